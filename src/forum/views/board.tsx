import { whoInWords, type WhoWillSee } from '../../access/index.ts';
import { bylineShown } from '../../people/index.ts';
import { Actions, Chip, Empty, LinkButton, List, ListItem, Pager, WhoWillSee as WhoBox } from '../../platform/html/index.ts';
import type { Words } from '../../platform/i18n/index.ts';
import { mostCounted } from '../rules.ts';
import type { BoardRow, ListedThread } from '../queries.ts';
import { intentIcon } from './intent.ts';

export type BoardPage = {
  board: Omit<BoardRow, 'who'>;
  who: WhoWillSee;
  threads: ListedThread[];
  older: string | null;
  first: boolean;
  community: string;
  signedIn: boolean;
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
      <BoardActions page={page} words={words} />
      {threads.length === 0 ? (
        <Empty title={t(page.first ? 'forum.board.empty_title' : 'forum.board.end_title')}>
          <p>{t(page.first ? 'forum.board.empty' : 'forum.board.end')}</p>
        </Empty>
      ) : (
        <List label={t('forum.board.threads')}>
          {threads.map((thread) => (
            <ThreadItem thread={thread} words={words} />
          ))}
        </List>
      )}
      <Pager
        label={t('forum.pages')}
        older={page.older ? { href: `/boards/${board.slug}?before=${page.older}`, label: t('forum.board.older') } : undefined}
        newer={page.first ? undefined : { href: `/boards/${board.slug}`, label: t('forum.board.newest') }}
      />
    </>
  );
}

function BoardActions({ page: { board, who, community, signedIn }, words: { t } }: { page: BoardPage; words: Words }) {
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
          <LinkButton kind="plain" icon="info" href={`/boards/${board.slug}/entrance`}>
            {t('forum.board.about')}
          </LinkButton>
        )}
      </Actions>
    </>
  );
}

function ThreadItem({ thread, words }: { thread: ListedThread; words: Words }) {
  const { t } = words;
  const opener = bylineShown(t, { label: thread.opener_label, name: thread.opener_name, person_state: thread.opener_state });
  const fresh = thread.fresh !== null && thread.fresh > 0;
  return (
    <ListItem
      title={thread.title || t('forum.thread.taken_back')}
      href={fresh ? `/threads/${thread.scope_id}?from=new#new` : `/threads/${thread.scope_id}`}
      lang={thread.language}
      lines={[t('forum.board.by', { name: opener.name, when: words.when(new Date(thread.last_at)) })]}
      chips={
        <>
          <Chip icon={intentIcon[thread.intent]}>{t(`forum.intent.${thread.intent}`)}</Chip>
          {fresh && <Chip tone="warm">{t('forum.board.new', { n: Math.min(thread.fresh ?? 0, mostCounted) })}</Chip>}
          {thread.closed && <Chip tone="bare">{t('forum.thread.closed_chip')}</Chip>}
          <small>{t('forum.board.replies', { n: thread.shown_replies })}</small>
        </>
      }
    />
  );
}
