import { rows, statement, type Tx } from '../platform/db/index.ts';
import { namesIn } from '../platform/markdown.ts';
import { beginnings, knownHere } from './mentions.ts';

type Named = {
  post_id: string;
  n: number;
  typed: string;
  byline_id: string;
  /** The conversation of an alias; null of a person. */
  alias_of: string | null;
  /** Null of somebody who left: they are «a former member», and their name stays untold. */
  name_key: string | null;
  words: string;
};

const namedIn = statement<Named>(
  'names in posts',
  `select m.post_id, m.n, m.typed, m.byline_id, b.scope_id as alias_of, case when p.state not in ('departed', 'erased') then p.name_key end as name_key, po.words
   from mention m join post po on po.id = m.post_id join byline b on b.id = m.byline_id left join person p on p.id = b.person_id
   where m.post_id = any($1::uuid[]) and po.mentions > 0 order by m.post_id, m.n`,
);

/**
 * Words came to where more people read: a name in them calls only whom one could call there. Every other is the letters
 * that its writer typed, and leads to nobody. Call with the words where they are now.
 */
export async function leaveNames(tx: Tx, scopeId: string, postIds: readonly string[], now: Date): Promise<void> {
  const named = await rows(tx, namedIn, [postIds]);
  const keys = [...new Set(named.flatMap(({ name_key: key }) => key ?? []))];
  const known = keys.length > 0 ? new Set((await knownHere(tx, scopeId, keys, now)).map(({ bylineId }) => bylineId)) : new Set();
  for (const one of named) {
    const stays = one.alias_of ? one.alias_of === scopeId : one.name_key === null || known.has(one.byline_id); // guard:names-left
    if (!stays) await toLetters(tx, one);
  }
}

/** What may be a name has no sign that would be more than itself in HTML, see markdown-names. */
async function toLetters(tx: Tx, { post_id: postId, n, typed, words }: Named): Promise<void> {
  await tx.deleteFrom('mention').where('post_id', '=', postId).where('n', '=', n).execute();
  const html = tx.selectFrom('post').select(['html', 'mentions']).where('id', '=', postId);
  const post = await html.executeTakeFirstOrThrow();
  const plain = post.html.replaceAll(`<span data-mention="${n}"></span>`, `@${asTyped(words, typed)}`);
  await tx
    .updateTable('post')
    .set({ html: plain, mentions: post.mentions - 1 })
    .where('id', '=', postId)
    .execute();
}

function asTyped(words: string, typed: string): string {
  for (const text of namesIn(words)) {
    const name = beginnings(text).find(({ key }) => key === typed);
    if (name) return text.slice(0, name.letters);
  }
  return '…';
}
