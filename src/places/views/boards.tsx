import { Actions, Button, Chip, Empty, Field, Form, LinkButton, List, ListItem, Pager, type IconName } from '../../platform/html/index.ts';
import type { Words } from '../../platform/i18n/index.ts';
import type { BoardList, ListedBoard } from '../page-models.ts';
import { longestSearch } from '../find-boards.ts';
import { mostCounted } from '../rules.ts';

export type BoardsPage = BoardList & { typed: string; first: boolean; signedIn: boolean };

export function BoardsView({ page: { groups, more, typed, first, signedIn }, words }: { page: BoardsPage; words: Words }) {
  const { t } = words;
  return (
    <>
      <h1>{t('places.boards.title')}</h1>
      <p class="soft">{t(signedIn ? 'places.boards.intro' : 'places.boards.intro_signed_out')}</p>
      <Find typed={typed} t={t} />
      {groups.length === 0 && <Nothing typed={typed} signedIn={signedIn} t={t} />}
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

/** Any word for it will do, in any of our languages. */
function Find({ typed, t }: { typed: string; t: Words['t'] }) {
  return (
    <Form action="/boards" method="get" role="search">
      <Field
        name="find"
        type="search"
        label={t('places.boards.find')}
        hint={t('places.boards.find_hint')}
        value={typed}
        width="half"
        maxlength={longestSearch}
        autocomplete="off"
      />
      <Actions>
        <Button kind="quiet" icon="search">
          {t('places.boards.find_submit')}
        </Button>
        {typed && (
          <LinkButton kind="plain" href="/boards">
            {t('places.boards.find_all')}
          </LinkButton>
        )}
      </Actions>
    </Form>
  );
}

function Nothing({ typed, signedIn, t }: { typed: string; signedIn: boolean; t: Words['t'] }) {
  const signIn = signedIn ? undefined : <LinkButton href="/sign-in">{t('html.frame.sign_in')}</LinkButton>;
  return (
    <Empty title={t(typed ? 'places.boards.not_found_title' : 'places.boards.none_title')} actions={signIn}>
      <p>{typed ? t('places.boards.not_found', { typed }) : t('places.boards.none')}</p>
    </Empty>
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
