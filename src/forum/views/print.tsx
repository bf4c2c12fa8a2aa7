import { whoInWords, type WhoWillSee } from '../../access/index.ts';
import { PrintedPictures } from '../../files/index.ts';
import { bylineShown, type Met } from '../../people/index.ts';
import { Actions, LinkButton, Prose } from '../../platform/html/index.ts';
import type { Words } from '../../platform/i18n/index.ts';
import type { PrintedPost, PrintedThread } from '../print.ts';
import { Folded, notesInWords } from './folded.tsx';
import { withNames } from './mentioned.tsx';
import { QuotedView } from './quoted.tsx';

type MetPost = PrintedPost & { met: Met };

export type PrintPage = {
  thread: Omit<PrintedThread, 'who' | 'posts'>;
  posts: MetPost[];
  /** How many posts this reader asked to leave out. */
  leftOut: number;
  who: WhoWillSee;
  community: string;
  mine: readonly string[];
  printedAt: Date;
  next: string | null;
};

/** A conversation for paper. Above and below it stands whom it was written for: paper asks nobody who they are. */
export function PrintView({ page, words }: { page: PrintPage; words: Words }) {
  const { thread, posts, next } = page;
  const { t, when } = words;
  const told = whoInWords(t, page.who, page.community);
  const forWhom = (
    <p class="soft">
      <strong>{told.strong}</strong> {told.rest}
    </p>
  );
  return (
    <>
      <h1 dir="auto" lang={thread.language}>
        {thread.title || t('forum.thread.taken_back')}
      </h1>
      <p>
        {page.community} · <bdi>{thread.place_name}</bdi> · {when(page.printedAt)}
      </p>
      {forWhom}
      {thread.notes.length > 0 && <p>{notesInWords(t, thread.notes)}</p>}
      <Actions>
        <LinkButton href={`/threads/${thread.scope_id}`}>{t('forum.contents.back')}</LinkButton>
      </Actions>
      {page.leftOut > 0 && <p class="soft">{t('forum.fold.left_out', { n: page.leftOut })}</p>}
      {posts.map((post) => (
        <Folded met={post.met} name={bylineShown(t, post).name} open={false} t={t}>
          <PrintedPostView post={post} mine={page.mine} words={words} />
        </Folded>
      ))}
      {next && (
        <p>
          <a href={`/threads/${thread.scope_id}/print?after=${next}`}>{t('forum.thread.later')}</a>
        </p>
      )}
      {forWhom}
    </>
  );
}

function PrintedPostView({ post, mine, words: { t, when } }: { post: PrintedPost; mine: readonly string[]; words: Words }) {
  return (
    <article class="post">
      <h2 class="printed-by">
        <bdi>{bylineShown(t, post).name}</bdi> <small>{when(new Date(post.created_at))}</small>
      </h2>
      {post.notes.length > 0 && <p class="soft">{notesInWords(t, post.notes)}</p>}
      {post.quotes && <QuotedView quotes={post.quotes} t={t} />}
      {post.html !== '' && <Prose html={withNames(post.html, post.mentions, mine, t)} lang={post.language} />}
      {post.pictures && <PrintedPictures pictures={post.pictures} t={t} />}
    </article>
  );
}
