import type { ComponentChildren } from 'preact';
import { Chip, Chips, Fold, LinkButton, LiveScope, NewLine, Notice, Pager, ReadAloud } from '../../platform/html/index.ts';
import type { T, Words } from '../../platform/i18n/index.ts';
import type { PostRow, ThreadRow } from '../queries.ts';
import { bylineShown, type Met } from '../../people/index.ts';
import type { Item, Meets } from '../fold-posts.ts';
import type { Keeping } from '../thread-keeping.ts';
import { FollowBox } from './follow-box.tsx';
import { backTo, Folded, NotesLine, NotThisWeek, notesInWords } from './folded.tsx';
import { intentIcon } from './intent.ts';
import { KeepingBox, KeepingLines } from './keeping.tsx';
import { PostView } from './post.tsx';
import { ReplyBox, type ReplyBoxPage } from './reply-box.tsx';
import { PinnedSummaryView, type PinnedSummary } from './summaries.tsx';

export type ThreadPage = {
  thread: Omit<ThreadRow, 'posts' | 'who' | 'draft'>;
  posts: PostRow[];
  /** Whether search engines may have it. */
  isPublic: boolean;
  /** First and last post's ids where more lies beyond them. */
  earlier: string | null;
  later: string | null;
  /** The first post that was posted since this reader was here. */
  firstNew: string | null;
  mine: readonly string[];
  may: { react: boolean; report: boolean; moderate: boolean; unmask: boolean };
  closed: { reason: string; when: string } | null;
  box: ReplyBoxPage | null;
  lens: 'author' | 'moderator';
  keeping: Keeping;
  summary: PinnedSummary | null;
  meets: Meets;
  live: boolean;
};

export function ThreadView({ page, words }: { page: ThreadPage; words: Words }) {
  const { thread } = page;
  const { t } = words;
  const title = thread.title || t('forum.thread.taken_back');
  return (
    <>
      <h1 dir="auto" lang={thread.language}>
        {title}
      </h1>
      <Chips>
        <Chip icon={intentIcon[thread.intent]}>{t(`forum.intent.${thread.intent}`)}</Chip>
        {thread.state !== 'shown' && <Chip tone="warm">{t(`forum.state.${thread.state}`)}</Chip>}
        {page.box && (
          <LinkButton kind="plain" icon="pencil" href="#reply">
            {t('forum.thread.write')}
          </LinkButton>
        )}
        {(page.earlier ?? page.later) && (
          <LinkButton kind="plain" icon="book-open" href={`/threads/${thread.scope_id}/contents`}>
            {t('forum.thread.contents')}
          </LinkButton>
        )}
        <ReadAloud t={t} />
      </Chips>
      <NotesLine met={page.meets.whole} from={`/threads/${thread.scope_id}`} t={t} />
      <KeepingLines keeping={page.keeping} words={words} />
      <Lens page={page} words={words} />
      {page.summary && <PinnedSummaryView summary={page.summary} threadId={thread.scope_id} words={words} />}
      <ThreadPager page={page} words={words} which="earlier" />
      <Posts page={page} words={words} />
      <div id="later" data-live>
        <ThreadPager page={page} words={words} which="later" />
      </div>
      {page.closed && (
        <Notice kind="calm">
          <p>{t('forum.thread.closed', page.closed)}</p>
        </Notice>
      )}
      {page.box && <KeepingBox keeping={page.keeping} words={words} />}
      {page.box && <ReplyBox box={page.box} words={words} />}
      {page.live && <FollowBox threadId={thread.scope_id} following={thread.following} t={t} />}
    </>
  );
}

/** What is said grows while it is read; only for people who are signed in, since others have no stream. */
function Posts({ page, words }: { page: ThreadPage; words: Words }) {
  const posts = (
    <ol class="posts" id="posts" data-live role="list" aria-label={words.t('forum.thread.posts')}>
      {page.meets.items.map((item) =>
        item.kind === 'post' ? (
          <PostItem item={item} page={page} words={words} />
        ) : (
          <LeftOut posts={item.posts} page={page} words={words} />
        ),
      )}
    </ol>
  );
  const shown = page.meets.wholeFolded ? (
    <WholeFold met={page.meets.whole} from={`/threads/${page.thread.scope_id}`} t={words.t}>
      {posts}
    </WholeFold>
  ) : (
    posts
  );
  if (!page.live) return shown;
  return (
    <LiveScope t={words.t} scope={page.thread.scope_id}>
      {shown}
    </LiveScope>
  );
}

/** Staff of the place choose by hand to see what is hidden or held. */
function Lens({ page, words: { t } }: { page: ThreadPage; words: Words }) {
  if (!page.may.moderate) return null;
  const moderating = page.lens === 'moderator';
  return (
    <p class="soft">
      {t(moderating ? 'forum.lens.moderating' : 'forum.lens.reading')}{' '}
      <a href={moderating ? `/threads/${page.thread.scope_id}` : `/threads/${page.thread.scope_id}?lens=moderator`}>
        {t(moderating ? 'forum.lens.read' : 'forum.lens.moderate')}
      </a>
      {moderating && (
        <>
          {' · '}
          <a href={`/threads/${page.thread.scope_id}/keep`}>{t('forum.lens.keep')}</a>
        </>
      )}
    </p>
  );
}

/** A conversation whose notes this reader asked not to meet unprepared. */
function WholeFold({ met, from, t, children }: { met: Met; from: string; t: T; children: ComponentChildren }) {
  return (
    <>
      <NotThisWeek met={met} from={from} t={t} />
      <Fold reason={t('forum.fold.whole', { notes: notesInWords(t, met.notes) })} show={t('forum.fold.show')}>
        {children}
      </Fold>
    </>
  );
}

/** Posts that this reader asked to leave out: one quiet line, and a way to them. */
function LeftOut({ posts, page, words: { t } }: { posts: readonly PostRow[]; page: ThreadPage; words: Words }) {
  const [first, ...others] = posts;
  return (
    <li id={`item-${first!.id}`}>
      {/* Whoever has just left one of these out is led back to where it stood. */}
      {others.map(({ id }) => (
        <span id={`item-${id}`} />
      ))}
      {posts.some((post) => post.id === page.firstNew) && <NewLine>{t('forum.thread.new')}</NewLine>}
      <p class="soft left-out">
        {t('forum.fold.left_out', { n: posts.length })}{' '}
        <a href={`/threads/${page.thread.scope_id}?at=${first!.id}&all=yes#post-${first!.id}`}>
          {t('forum.fold.see', { n: posts.length })}
        </a>
        {' · '}
        <a href="/filters">{t('forum.fold.left_out_change')}</a>
      </p>
    </li>
  );
}

function PostItem({ item: { post, met, open }, page, words }: { item: Extract<Item, { kind: 'post' }>; page: ThreadPage; words: Words }) {
  return (
    <li id={`item-${post.id}`}>
      {post.id === page.firstNew && <NewLine>{words.t('forum.thread.new')}</NewLine>}
      <Folded met={met} name={bylineShown(words.t, post).name} open={open} from={backTo(page, post)} t={words.t}>
        <PostView post={post} met={met} page={page} words={words} />
      </Folded>
    </li>
  );
}

function ThreadPager({ page, words: { t }, which }: { page: ThreadPage; words: Words; which: 'earlier' | 'later' }) {
  const id = which === 'earlier' ? page.earlier : page.later;
  if (!id) return null;
  const lens = page.lens === 'moderator' ? '&lens=moderator' : '';
  const href = `/threads/${page.thread.scope_id}?${which === 'earlier' ? 'before' : 'after'}=${id}${lens}`;
  const step = { href, label: t(`forum.thread.${which}`) };
  return <Pager label={step.label} {...(which === 'earlier' ? { newer: step } : { older: step })} />;
}
