import { PicturesView, VeiledPictures } from '../../files/index.ts';
import { bylineShown, type Met } from '../../people/index.ts';
import { Form, Menu, MenuLink, Post, Reaction } from '../../platform/html/index.ts';
import type { Words } from '../../platform/i18n/index.ts';
import type { PostRow } from '../queries.ts';
import { isAboutAnother } from '../about-whom.ts';
import { reactions, type ReactionKind } from '../tables.ts';
import { withNames } from './mentioned.tsx';
import { backTo, NotesLine } from './folded.tsx';
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
      actions={<PostActions post={post} page={page} words={words} name={byline.name} />}
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

function PostActions({ post, page, words, name }: { post: PostRow; page: ThreadPage; words: Words; name: string }) {
  const mine = page.mine.includes(post.byline_id);
  return (
    <>
      {post.state === 'shown' && <Reactions post={post} page={page} words={words} />}
      {page.box && post.state === 'shown' && !mine && (
        <a class="button button-plain" href={`/threads/${page.thread.scope_id}?at=${post.id}&answer=${post.id}#reply`}>
          <span>
            {words.t('forum.post.reply')} <span class="aloud">{words.t('forum.post.reply_to', { name })}</span>
          </span>
        </a>
      )}
      {page.box && post.state === 'shown' && post.html !== '' && (
        <a class="button button-plain" href={`/posts/${post.id}/quote`} data-quote>
          <span>
            {words.t('forum.post.quote')} <span class="aloud">{words.t('forum.post.quote_of', { name })}</span>
          </span>
        </a>
      )}
      <MoreMenu post={post} page={page} words={words} mine={mine} name={name} />
    </>
  );
}

/** Everybody sees the words; only who gave one sees it pressed. Who else did is nobody's business. */
function Reactions({ post, page, words: { t, number } }: { post: PostRow; page: ThreadPage; words: Words }) {
  const given = new Map((post.reactions ?? []).map((r) => [r.kind, r]));
  const one = (kind: ReactionKind) => {
    const r = given.get(kind);
    return (
      <Reaction name="kind" value={kind} pressed={r?.mine ?? false} {...(r ? { count: number(r.n) } : {})}>
        {t(`forum.reaction.${kind}`)}
      </Reaction>
    );
  };
  if (!page.may.react) return <>{[...given.values()].map((r) => `${t(`forum.reaction.${r.kind}`)} ${number(r.n)}`).join(' · ')}</>;
  return (
    <Form action={`/posts/${post.id}/reactions`}>
      <div class="actions" role="group" aria-label={t('forum.reaction.label')}>
        {reactions.map(one)}
        {!page.mine.includes(post.byline_id) && one('helped')}
      </div>
    </Form>
  );
}

function MoreMenu({
  post,
  page,
  words: { t },
  mine,
  name,
}: {
  post: PostRow;
  page: ThreadPage;
  words: Words;
  mine: boolean;
  name: string;
}) {
  const moderates = page.may.moderate && !mine;
  if (!mine && !moderates && !page.may.report) return null;
  return (
    <Menu
      label={
        <>
          {t('forum.post.more')} <span class="aloud">{t('forum.post.more_of', { name })}</span>
        </>
      }
      align="end"
    >
      {mine && !page.closed && post.state === 'shown' && (
        <MenuLink href={`/posts/${post.id}/edit`} icon="pencil">
          {t('forum.post.edit')}
        </MenuLink>
      )}
      {mine && (
        <MenuLink href={`/posts/${post.id}/delete`} icon="trash-2" danger>
          {t('forum.post.delete')}
        </MenuLink>
      )}
      {post.state === 'shown' && (
        <MenuLink href={`/keep/post/${post.id}`} icon="bookmark">
          {t('forum.post.keep')}
        </MenuLink>
      )}
      {!mine && page.may.report && (
        <MenuLink href={`/report/post/${post.id}`} icon="flag">
          {t('forum.post.report')}
        </MenuLink>
      )}
      {!mine && post.state === 'shown' && (
        <MenuLink href={`/posts/${post.id}/mute`} icon="eye-off">
          {t('forum.post.mute')}
        </MenuLink>
      )}
      {!mine && post.state === 'shown' && (
        <MenuLink href={`/posts/${post.id}/block`} icon="eye-off">
          {t('forum.post.block')}
        </MenuLink>
      )}
      {!mine && post.label !== null && page.may.unmask && (
        <MenuLink href={`/unmask/post/${post.id}`} icon="key-round">
          {t('forum.post.unmask')}
        </MenuLink>
      )}
      {moderates && post.state === 'shown' && (
        <MenuLink href={`/posts/${post.id}/notes`} icon="info">
          {t('forum.post.note')}
        </MenuLink>
      )}
      {moderates && (
        <MenuLink href={`/moderate/post/${post.id}`} icon="shield">
          {t('forum.post.moderate')}
        </MenuLink>
      )}
    </Menu>
  );
}
