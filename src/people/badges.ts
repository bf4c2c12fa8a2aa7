import type { Reads, Tx } from '../platform/db/index.ts';
import type { BadgeTable } from './tables.ts';

/** What an administrator may say that somebody is, the one that matters most to a reader first. */
export const badgeKinds = ['clinician', 'facilitator', 'mentor', 'moderator', 'organisation'] as const;
export type BadgeKind = (typeof badgeKinds)[number];

export type ShownBadge = { kind: BadgeKind; label: string };

export type NewBadge = {
  id: string;
  personId: string;
  kind: BadgeKind;
  label: string;
  /** What was seen, and how: read by administrators alone. */
  evidence: string;
  by: string;
  expiresAt: Date;
};

/** Says for a time what somebody is. Two of one kind are one: the new one takes the place of the one that stood. */
export async function grantBadge(tx: Tx, badge: NewBadge, now: Date): Promise<void> {
  // Two who grant at once take turns: of two that stood, withdrawing one would leave the other.
  await tx.selectFrom('person').select('id').where('id', '=', badge.personId).forNoKeyUpdate().execute(); // guard:badge-one
  await tx
    .updateTable('badge')
    .set({ ended: 'renewed', ended_by: badge.by, ended_at: now })
    .where('person_id', '=', badge.personId)
    .where('kind', '=', badge.kind)
    .where('ended', 'is', null)
    .execute();
  await tx
    .insertInto('badge')
    .values({
      id: badge.id,
      person_id: badge.personId,
      kind: badge.kind,
      label: badge.label,
      evidence: badge.evidence,
      granted_by: badge.by,
      granted_at: now,
      expires_at: badge.expiresAt,
    })
    .execute();
}

/** Takes a badge away, from this moment. @returns false when it had ended already */
export async function withdrawBadge(tx: Tx, { id, by, because }: { id: string; by: string; because: string }, now: Date): Promise<boolean> {
  const ended = await tx
    .updateTable('badge')
    .set({ ended: 'withdrawn', ended_by: by, ended_because: because, ended_at: now })
    .where('id', '=', id)
    .where('ended', 'is', null)
    .where('expires_at', '>', now)
    .returning('id')
    .executeTakeFirst();
  return ended !== undefined;
}

/** Badges that hold at this moment, as SQL over `badge b`: one whose time is over is shown nowhere, from that second. */
function inForce(now: string): string {
  return `b.ended is null and b.expires_at > ${now}`; // guard:badge-in-force
}

/**
 * The badges of several people as one JSON value by person, to stand in a page's own query: one look at a small table,
 * however many posts the page has.
 * @param people an array of their ids
 * @param now a parameter
 */
export function badgesAsJson(people: string, now: string): string {
  const order = `array_position(array[${badgeKinds.map((kind) => `'${kind}'`).join(',')}], b.kind)`;
  return `(select json_object_agg(x.person_id, x.list) from (select b.person_id, json_agg(json_build_object('kind', b.kind, 'label', b.label) order by ${order}) as list
    from badge b where b.person_id = any(${people}) and ${inForce(now)} group by b.person_id) x)`;
}

export type BadgeOfPerson = ShownBadge & Pick<BadgeTable, 'granted_at' | 'expires_at'>;

/** What others see on a person's page. */
export async function badgesOf(db: Reads, personId: string, now: Date): Promise<BadgeOfPerson[]> {
  const found = await db
    .selectFrom('badge')
    .select(['kind', 'label', 'granted_at', 'expires_at'])
    .where('person_id', '=', personId)
    .where('ended', 'is', null)
    .where('expires_at', '>', now)
    .execute();
  return badgeKinds.flatMap((kind) => found.filter((b) => b.kind === kind));
}

/** Days before its end at which whoever granted a badge, and whoever has it, are reminded. */
export const remindDaysBefore = 30;

/** Takes note of the badges that end soon and were not spoken of yet. @returns their ids */
export async function badgesToRemindOf(tx: Tx, now: Date): Promise<string[]> {
  const soon = new Date(now.getTime() + remindDaysBefore * 86_400_000);
  const found = await tx
    .updateTable('badge')
    .set({ reminded_at: now })
    .where('ended', 'is', null)
    .where('reminded_at', 'is', null)
    .where('expires_at', '>', now)
    .where('expires_at', '<=', soon)
    .returning('id')
    .execute();
  return found.map((b) => b.id);
}

/** Signs that pass for a tick or a medal. Names hold none; in somebody's own words they would look like a badge. */
const imitations =
  /[\u2611\u2612\u2605\u2606\u2690-\u2691\u2705\u2713\u2714\u2b50\u{1f396}\u{1f3c5}-\u{1f3c6}\u{1f31f}\u{1f4ab}\u{1f530}\u{1f5f8}\u{1f5f9}\u{1f6e1}\u{1f947}-\u{1f949}\u{1f7e2}\u{1fa7a}\u2695]\ufe0f?/gu;

/** Somebody's own words as others see them: nothing in them looks like a badge that the community gave. */
export function withoutBadgeSigns(text: string): string {
  return text.replaceAll(imitations, '').replaceAll(/[^\S\n]{2,}/g, ' ');
}
