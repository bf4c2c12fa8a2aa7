import { sql } from 'kysely';
import { dropOwnScopes } from '../people/index.ts';
import type { Tx } from '../platform/db/index.ts';

/** Which pictures: of posts, of all posts by these bylines, of one post but some, or those that wait and are somebody's. */
export type Leaving =
  | { ofPosts: readonly string[] }
  | { ofPostsBy: readonly string[] }
  | { ofPost: string; but: readonly string[] }
  | { waitingOf: string; only?: readonly string[] }
  | { waiting: readonly string[] };

/** Their rows go at once, and nobody can ask for them; their bytes follow within a minute or so. @returns how many */
export async function letGo(tx: Tx, which: Leaving): Promise<number> {
  const gone = await sql<{ scope_id: string; owner_id: string | null }>`
    delete from file where ${matching(which)} returning scope_id, owner_id`.execute(tx);
  const own = gone.rows.filter(({ owner_id: owner }) => owner !== null).map(({ scope_id: scope }) => scope);
  await dropOwnScopes(tx, own);
  return gone.rows.length;
}

function matching(which: Leaving) {
  if ('ofPosts' in which) return sql`post_id = any(${which.ofPosts}::uuid[])`;
  if ('ofPostsBy' in which) return sql`byline_id = any(${which.ofPostsBy}::uuid[])`;
  if ('ofPost' in which) return sql`post_id = ${which.ofPost} and id <> all(${which.but}::uuid[])`;
  if ('waiting' in which) return sql`owner_id is not null and id = any(${which.waiting}::uuid[])`;
  const mine = sql`owner_id = ${which.waitingOf}`; // guard:let-go-own
  return which.only ? sql`${mine} and id = any(${which.only}::uuid[])` : mine;
}
