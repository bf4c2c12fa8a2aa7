import { recipientOf, isInsider, toWhoWillSee } from '../access/index.ts';
import { attempt } from '../platform/db/index.ts';
import { goTo, notFound, parseForm, show, type Answer, type Flash, type Route, type Visit } from '../platform/http/index.ts';
import { isId } from '../platform/ids.ts';
import { notesIn, readDraft } from '../people/index.ts';
import { renderMarkdown } from '../platform/markdown.ts';
import { translated } from './board-routes.tsx';
import { bringPostBack, deletePost, editPost, reactToPost, type Changed } from './change-post.ts';
import { cluesOnce } from './clues-once.ts';
import { composedFrom, noWords, typedIn } from './composed.ts';
import { withPictures } from './composer-pictures.ts';
import { editForm, reactionForm } from './forms.ts';
import { withQuotes } from './quote-routes.tsx';
import { lookFirst, wantsToLook } from './look-first.ts';
import { saidIn } from './said-in.ts';
import { composerPage, statusOf, type Retry } from './page-models.ts';
import { postedAs, saidBefore } from './posted.tsx';
import { openPosts, type OnePost } from './queries.ts';
import { DeleteView, EditView } from './views/own-post.tsx';

/** The post of the address as its author or reader sees it, or nothing. */
async function thePost(visit: Visit): Promise<OnePost | undefined> {
  const id = visit.params['post']!;
  if (!isId(id)) return undefined;
  const [seen] = await openPosts(visit.house.db, visit.viewer, [id], visit.viewer.person ? 'author' : 'reader');
  return seen?.for(recipientOf(visit.viewer));
}

async function leadToPost(visit: Visit): Promise<Answer> {
  const post = await thePost(visit);
  return post ? goTo(`/threads/${post.scope_id}?at=${post.id}#post-${post.id}`) : notFound;
}

const crumbsOf = ({ words: { t } }: Visit, post: OnePost) => [
  { label: post.place_name, href: `/boards/${post.slug}` },
  { label: post.title || t('forum.thread.taken_back'), href: `/posts/${post.id}` },
];

async function showEdit(visit: Visit, retry?: Retry): Promise<Answer> {
  const post = await thePost(visit);
  if (!post?.mine) return notFound;
  const form = `edit:${post.id}`;
  const draft = retry ? undefined : await readDraft(visit.house.db, visit.viewer.person!.id, form);
  const who = toWhoWillSee(post.who, isInsider(visit.viewer, post.audience_id));
  const stands = {
    words: post.words,
    language: post.language,
    pictures: (post.pictures ?? []).map(({ id }) => id).join(','),
    quotes: post.quote_refs ?? '',
    notes: post.own_notes ?? '',
  };
  const page = {
    postId: post.id,
    alias: post.label,
    noted: notesIn(post.notes.filter((note) => !(post.own_notes ?? '').split(',').includes(note)).join(',')),
    composer: await withQuotes(
      visit,
      await withPictures(
        visit,
        composerPage(
          visit,
          { form, back: `/posts/${post.id}/edit`, names: `/threads/${post.scope_id}/names`, who, draft, typed: stands },
          retry,
        ),
      ),
      post.scope_id,
    ),
  };
  return show(visit.words.t('forum.edit.title'), <EditView page={page} words={visit.words} />, {
    status: statusOf(retry),
    current: 'boards',
    crumbs: crumbsOf(visit, post),
  });
}

async function edit(visit: Visit): Promise<Answer> {
  if (wantsToLook(visit)) return lookFirst(visit, `edit:${visit.params['post']!}`, (retry) => showEdit(visit, retry));
  const again = (faults: Record<string, string>) => showEdit(visit, { typed: typedIn(visit.form), faults });
  const read = parseForm(editForm, visit.form);
  if (!read.ok) return again(translated(visit, read.faults));
  const newer = { ...composedFrom(visit, read.value), key: read.value.idempotency_key };
  const clues = cluesOnce(visit, newer);
  if (clues) return showEdit(visit, { typed: typedIn(visit.form), faults: {}, clues });
  const changed = await act(visit, (tx, id) => editPost(tx, visit.house, visit.viewer, id, newer, visit.now));
  if (!changed.done && changed.why === 'said-before') return showEdit(visit, saidBefore(visit));
  if (!changed.done && changed.why === 'no-words') return again({ words: visit.words.t(noWords(newer)) });
  if (!changed.done && changed.why === 'closed') return again({ words: visit.words.t('forum.fault.closed') });
  return after(visit, changed, { kind: 'done', key: 'forum.flash.edited' }, `&${postedAs(`edit:${visit.params['post']}`, newer.key)}`);
}

async function showDelete(visit: Visit): Promise<Answer> {
  const post = await thePost(visit);
  if (!post?.mine) return notFound;
  const page = { postId: post.id, html: renderMarkdown(saidIn(post) || visit.words.t('files.undescribed')).html, language: post.language };
  return show(visit.words.t('forum.delete.title'), <DeleteView page={page} words={visit.words} />, {
    current: 'boards',
    crumbs: crumbsOf(visit, post),
  });
}

async function remove(visit: Visit): Promise<Answer> {
  const post = await thePost(visit);
  const changed = await act(visit, (tx, id) => deletePost(tx, visit.house, visit.viewer, id, visit.now));
  const undo = { action: `/posts/${visit.params['post']}/bring-back`, key: 'forum.delete.undo', fields: {} };
  if (!changed.done || !post) return notFound;
  return goTo(post.position === 0 ? `/boards/${post.slug}` : `/threads/${changed.threadId}`, {
    kind: 'done',
    key: 'forum.flash.deleted',
    undo,
  });
}

async function bringBack(visit: Visit): Promise<Answer> {
  return after(visit, await act(visit, (tx, id) => bringPostBack(tx, visit.viewer, id, visit.now)), {
    kind: 'done',
    key: 'forum.flash.back',
  });
}

async function react(visit: Visit): Promise<Answer> {
  const read = parseForm(reactionForm, visit.form);
  if (!read.ok) return notFound;
  return after(visit, await act(visit, (tx, id) => reactToPost(tx, visit.house, visit.viewer, id, read.value.kind, visit.now)));
}

async function act(
  visit: Visit,
  change: (tx: Parameters<Parameters<typeof attempt>[1]>[0], id: string) => Promise<Changed>,
): Promise<Changed> {
  const id = visit.params['post']!;
  return isId(id) ? attempt(visit.house.db, (tx) => change(tx, id)) : { done: false, why: 'not-found' };
}

/** Back to the post, where it is read. */
function after(visit: Visit, changed: Changed, flash?: Flash, more = ''): Answer {
  const id = visit.params['post']!;
  return changed.done ? goTo(`/threads/${changed.threadId}?at=${id}${more}#post-${id}`, flash) : notFound;
}

const ids = { post: 'post' } as const;

export const postRoutes: Route[] = [
  { method: 'GET', path: '/posts/:post', door: 'anyone', ids, handle: leadToPost },
  { method: 'GET', path: '/posts/:post/edit', door: 'member', ids, handle: (visit) => showEdit(visit) },
  {
    method: 'POST',
    path: '/posts/:post/edit',
    door: 'member',
    afterAgreeing: true,
    ids: { ...ids, idempotency_key: 'form-key' },
    handle: edit,
  },
  { method: 'GET', path: '/posts/:post/delete', door: 'member', ids, handle: showDelete },
  { method: 'POST', path: '/posts/:post/delete', door: 'member', ids, handle: remove },
  { method: 'POST', path: '/posts/:post/bring-back', door: 'member', ids, handle: bringBack },
  { method: 'POST', path: '/posts/:post/reactions', door: 'member', ids, handle: react },
];
