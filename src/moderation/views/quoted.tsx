import { VeiledPictures } from '../../files/index.ts';
import { Card, Prose, Soft } from '../../platform/html/index.ts';
import type { T } from '../../platform/i18n/index.ts';
import { renderMarkdown } from '../../platform/markdown.ts';
import type { Target } from '../target.ts';

/** What it is about: whose, where, and the words themselves. */
export function Quoted({ t, target }: { t: T; target: Target }) {
  const { kind, author, title, words, language } = target;
  return (
    <Card kick={t('moderation.quoted.kick')}>
      <Soft>{kind === 'person' ? t('moderation.quoted.person', { author }) : t('moderation.quoted.words', { author, title })}</Soft>
      {words !== '' && <Written words={words} lang={language ?? undefined} />}
      <VeiledPictures pictures={target.pictures} t={t} lens="moderator" />
    </Card>
  );
}

/** Somebody's words, rendered as they stand in their place. */
export function Written({ words, lang }: { words: string; lang?: string | undefined }) {
  return (
    <div class="prose">
      <blockquote>
        <Prose html={renderMarkdown(words).html} lang={lang} />
      </blockquote>
    </div>
  );
}
