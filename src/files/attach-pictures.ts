import type { House } from '../contracts/index.ts';
import { dropOwnScopes } from '../people/index.ts';
import { rows, statement, type Tx } from '../platform/db/index.ts';
import { letGo } from './let-go.ts';

/** The post that takes the pictures, as it is under the lock that the act holds. */
export type TakingPost = { id: string; scopeId: string; bylineId: string; state: 'shown' | 'held' | 'hidden' };

const attach = statement<{ left: string }>(
  'attach pictures',
  `with given as (select id, n from unnest($1::uuid[]) with ordinality as g(id, n)),
     mine as (select f.id, f.scope_id, g.n from given g join file f on f.id = g.id where (f.owner_id = $2 and f.state = 'shown') or f.post_id = $3 order by f.id for no key update of f)
   update file f set scope_id = $4, post_id = $3, byline_id = $5, state = $6, owner_id = null, position = mine.n
   from mine where f.id = mine.id returning mine.scope_id as left`,
);

/**
 * Makes these the pictures of a post, in this order, in the transaction of the act that writes it. They move into its
 * scope and are read by whoever reads it, from the same moment. Ids of others' pictures mean nothing. What the post had
 * and is not among them is let go.
 * @param personId whose waiting pictures these may be
 * @param before whether the post may have some already
 */
export async function attachPictures(
  tx: Tx,
  { config }: House,
  { personId, post, ids, before }: { personId: string; post: TakingPost; ids: readonly string[]; before: boolean },
): Promise<void> {
  const wanted = ids.slice(0, config.pictures.aPost);
  if (before) await letGo(tx, { ofPost: post.id, but: wanted });
  if (wanted.length === 0) return;
  const moved = await rows(tx, attach, [wanted, personId, post.id, post.scopeId, post.bylineId, post.state]);
  await dropOwnScopes(
    tx,
    moved.map(({ left }) => left).filter((left) => left !== post.scopeId),
  );
}
