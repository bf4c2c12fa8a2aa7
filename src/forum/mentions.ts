import { readersCalled, type ReaderCalled } from '../access/index.ts';
import type { Viewer } from '../contracts/index.ts';
import { nameKey } from '../people/index.ts';
import { rows, statement, type Tx } from '../platform/db/index.ts';
import { namesIn, type NamesKnown } from '../platform/markdown.ts';

/** Somebody whom a post names, by their byline. `typed` is how, as `nameKey` gives it. */
export type Mention = { n: number; bylineId: string; typed: string; /** Not told to them. */ quiet: boolean };

/** What the names after an @ mean: for the HTML, and for the table. */
export type Names = { known: NamesKnown; mentions: readonly Mention[] };

/** More people than this are not called together by one post. */
const mostMentions = 20;

type Beginning = { letters: number; key: string };

const begins = /^[\p{L}\p{M}\p{N}]/u;

/** The beginnings of what follows an @ that may be a name, the longest first: «Mira and», «Mira». */
export function beginnings(text: string): Beginning[] {
  return [...text.matchAll(/./gsu)]
    .map(({ index, 0: sign }) => ({ sign, letters: index + sign.length }))
    .filter(({ sign, letters }) => begins.test(sign) && !begins.test(text.slice(letters)))
    .map(({ letters }) => ({ letters, key: nameKey(text.slice(0, letters)) }))
    .toReversed();
}

// Aliases whose words stand in this very conversation; of words that are held nobody learns. Whose they are is not asked.
const aliasesHere = statement<{ id: string; label: string }>(
  'aliases of a scope',
  `select b.id, b.label from byline b where b.scope_id = $1 and exists (select 1 from post p where p.byline_id = b.id and p.state = 'shown') limit 500`, // guard:mention-alias-shown
);

// Who spoke here, or where the same people read: their words tell that they are inside, so a name may.
const spokeHere = statement<{ id: string }>(
  'who spoke among these readers',
  `select b.id from unnest($2::uuid[]) b(id) where exists (select 1 from post p join scope s on s.id = p.scope_id where p.byline_id = b.id and p.state = 'shown' and s.state = 'shown'
     and s.audience_id = (select o.audience_id from scope o where o.id = $1))`,
);

const earlierOf = statement<{ bylineId: string; typed: string }>(
  'mentions of a post',
  'select byline_id as "bylineId", typed from mention where post_id = $1',
);

/**
 * Whom the words of a post name. Only people who read this conversation now, and whose reading is no news to its other
 * readers; all others stay words, without a sign that there is such a person. Call with the scope held.
 * @param edited the post whose words these replace: whom it named already it still means, also under a new name
 */
export async function namesFor(tx: Tx, viewer: Viewer, scopeId: string, words: string, now: Date, edited?: string): Promise<Names> {
  const found = namesIn(words).map((text) => ({ text, begins: beginnings(text) }));
  if (found.length === 0) return { known: new Map(), mentions: [] };
  const keys = [...new Set(found.flatMap(({ begins }) => begins.map(({ key }) => key)))];
  const callable = await whoIsCalled(tx, scopeId, keys, now);
  for (const earlier of edited ? await rows(tx, earlierOf, [edited]) : []) callable.set(earlier.typed, earlier.bylineId);
  return number(found, callable, viewer.blocked);
}

/** Of people by the keys of their names: those who read a conversation now, and whose reading is no news to its other readers. */
export async function knownHere(tx: Tx, scopeId: string, keys: readonly string[], now: Date): Promise<ReaderCalled[]> {
  const readers = await readersCalled(tx, scopeId, keys, now);
  const asked = readers.filter(({ known }) => !known).map(({ bylineId }) => bylineId);
  const spoke = asked.length > 0 ? (await rows(tx, spokeHere, [scopeId, asked])).map(({ id }) => id) : [];
  return readers.filter(({ known, bylineId }) => known || spoke.includes(bylineId)); // guard:mention-known
}

/** Bylines by the key of their name. */
async function whoIsCalled(tx: Tx, scopeId: string, keys: readonly string[], now: Date): Promise<Map<string, string>> {
  const named = await knownHere(tx, scopeId, keys, now);
  const aliases = (await rows(tx, aliasesHere, [scopeId])).map(({ id, label }) => ({ bylineId: id, key: nameKey(label) }));
  return new Map([...named, ...aliases].map(({ key, bylineId }) => [key, bylineId]));
}

function number(
  found: readonly { text: string; begins: readonly Beginning[] }[],
  callable: ReadonlyMap<string, string>,
  blocked: readonly string[],
): Names {
  const known = new Map<string, { letters: number; n: number }>();
  const mentions: Mention[] = [];
  for (const { text, begins } of found) {
    const name = begins.find(({ key }) => callable.has(key));
    const bylineId = name && callable.get(name.key)!;
    if (!bylineId) continue;
    const met = mentions.find((one) => one.bylineId === bylineId);
    if (!met && mentions.length >= mostMentions) continue;
    const mention = met ?? { n: mentions.length, bylineId, typed: name.key, quiet: blocked.includes(bylineId) };
    if (!met) mentions.push(mention);
    known.set(text, { letters: name.letters, n: mention.n });
  }
  return { known, mentions };
}

/** Writes whom a post names; an edit begins anew. @returns who is to be told: not named before, nor blocked by the writer */
export async function keepMentions(tx: Tx, postId: string, { mentions }: Names, edited = false): Promise<string[]> {
  const before = edited ? (await rows(tx, earlierOf, [postId])).map(({ bylineId }) => bylineId) : [];
  if (mentions.length === 0 && before.length === 0) return [];
  if (edited) await tx.deleteFrom('mention').where('post_id', '=', postId).execute();
  if (mentions.length > 0)
    await tx
      .insertInto('mention')
      .values(mentions.map(({ n, bylineId, typed, quiet }) => ({ post_id: postId, n, byline_id: bylineId, typed, quiet })))
      .execute();
  await tx.updateTable('post').set({ mentions: mentions.length }).where('id', '=', postId).execute();
  return mentions.filter(({ bylineId, quiet }) => !quiet && !before.includes(bylineId)).map(({ bylineId }) => bylineId);
}

/** With the words of posts goes whom they named and what they quoted. */
export async function dropNamesAndQuotes(tx: Tx, postIds: readonly string[]): Promise<void> {
  if (postIds.length === 0) return;
  await tx.deleteFrom('mention').where('post_id', 'in', postIds).execute();
  await tx.deleteFrom('quote').where('post_id', 'in', postIds).execute();
  await tx.updateTable('post').set({ mentions: 0, quotes: 0 }).where('id', 'in', postIds).execute();
}

/** Who leaves is «a former member» wherever a post names them; how they were called is not kept beside it. */
export async function forgetNames(tx: Tx, bylineIds: readonly string[]): Promise<void> {
  await tx.updateTable('mention').set({ typed: '' }).where('byline_id', 'in', bylineIds).execute();
}
