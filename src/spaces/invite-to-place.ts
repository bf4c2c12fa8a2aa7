import { sql } from 'kysely';
import type { House } from '../contracts/index.ts';
import { nameKey } from '../people/index.ts';
import type { Tx } from '../platform/db/index.ts';
import { withdrawAsking } from './ask-to-join.ts';
import { comeIn } from './membership.ts';

/**
 * Invites whoever goes by exactly this name. The caller cannot tell whether there is such a person, or whether they
 * belong already. An invitation that waits is not repeated; one that was answered may be made again.
 */
export async function inviteToPlace(
  tx: Tx,
  house: House,
  { placeId, name, by }: { placeId: number; name: string; by: string },
  now: Date,
): Promise<void> {
  const invited = await sql<{ id: string }>`insert into place_invitation (id, place_id, person_id, invited_by, created_at)
    select ${house.ids.blind()}, ${placeId}, p.id, ${by}, ${now} from person p
    where p.name_key = ${nameKey(name)} and p.state = 'active'
      and not exists (select 1 from membership m where m.place_id = ${placeId} and m.person_id = p.id and m.role <> 'follower')
    on conflict (place_id, person_id) do update set id = excluded.id, invited_by = excluded.invited_by, created_at = excluded.created_at, answered_at = null
      where place_invitation.answered_at is not null
    returning id`.execute(tx);
  for (const { id } of invited.rows)
    await house.jobs.announce(tx, { name: 'invited-to-place', placeInvitationId: id, at: now.toISOString() });
}

/**
 * Invites everybody of one place into another that came out of it: who agrees comes along, and nobody learns who was asked.
 * @returns how many were invited
 */
export async function inviteEverybody(
  tx: Tx,
  house: House,
  { from, to, by }: { from: number; to: number; by: string },
  now: Date,
): Promise<number> {
  const people = await tx
    .selectFrom('membership')
    .innerJoin('person', 'person.id', 'membership.person_id')
    .select('person.id')
    .where('membership.place_id', '=', from)
    .where('person.state', '=', 'active')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(selectFrom('membership as m').select('m.person_id').where('m.place_id', '=', to).whereRef('m.person_id', '=', 'person.id')),
      ),
    )
    .execute();
  if (people.length === 0) return 0;
  const invited = await tx
    .insertInto('place_invitation')
    .values(
      people.map(({ id }) => ({ id: house.ids.blind(), place_id: to, person_id: id, invited_by: by, created_at: now, answered_at: null })),
    )
    .onConflict((c) => c.columns(['place_id', 'person_id']).doNothing())
    .returning('id')
    .execute();
  for (const { id } of invited) await house.jobs.announce(tx, { name: 'invited-to-place', placeInvitationId: id, at: now.toISOString() });
  return invited.length;
}

/** Accepts or declines one's own invitation. @returns false when none was waiting */
export async function answerInvitation(
  tx: Tx,
  { slug, personId, accept }: { slug: string; personId: string; accept: boolean },
  now: Date,
): Promise<boolean> {
  // The place is held: how one comes in depends on what it is at this moment.
  const place = await tx.selectFrom('place').select('id').where('slug', '=', slug).forShare().executeTakeFirst();
  if (!place) return false;
  const answered = await tx
    .updateTable('place_invitation')
    .set({ answered_at: now })
    .where('place_id', '=', place.id)
    .where('person_id', '=', personId)
    .where('answered_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (!answered) return false;
  if (!accept) return true;
  await withdrawAsking(tx, place.id, personId);
  await comeIn(tx, place.id, personId, now);
  return true;
}
