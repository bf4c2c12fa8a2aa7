import { dropOwnScopes } from '../people/index.ts';
import { rows, statement, type Tx } from '../platform/db/index.ts';
import { letGo } from './let-go.ts';

const waiting = `(f.owner_id = $2 and f.state = 'shown')`; // guard:attach-own

// Scope, byline and state are the post's: the database itself sees to that.
const attach = statement<{ left: string | null }>(
  'attach pictures',
  `with given as (select id, n from unnest($1::uuid[]) with ordinality as g(id, n)),
     mine as (select f.id, f.scope_id, f.post_id, g.n from given g join file f on f.id = g.id where ${waiting} or f.post_id = $3 order by f.id for no key update of f)
   update file f set post_id = $3, owner_id = null, position = mine.n from mine where f.id = mine.id returning case when mine.post_id is null then mine.scope_id end as left`,
);

/**
 * Makes these the pictures of a post, in this order, in the transaction of the act that writes it. They move into its
 * scope and are read by whoever reads it, from the same moment. Ids of others' pictures mean nothing.
 * @param personId whose waiting pictures these may be
 * @param postId of a post that the transaction holds or has just written
 * @param ids as `pictureIds` reads them, so no more than a post may have
 */
export async function attachPictures(tx: Tx, personId: string, postId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const moved = await rows(tx, attach, [ids, personId, postId]);
  await dropOwnScopes(
    tx,
    moved.map(({ left }) => left).filter((left) => left !== null),
  );
}

/** As `attachPictures`, for a post that may have some: what is not among these is let go. */
export async function changePictures(tx: Tx, personId: string, postId: string, ids: readonly string[]): Promise<void> {
  await letGo(tx, { ofPost: postId, but: ids });
  await attachPictures(tx, personId, postId, ids);
}
