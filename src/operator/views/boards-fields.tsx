import { Choice, Notice } from '../../platform/html/index.ts';
import type { T } from '../../platform/i18n/index.ts';
import type { Suggestion } from '../suggested-boards.ts';

type Props = {
  t: T;
  /** What is there already. */
  open: readonly { slug: string; name: string }[];
  suggestions: readonly Suggestion[];
  /** Whether none was opened yet: then a few are chosen beforehand. */
  first: boolean;
};

const groups = ['everybody', 'life', 'common', 'other'] as const;
type Group = (typeof groups)[number];

/** Who reads a board, in the words that stand above it later. */
function readers(t: T, inside: Suggestion['inside']): string {
  return t(`operator.readers.${inside.replace('relation:', '')}`);
}

function Boards({ t, boards, first }: { t: T; boards: readonly Suggestion[]; first: boolean }) {
  return (
    <div class="choices-list">
      {boards.map(({ slug, name, language, inside, group, chosen }) => (
        <Choice
          name="boards"
          value={slug}
          label={name}
          lang={language}
          hint={group === 'everybody' || group === 'life' ? readers(t, inside) : undefined}
          checked={first && chosen}
        />
      ))}
    </div>
  );
}

function BoardGroup({ t, group, boards, first }: { t: T; group: Group; boards: readonly Suggestion[]; first: boolean }) {
  if (boards.length === 0) return null;
  const list = <Boards t={t} boards={boards} first={first} />;
  return (
    <fieldset class={group === 'common' || group === 'other' ? 'choices choices-tiles' : 'choices choices-rows'}>
      <legend>{t(`operator.boards.${group}`)}</legend>
      <div class="hint">{t(`operator.boards.${group}_hint`)}</div>
      {group === 'other' ? (
        <details class="help-fold">
          <summary>{t('operator.boards.other_show', { count: boards.length })}</summary>
          {list}
        </details>
      ) : (
        list
      )}
    </fieldset>
  );
}

function AlreadyOpen({ t, open }: Pick<Props, 't' | 'open'>) {
  if (open.length === 0) return null;
  return (
    <Notice title={t('operator.boards.open')}>
      <ul>
        {open.map(({ slug, name }) => (
          <li>
            <a href={`/boards/${slug}`}>
              <bdi>{name}</bdi>
            </a>
          </li>
        ))}
      </ul>
      <p>
        <a href="/operator/boards">{t('operator.boards.manage')}</a>
      </p>
    </Notice>
  );
}

export function BoardsFields({ t, open, suggestions, first }: Props) {
  return (
    <>
      <AlreadyOpen t={t} open={open} />
      {groups.map((group) => (
        <BoardGroup t={t} group={group} boards={suggestions.filter((board) => board.group === group)} first={first} />
      ))}
      <Choice
        name="look_after"
        value="yes"
        label={t('operator.boards.look_after')}
        hint={t('operator.boards.look_after_hint')}
        checked={first}
      />
    </>
  );
}
