import { viewerOf } from '../access/index.ts';
import type { House } from '../contracts/index.ts';
import {
  editPost,
  replyToThread,
  startThread,
  summarise,
  takeVersion,
  toggleReaction,
  type Intent,
  type ReactionKind,
} from '../forum/index.ts';
import { isContentNote } from '../people/index.ts';
import { inTransaction } from '../platform/db/index.ts';
import { bringPicture } from './bring-picture.ts';
import { hidePictures, hideScam, namedByline, report } from './load-decisions.ts';
import type { Cast, DemoPost, DemoSummary, DemoThread } from './read-demo.ts';

/** A conversation while it is told: its id once it has begun, and the ids of its posts so far. */
type Told = { thread: DemoThread; threadId: string; posts: string[] };

/** All conversations, side by side, in the order in which things were said: nobody answers before the world has come so far. */
export async function loadThreads(house: House, cast: Cast, threads: readonly DemoThread[], now: Date): Promise<void> {
  const moments = threads.flatMap((thread) => momentsOf({ thread, threadId: '', posts: [] }, now));
  for (const { told, n, at } of moments.toSorted((a, b) => a.at.getTime() - b.at.getTime())) await tellPost(house, cast, told, n, at);
}

function momentsOf(told: Told, now: Date): { told: Told; n: number; at: Date }[] {
  let at = now.getTime() - told.thread.startedAgo;
  return told.thread.posts.map(({ later }, n) => ({ told, n, at: new Date((at += n === 0 ? 0 : later)) }));
}

async function tellPost(house: House, cast: Cast, told: Told, n: number, at: Date): Promise<void> {
  const post = told.thread.posts[n]!;
  if (n === 0) told.threadId = await begin(house, cast, told.thread, post, at);
  const id = n === 0 ? await openingOf(house, told.threadId) : await say(house, cast, told, post, at);
  told.posts.push(id);
  await around(house, cast, post, id, at);
  const { summary, posts } = told.thread;
  if (summary && n === posts.length - 1) await sumUp(house, cast, told.threadId, summary, at);
}

async function openingOf(house: House, threadId: string): Promise<string> {
  return (await house.db.selectFrom('post').select('id').where('scope_id', '=', threadId).executeTakeFirstOrThrow()).id;
}

async function begin(house: House, cast: Cast, thread: DemoThread, first: DemoPost, at: Date): Promise<string> {
  const opener = await viewerOf(house.db, cast.get(first.author)!, at);
  const given = {
    board: thread.board,
    title: thread.title,
    intent: thread.intent as Intent,
    words: first.words,
    language: thread.language,
    anonymous: first.anonymous,
    about: thread.aboutAnother ? ('knows' as const) : null,
    notes: [...new Set([...thread.notes, ...first.notes])].filter(isContentNote),
    pictures: await shown(house, cast, first, at),
    key: house.ids.blind(),
  };
  const started = await inTransaction(house.db, (tx) => startThread(tx, house, opener, given, at));
  if (!started.done) throw new Error(`${thread.title}: ${first.author} may not write on ${thread.board}: ${started.why}`);
  return started.threadId;
}

async function say(house: House, cast: Cast, { threadId, thread, posts }: Told, reply: DemoPost, at: Date): Promise<string> {
  const viewer = await viewerOf(house.db, cast.get(reply.author)!, at);
  const given = {
    threadId,
    words: reply.words,
    answersId: reply.answers ? (posts[reply.answers - 1] ?? null) : null,
    language: thread.language,
    anonymous: reply.anonymous,
    notes: reply.notes.filter(isContentNote),
    quotes: reply.quotes.map((quote) => quoted(thread, posts, quote)),
    pictures: await shown(house, cast, reply, at),
    key: house.ids.blind(),
  };
  const said = await inTransaction(house.db, (tx) => replyToThread(tx, house, viewer, given, at));
  if (!said.done) throw new Error(`${reply.author} may not answer in ${thread.title}: ${said.why}`);
  return said.postId;
}

/** One after the other, so that each has the same id every time. */
async function shown(house: House, cast: Cast, { author, pictures }: DemoPost, at: Date): Promise<string[]> {
  const ids: string[] = [];
  for (const picture of pictures) ids.push(await bringPicture(house, cast.get(author)!, picture, at));
  return ids;
}

/** Where the quoted words stand in the post they are from. */
function quoted(thread: DemoThread, posts: readonly string[], { of, words }: DemoPost['quotes'][number]) {
  const from = thread.posts[of - 1]?.words ?? '';
  const starts = Array.from(from.slice(0, from.indexOf(words))).length;
  if (!from.includes(words)) throw new Error(`${thread.title}: post ${of} does not say «${words}»`);
  return { quotedId: posts[of - 1]!, starts, signs: [...words].length, version: -1 };
}

/** What happened to a post afterwards: marks, a change of mind, a report, a moderator's decision. */
async function around(house: House, cast: Cast, post: DemoPost, postId: string, at: Date): Promise<void> {
  const later = new Date(at.getTime() + 40 * 60_000);
  await inTransaction(house.db, async (tx) => {
    for (const { kind, by } of [...post.reactions, ...post.helped.map((by) => ({ kind: 'helped', by }))])
      await toggleReaction(tx, postId, await namedByline(tx, cast.get(by)!), kind as ReactionKind, later);
    if (post.reported) await report(tx, house, cast, post, postId, later);
    if (post.hidden) await hideScam(tx, house, cast, post, postId, later);
    await hidePictures(tx, house, cast, post, postId, later);
    if (post.held) await house.kinds.get('post')!.setState(tx, postId, 'held', at);
  });
  if (post.edited) await edit(house, cast, post, postId, new Date(at.getTime() + post.edited.later));
  if (post.taken) await takeFirst(house, cast, post, postId, new Date(at.getTime() + post.taken));
}

async function edit(house: House, cast: Cast, { author, edited }: DemoPost, postId: string, at: Date): Promise<void> {
  const viewer = await viewerOf(house.db, cast.get(author)!, at);
  const newer = { words: edited!.words, language: '', key: house.ids.blind() };
  const changed = await inTransaction(house.db, (tx) => editPost(tx, house, viewer, postId, newer, at));
  if (!changed.done) throw new Error(`${author} may not edit: ${changed.why}`);
}

/** What was written first says too much: its author takes that version away. */
async function takeFirst(house: House, cast: Cast, { author }: DemoPost, postId: string, at: Date): Promise<void> {
  const viewer = await viewerOf(house.db, cast.get(author)!, at);
  const taken = await inTransaction(house.db, (tx) => takeVersion(tx, viewer, postId, 0, at));
  if (!taken.done) throw new Error(`${author} may not take it away: ${taken.why}`);
}

async function sumUp(house: House, cast: Cast, threadId: string, { by, later, words }: DemoSummary, last: Date): Promise<void> {
  const at = new Date(last.getTime() + later);
  const viewer = await viewerOf(house.db, cast.get(by)!, at);
  const told = await inTransaction(house.db, (tx) =>
    summarise(tx, house, viewer, { threadId, words, language: 'en', key: house.ids.blind() }, at),
  );
  if (!told.done) throw new Error(`${by} may not sum up`);
}
