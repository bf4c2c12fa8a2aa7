import { whoInWords, type WhoWillSee } from '../../access/index.ts';
import { Actions, Card, Empty, LinkButton, List, Notice, Pager, Soft, WhoWillSee as WhoBox } from '../../platform/html/index.ts';
import type { Words } from '../../platform/i18n/index.ts';
import type { MetThread } from '../listed-thread.ts';
import type { BoardRow } from '../queries.ts';
import { ThreadItem } from './thread-item.tsx';

export type BoardPage = {
  board: Omit<BoardRow, 'who'>;
  who: WhoWillSee;
  threads: MetThread[];
  /** The few that wait for a reply, for who said that they can answer here. */
  waiting: MetThread[];
  older: string | null;
  first: boolean;
  community: string;
  signedIn: boolean;
  /** Whether this viewer looks after the board. */
  moderates: boolean;
};

export function BoardView({ page, words }: { page: BoardPage; words: Words }) {
  const { board, threads } = page;
  const { t } = words;
  return (
    <>
      <h1 dir="auto" lang={board.language}>
        {board.name}
      </h1>
      <p class="soft" dir="auto" lang={board.language}>
        {board.purpose}
      </p>
      {board.archiving && <Archived archiving={board.archiving} language={board.language} words={words} />}
      <BoardActions page={page} words={words} />
      <Waiting threads={page.waiting} from={`/boards/${board.slug}`} words={words} />
      {threads.length === 0 ? (
        <Empty title={t(page.first ? 'forum.board.empty_title' : 'forum.board.end_title')}>
          <p>{t(page.first ? 'forum.board.empty' : 'forum.board.end')}</p>
        </Empty>
      ) : (
        <>
          <h2 class="aloud">{t('forum.board.threads')}</h2>
          <List label={t('forum.board.threads')}>
            {threads.map((thread) => (
              <ThreadItem thread={thread} words={words} from={`/boards/${board.slug}`} />
            ))}
          </List>
        </>
      )}
      <Pager
        label={t('forum.pages')}
        older={page.older ? { href: `/boards/${board.slug}?before=${page.older}`, label: t('forum.board.older') } : undefined}
        newer={page.first ? undefined : { href: `/boards/${board.slug}`, label: t('forum.board.newest') }}
      />
    </>
  );
}

/** Nobody writes here any more: since when, and why. */
function Archived({
  archiving,
  language,
  words: { t, day },
}: {
  archiving: { at: string; because: string };
  language: string;
  words: Words;
}) {
  return (
    <Notice title={t('forum.board.archived', { day: day(new Date(archiving.at)) })}>
      <p lang={language} dir="auto">
        {archiving.because}
      </p>
    </Notice>
  );
}

/** What waits for a first reply, for whoever offered to give one. It stands again in the list below. */
function Waiting({ threads, from, words }: { threads: readonly MetThread[]; from: string; words: Words }) {
  if (threads.length === 0) return null;
  const { t } = words;
  return (
    <Card title={t('forum.waiting.card')}>
      <Soft>{t('forum.waiting.card_words')}</Soft>
      <List label={t('forum.waiting.card')}>
        {threads.map((thread) => (
          <ThreadItem
            thread={thread}
            words={words}
            from={from}
            line={t('forum.waiting.since', { when: words.when(new Date(thread.created_at)) })}
          />
        ))}
      </List>
    </Card>
  );
}

function BoardActions({ page: { board, who, community, signedIn, moderates }, words: { t } }: { page: BoardPage; words: Words }) {
  const told = whoInWords(t, who, community);
  return (
    <>
      <WhoBox open={who.public}>
        <strong>{told.strong}</strong> {told.rest}
      </WhoBox>
      <Actions>
        {board.may_write && (
          <LinkButton kind="primary" icon="pencil" href={`/boards/${board.slug}/new`}>
            {t('forum.board.start')}
          </LinkButton>
        )}
        {signedIn && (
          <LinkButton kind="plain" icon="bell" href={`/boards/${board.slug}/following`}>
            {t('forum.board.following')}
          </LinkButton>
        )}
        {moderates && (
          <LinkButton kind="plain" icon="shield" href={`/boards/${board.slug}/keep`}>
            {t('forum.board.keep')}
          </LinkButton>
        )}
        {signedIn && (
          <LinkButton kind="plain" icon="info" href={`/boards/${board.slug}/entrance`}>
            {t('forum.board.about')}
          </LinkButton>
        )}
      </Actions>
    </>
  );
}
