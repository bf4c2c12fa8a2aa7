import { bylineShown } from '../../people/index.ts';
import { renderFragment } from '../../platform/html/index.ts';
import type { T } from '../../platform/i18n/index.ts';
import type { Mentioned } from '../read-quotes.ts';

const marker = /<span data-mention="(\d+)"><\/span>/g;

/** Puts the names of today where a post names people; whoever reads finds their own marked. */
export function withNames(html: string, mentions: readonly Mentioned[] | null, mine: readonly string[], t: T): string {
  if (!mentions) return html;
  return html.replaceAll(marker, (_, n: string) => {
    const mentioned = mentions.find((m) => m.n === Number(n));
    return mentioned ? renderFragment(<Mention mentioned={mentioned} me={mine.includes(mentioned.byline_id)} t={t} />) : '';
  });
}

function Mention({ mentioned, me, t }: { mentioned: Mentioned; me: boolean; t: T }) {
  const { name, href } = bylineShown(t, mentioned);
  if (me)
    return (
      <mark class="mention">
        @<bdi>{name}</bdi>
        <span class="aloud">{` (${t('forum.mention.you')})`}</span>
      </mark>
    );
  const left = mentioned.label === null && !href && mentioned.person_state !== 'suspended';
  if (left) return <span class="mention">{name}</span>;
  return (
    <span class="mention">
      @
      {href ? (
        <a href={href}>
          <bdi>{name}</bdi>
        </a>
      ) : (
        <bdi>{name}</bdi>
      )}
    </span>
  );
}
