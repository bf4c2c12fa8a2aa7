import { sql } from 'kysely';
import { viewerOf } from '../access/index.ts';
import type { House } from '../contracts/index.ts';
import { replyToThread, startThread, toggleReaction, type Intent, type ReactionKind } from '../forum/index.ts';
import { defaultText, publishHouseTexts } from '../operator/index.ts';
import { changeCommunity, createPerson, hashPassword, readCommunity } from '../people/index.ts';
import { inTransaction, type Tx } from '../platform/db/index.ts';
import { addMember, endMembership, openPlace, type Inside } from '../spaces/index.ts';
import { list, readBoards, readPeople, readThreads, type DemoPost, type DemoThread } from './read-demo.ts';

/** Everybody's password in the demo, which never leaves this machine. */
export const demoPassword = 'harbour lights at dusk';
export const demoEmail = (key: string) => `${key}@harbour.example`;

type Cast = Map<string, string>;
const day = 86_400_000;

/** Whether the demo world lives in this database already. */
async function isLoaded(house: House): Promise<boolean> {
  return (await house.db.selectFrom('person').select('id').limit(1).executeTakeFirst()) !== undefined;
}

/** Fills an empty database with the demo world, told through the same acts that people use. @returns whether it did */
export async function loadDemo(house: House, now: Date): Promise<boolean> {
  if (await isLoaded(house)) return false;
  await inTransaction(house.db, (tx) =>
    changeCommunity(tx, {
      name: 'Harbour Lights',
      languages: ['en', 'es', 'ar'],
      joining: 'open',
      country: 'GB',
      contact_name: 'Ruth',
      contact_words: 'Ruth looks after this demo community. She is fiction, like everybody here.',
      set_up_step: 'done',
      set_up_at: now,
    }),
  );
  const cast = await loadPeople(house, now);
  await inTransaction(house.db, (tx) => publishTexts(tx, cast, now));
  const places = await loadBoards(house, cast, now);
  await inTransaction(house.db, (tx) => leaveOnce(tx, cast, places, now));
  for (const thread of readThreads()) await loadThread(house, cast, thread, now);
  return true;
}

async function loadPeople(house: House, now: Date): Promise<Cast> {
  const passwordHash = await hashPassword(demoPassword);
  const cast: Cast = new Map();
  for (const p of readPeople()) {
    const joined = new Date(now.getTime() - Number(p.joined_days_ago) * day);
    const person = {
      name: p.name,
      state: 'active' as const,
      language: p.language,
      timeZone: p.time_zone,
      relations: list(p.relations),
      about: p.about,
      email: demoEmail(p.key),
      passwordHash,
      consents: [
        { kind: 'rules', version: 1 },
        { kind: 'privacy', version: 1 },
      ],
    };
    const id = await inTransaction(house.db, async (tx) => {
      const made = await createPerson(tx, house.ids, person, joined);
      await tx.updateTable('account').set({ email_verified_at: joined }).where('person_id', '=', made).execute();
      const roles = list(p.roles).map((role) => ({ person_id: made, role: role as 'administrator' | 'moderator', granted_at: joined }));
      if (roles.length > 0) await tx.insertInto('site_role').values(roles).execute();
      return made;
    });
    cast.set(p.key, id);
  }
  return cast;
}

/** The house rules and privacy notice that come with the program. */
async function publishTexts(tx: Tx, cast: Cast, now: Date): Promise<void> {
  const community = await readCommunity(tx);
  const inAll = (kind: 'rules' | 'privacy') =>
    community.languages.map((language) => ({ language, words: defaultText(kind, language, community) }));
  await publishHouseTexts(tx, cast.get('ruth')!, { rules: inAll('rules'), privacy: inAll('privacy') }, now);
}

async function loadBoards(house: House, cast: Cast, now: Date): Promise<Map<string, number>> {
  const places = new Map<string, number>();
  const opened = new Date(now.getTime() - 400 * day);
  for (const b of readBoards()) {
    const joining = b.inside.startsWith('relation:') ? 'relation' : (b.joining as 'open' | 'asking' | 'invitation');
    const id = await inTransaction(house.db, async (tx) => {
      const made = await openPlace(
        tx,
        {
          slug: b.slug,
          name: b.name,
          purpose: b.purpose,
          language: b.language,
          inside: b.inside as Inside,
          writers: b.writers as Exclude<Inside, 'everyone'>,
          joining,
        },
        opened,
      );
      for (const key of list(b.staff)) await addMember(tx, made, cast.get(key)!, 'staff', opened);
      for (const key of list(b.members)) await addMember(tx, made, cast.get(key)!, 'member', opened);
      return made;
    });
    places.set(b.slug, id);
  }
  return places;
}

/** Oskar was in the private group once and left it. */
async function leaveOnce(tx: Tx, cast: Cast, places: Map<string, number>, now: Date): Promise<void> {
  const [group, oskar] = [places.get('in-treatment-together')!, cast.get('oskar')!];
  await addMember(tx, group, oskar, 'member', now);
  await endMembership(tx, group, oskar);
}

async function loadThread(house: House, cast: Cast, thread: DemoThread, now: Date): Promise<void> {
  const [first, ...replies] = thread.posts;
  if (!first) return;
  let at = new Date(now.getTime() - thread.startedAgo);
  const opener = await viewerOf(house.db, cast.get(first.author)!, now);
  const given = {
    board: thread.board,
    title: thread.title,
    intent: thread.intent as Intent,
    words: first.words,
    language: thread.language,
    key: house.ids.blind(),
  };
  const started = await inTransaction(house.db, (tx) => startThread(tx, house, opener, given, at));
  if (!started.done) throw new Error(`${thread.title}: ${first.author} may not write on ${thread.board}`);
  const opening = await house.db.selectFrom('post').select('id').where('scope_id', '=', started.threadId).executeTakeFirstOrThrow();
  const posts = [opening.id];
  await around(house, cast, first, opening.id, at);
  for (const reply of replies) {
    at = new Date(at.getTime() + reply.later);
    const id = await say(house, cast, started.threadId, reply, posts, thread.language, at);
    posts.push(id);
    await around(house, cast, reply, id, at);
  }
}

async function say(
  house: House,
  cast: Cast,
  threadId: string,
  reply: DemoPost,
  posts: string[],
  language: string,
  at: Date,
): Promise<string> {
  const viewer = await viewerOf(house.db, cast.get(reply.author)!, at);
  const given = {
    threadId,
    words: reply.words,
    answersId: reply.answers ? (posts[reply.answers - 1] ?? null) : null,
    language,
    key: house.ids.blind(),
  };
  const said = await inTransaction(house.db, (tx) => replyToThread(tx, house, viewer, given, at));
  if (!said.done) throw new Error(`${reply.author} may not answer in ${threadId}: ${said.why}`);
  return said.postId;
}

/** What happened to a post afterwards: warm words, a report, a moderator's decision. */
async function around(house: House, cast: Cast, post: DemoPost, postId: string, at: Date): Promise<void> {
  const later = new Date(at.getTime() + 40 * 60_000);
  await inTransaction(house.db, async (tx) => {
    for (const { kind, by } of post.reactions)
      await toggleReaction(tx, postId, await namedByline(tx, cast.get(by)!), kind as ReactionKind, later);
    if (post.reported) await report(tx, house, cast, post, postId, later);
    if (post.hidden) await house.kinds.get('post')!.setState(tx, postId, 'hidden', later);
  });
}

async function namedByline(tx: Tx, personId: string): Promise<string> {
  return (await tx.selectFrom('byline').select('id').where('person_id', '=', personId).executeTakeFirstOrThrow()).id;
}

/** The scam is dealt with; the unkind word still waits in the queue. */
async function report(tx: Tx, house: House, cast: Cast, post: DemoPost, postId: string, at: Date): Promise<void> {
  const byline = await namedByline(tx, cast.get(post.author)!);
  const { scope_id, place_id } = await tx
    .selectFrom('post')
    .innerJoin('scope', 'scope.id', 'post.scope_id')
    .select(['post.scope_id', 'scope.place_id'])
    .where('post.id', '=', postId)
    .executeTakeFirstOrThrow();
  const closed = post.hidden
    ? { outcome: 'acted' as const, outcome_words: 'Thank you. It was a scam and is hidden.', closed_by: cast.get('ana')!, closed_at: at }
    : { outcome: null, outcome_words: '', closed_by: null, closed_at: null };
  await tx
    .insertInto('report')
    .values({
      id: house.ids.blind(),
      reporter_id: cast.get(post.hidden ? 'kit' : 'wendell')!,
      kind: 'post',
      target_id: postId,
      scope_id,
      place_id,
      byline_id: byline,
      reason: post.reported as 'scam' | 'unkind',
      words: '',
      evidence: post.words,
      reported_at: at,
      ...closed,
    })
    .execute();
  if (!post.hidden) return;
  const reason = 'This asked people for a fee to receive money. That is a scam, and house rule 4 forbids it.';
  await tx
    .insertInto('decision')
    .values({
      id: house.ids.blind(),
      report_id: null,
      decided_by: cast.get('ana')!,
      about_byline_id: byline,
      kind: 'post',
      act: 'hide',
      target_id: postId,
      scope_id,
      rule: 'scam',
      reason,
      until: null,
      decided_at: at,
      read_at: null,
    })
    .execute();
}

/** Notices are told at the time of the demo, not at the time of its reading. */
export async function settle(house: House): Promise<void> {
  await house.jobs.drain();
  await sql`analyze`.execute(house.db);
}
