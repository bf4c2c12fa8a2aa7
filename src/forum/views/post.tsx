import { PicturesView, VeiledPictures } from '../../files/index.ts';
import { bylineShown, type Met } from '../../people/index.ts';
import { Post } from '../../platform/html/index.ts';
import type { Words } from '../../platform/i18n/index.ts';
import type { PostRow } from '../queries.ts';
import { isAboutAnother } from '../about-whom.ts';
import { withNames } from './mentioned.tsx';
import { backTo, NotesLine } from './folded.tsx';
import { postActions } from './post-actions.tsx';
import { QuotedView } from './quoted.tsx';
import type { ThreadPage } from './thread.tsx';

export function PostView({ post, met, page, words }: { post: PostRow; met: Met; page: ThreadPage; words: Words }) {
  const { t } = words;
  const byline = bylineShown(t, post);
  const at = new Date(post.created_at);
  const lines = isAboutAnother(post.about) ? [t('forum.about.shown')] : [];
  const shown = { ...byline, lines, time: { iso: at.toISOString(), words: words.when(at) }, timeHref: `/posts/${post.id}` };
  const id = `post-${post.id}`;
  // What somebody called graphic nobody meets unprepared, whatever their filters are.
  const Pictures = met.notes.includes('graphic') ? VeiledPictures : PicturesView;
  if (post.state === 'gone') return <Post id={id} byline={shown} trace={t('forum.post.taken_back', { name: byline.name })} />;
  return (
    <Post
      id={id}
      byline={shown}
      answers={
        post.answers_id ? { href: `/posts/${post.answers_id}`, words: t('forum.post.answers', { name: answered(post, words) }) } : undefined
      }
      before={
        <>
          {met.how !== 'fold' && met.how !== 'hide' && <NotesLine met={met} from={backTo(page, post)} t={t} />}
          {post.quotes && <QuotedView quotes={post.quotes} t={t} />}
        </>
      }
      html={withNames(post.html, post.mentions, page.mine, t)}
      lang={post.language}
      trace={traceOf(post, words)}
      actions={postActions({ post, page, words, name: byline.name })}
    >
      {post.pictures && <Pictures pictures={post.pictures} t={t} lens={page.lens} lang={post.language} />}
    </Post>
  );
}

function answered(post: PostRow, { t }: Words): string {
  return bylineShown(t, { label: post.answers_label, name: post.answers_name }).name;
}

function traceOf(post: PostRow, { t, when }: Words) {
  if (post.state !== 'shown') return t(`forum.state.${post.state}`);
  return post.edited_at ? (
    <a href={`/posts/${post.id}/history`}>{t('forum.post.edited', { when: when(new Date(post.edited_at)) })}</a>
  ) : undefined;
}
