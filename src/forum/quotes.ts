import type { Viewer } from '../contracts/index.ts';
import { rows, statement, type Tx } from '../platform/db/index.ts';
import { isId } from '../platform/ids.ts';

/** Words of another post: where they begin, how many signs they are, in which version of it. */
export type QuoteRef = { quotedId: string; starts: number; signs: number; version: number };

const mostQuotes = 3;
export const longestQuote = 1000;

/** As it stands in addresses, fields and drafts. */
export const refAsText = ({ quotedId, starts, signs, version }: QuoteRef): string => `${quotedId}.${starts}.${signs}.${version}`;

/** @param text an id alone means the beginning of that post, as it is now */
export function refOf(text: string): QuoteRef | null {
  const [quotedId = '', ...numbers] = text.split('.');
  if (!isId(quotedId)) return null;
  if (numbers.length === 0) return { quotedId, starts: 0, signs: longestQuote, version: -1 };
  if (numbers.length !== 3 || !numbers.every((n) => /^\d{1,6}$/.test(n))) return null;
  const [starts, signs, version] = numbers.map(Number) as [number, number, number];
  return signs > 0 && signs <= longestQuote ? { quotedId, starts, signs, version } : null;
}

/** From fields and drafts, each once; what is none of ours is left out. */
export function refsOf(texts: readonly string[]): QuoteRef[] {
  const refs = [...new Set(texts.flatMap((text) => text.split(',')))].map(refOf);
  return refs.filter((ref) => ref !== null).slice(0, mostQuotes);
}

// Only words that every reader of this conversation may read now, and that are there: nothing is quoted out of another one.
const quote = statement<{ n: number }>(
  'keep quotes',
  `insert into quote (post_id, n, quoted_id, starts, signs, version)
   select $1, row_number() over (order by r.at) - 1 + $8, p.id, r.starts, least(r.signs, char_length(p.words) - r.starts), v.now
   from unnest($3::uuid[], $4::int[], $5::int[], $6::int[]) with ordinality r(id, starts, signs, version, at)
   join post p on p.id = r.id and p.scope_id = $2 and p.state = 'shown' and p.id <> $1 and p.byline_id <> all($7::uuid[])
   join lateral (select coalesce(max(n) + 1, 0) as now from post_version where post_id = p.id) v on r.version in (v.now, -1)
   where r.starts < char_length(p.words) returning n`, // guard:quote-inside
);

/** Writes what a post quotes; of what cannot be quoted any more nothing is kept. Call with the scope held. */
export async function keepQuotes(tx: Tx, viewer: Viewer, post: QuotingPost, refs: readonly QuoteRef[]): Promise<void> {
  if (refs.length === 0) return;
  const made = await add(tx, viewer, post, refs, 0);
  if (made > 0) await tx.updateTable('post').set({ quotes: made }).where('id', '=', post.id).execute();
}

export type QuotingPost = { id: string; scopeId: string };

async function add(tx: Tx, viewer: Viewer, { id, scopeId }: QuotingPost, refs: readonly QuoteRef[], after: number): Promise<number> {
  const columns = [refs.map((r) => r.quotedId), refs.map((r) => r.starts), refs.map((r) => r.signs), refs.map((r) => r.version)];
  return refs.length === 0 ? 0 : (await rows(tx, quote, [id, scopeId, ...columns, viewer.blocked, after])).length;
}

/** After an edit: what it quoted already goes on as it is, also where the quoted words were changed since. */
export async function changeQuotes(tx: Tx, viewer: Viewer, post: QuotingPost, refs: readonly QuoteRef[]): Promise<void> {
  const before = await tx.deleteFrom('quote').where('post_id', '=', post.id).returningAll().execute();
  if (before.length === 0 && refs.length === 0) return;
  const texts = refs.map(refAsText);
  const stay = before.filter((q) => q.quoted_id && texts.includes(refAsText({ ...q, quotedId: q.quoted_id })));
  if (stay.length > 0)
    await tx
      .insertInto('quote')
      .values(stay.map((q, n) => ({ ...q, n })))
      .execute();
  const known = stay.map((q) => refAsText({ ...q, quotedId: q.quoted_id! }));
  const added = await add(
    tx,
    viewer,
    post,
    refs.filter((ref) => !known.includes(refAsText(ref))),
    stay.length,
  );
  await tx
    .updateTable('post')
    .set({ quotes: stay.length + added })
    .where('id', '=', post.id)
    .execute();
}
