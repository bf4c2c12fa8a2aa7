import { Chip, Empty, LinkButton, List, ListItem, Pager, type IconName } from '../../platform/html/index.ts';
import type { Words } from '../../platform/i18n/index.ts';
import type { BoardList, ListedBoard } from '../page-models.ts';
import { mostCounted } from '../rules.ts';

export type BoardsPage = BoardList & { first: boolean; signedIn: boolean };

export function BoardsView({ page: { groups, more, first, signedIn }, words }: { page: BoardsPage; words: Words }) {
  const { t } = words;
  return (
    <>
      <h1>{t('places.boards.title')}</h1>
      <p class="soft">{t(signedIn ? 'places.boards.intro' : 'places.boards.intro_signed_out')}</p>
      {groups.length === 0 && (
        <Empty
          title={t('places.boards.none_title')}
          actions={signedIn ? undefined : <LinkButton href="/sign-in">{t('html.frame.sign_in')}</LinkButton>}
        >
          <p>{t('places.boards.none')}</p>
        </Empty>
      )}
      {groups.map(({ section, boards }) => (
        <section aria-labelledby={`boards-${section}`}>
          <h2 id={`boards-${section}`}>{t(`places.section.${section}`)}</h2>
          <List>
            {boards.map((board) => (
              <BoardItem board={board} words={words} />
            ))}
          </List>
        </section>
      ))}
      <Pager
        label={t('places.boards.pages')}
        older={more ? { href: `/boards?after=${more}`, label: t('places.boards.more') } : undefined}
        newer={first ? undefined : { href: '/boards', label: t('places.boards.first') }}
      />
    </>
  );
}

function iconOf({ lead }: ListedBoard): IconName {
  if (lead === 'everyone') return 'globe';
  if (lead === 'member') return 'message-circle';
  return lead.startsWith('relation:') ? 'hand-heart' : 'lock';
}

function BoardItem({ board, words: { t } }: { board: ListedBoard; words: Words }) {
  const purpose = (
    <span lang={board.language} dir="auto">
      {board.purpose}
    </span>
  );
  return (
    <ListItem
      title={board.name}
      href={board.href}
      lang={board.language}
      icon={iconOf(board)}
      lines={[purpose, t('places.readers.line', { who: board.readers })]}
      chips={board.fresh > 0 || (!board.reads && board.joining === 'asking') ? <Chips board={board} t={t} /> : undefined}
    />
  );
}

function Chips({ board, t }: { board: ListedBoard; t: Words['t'] }) {
  if (board.fresh > 0) return <Chip tone="warm">{newInWords(t, board.fresh)}</Chip>;
  return <Chip tone="bare">{t('places.boards.ask_chip')}</Chip>;
}

/** «3 conversations with something new»; more than a few is several. */
export function newInWords(t: Words['t'], n: number): string {
  return n >= mostCounted ? t('places.new_many') : t('places.new', { n });
}
