import { recipientOf } from '../access/index.ts';
import { notesIn, type ContentNote } from '../people/index.ts';
import { attempt } from '../platform/db/index.ts';
import { goTo, notFound, parseForm, show, type Answer, type Route, type Visit } from '../platform/http/index.ts';
import { isId } from '../platform/ids.ts';
import { reasonForm } from './keep-forms.ts';
import { again, crumbsOfThread, nothingYet, statusOfAgain, theThread, type Again } from './keep-routes.tsx';
import { noteContent, notesGiven, type Noted } from './note-content.ts';
import { openPosts } from './queries.ts';
import { saidIn } from './said-in.ts';
import { NoteView } from './views/note.tsx';

/** What somebody who looks after the place is about to note something of. */
export type ToNote = {
  it: Noted;
  threadId: string;
  slug: string;
  placeName: string;
  title: string;
  language: string;
  /** The words, of a post. */
  words: string;
  /** What its author says it is about. */
  own: readonly ContentNote[];
};

async function postToNote({ house, viewer, params }: Visit): Promise<ToNote | null> {
  const id = params['post'] ?? '';
  const [seen] = isId(id) && viewer.staffOf.length > 0 ? await openPosts(house.db, viewer, [id], 'moderator') : [];
  const post = seen?.for(recipientOf(viewer));
  if (!post || post.mine) return null;
  const { scope_id: threadId, slug, place_name: placeName, title, language, own_notes: own } = post;
  return { it: { kind: 'post', id }, threadId, slug, placeName, title, language, words: saidIn(post), own: notesIn(own ?? '') };
}

async function threadToNote(visit: Visit): Promise<ToNote | null> {
  const thread = await theThread(visit);
  if (!thread) return null;
  const { id, slug, place_name: placeName, title, language } = thread;
  return { it: { kind: 'thread', id }, threadId: id, slug, placeName, title, language, words: '', own: [] };
}

async function showNote(visit: Visit, to: ToNote | null, retry: Again = nothingYet): Promise<Answer> {
  if (!to) return notFound;
  const given = await notesGiven(visit.house.db, to.it);
  const crumbs = crumbsOfThread(
    visit,
    { slug: to.slug, place_name: to.placeName, title: to.title, id: to.threadId },
    to.it.kind === 'thread',
  );
  return show(visit.words.t('forum.note.title'), <NoteView to={to} given={given} retry={retry} t={visit.words.t} />, {
    current: 'boards',
    status: statusOfAgain(retry),
    crumbs,
  });
}

async function note(visit: Visit, to: ToNote | null): Promise<Answer> {
  const { house, viewer, form, now } = visit;
  if (!to) return notFound;
  const read = parseForm(reasonForm, form);
  if (!read.ok) return showNote(visit, to, again(visit, read.faults));
  const given = { it: to.it, notes: notesIn(form.all('notes').join(',')), reason: read.value.reason };
  const done = await attempt(house.db, (tx) => noteContent(tx, house, viewer, given, now));
  if (!done.done && done.why === 'same') return showNote(visit, to, again(visit, { notes: 'forum.fault.same_notes' }));
  if (!done.done) return notFound;
  return goTo(to.it.kind === 'post' ? `/posts/${to.it.id}` : `/threads/${to.threadId}`, { kind: 'done', key: 'forum.flash.noted' });
}

function noteAt(path: string, ids: Route['ids'], of: (visit: Visit) => Promise<ToNote | null>): Route[] {
  return [
    { method: 'GET', path, door: 'member', ids, handle: async (visit) => showNote(visit, await of(visit)) },
    { method: 'POST', path, door: 'member', ids, handle: async (visit) => note(visit, await of(visit)) },
  ];
}

export const noteRoutes: Route[] = [
  ...noteAt('/posts/:post/notes', { post: 'post' }, postToNote),
  ...noteAt('/threads/:thread/notes', { thread: 'thread' }, threadToNote),
];
