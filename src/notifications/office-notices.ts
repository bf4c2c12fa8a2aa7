import { can, clauseAdmits } from '../access/index.ts';
import type { House, Viewer } from '../contracts/index.ts';
import type { BadgeKind } from '../people/index.ts';
import { inTransaction, rows, statement, type Reads, type Tx } from '../platform/db/index.ts';
import { makeNotice, type NewNotice } from './make-notice.ts';
import type { NoticeTable } from './tables.ts';

/** What somebody is told because of what they look after, or of what was checked of them. */
export type ToldByOffice =
  | { kind: 'asked-in' | 'asking-waits' | 'left-alone' | 'named'; title: string }
  | { kind: 'staff-named'; title: string; name: string; by: string | null }
  | { kind: 'badge-granted' | 'badge-ends'; badge: BadgeKind }
  | { kind: 'badge-ends-of'; badge: BadgeKind; name: string };

const kinds = ['asked-in', 'asking-waits', 'left-alone', 'named', 'staff-named', 'badge-granted', 'badge-ends'] as const;
type OfficeKind = (typeof kinds)[number];

export const isByOffice = (kind: NoticeTable['kind']): kind is OfficeKind => (kinds as readonly string[]).includes(kind);

type Found = {
  id: string;
  slug: string | null;
  name: string;
  badge: BadgeKind | null;
  mine: boolean;
  /** Of an appointment: who was named, and by whom; null by themselves. */ named: string | null;
  by: string | null;
};

// Somebody who asks is told of to staff while they wait; a place without staff, and a badge that they granted, to administrators;
// who was named to look after a place, to its people, also when they look after it no longer.
const subjects = statement<Found>(
  'what notices by office are about',
  `select a.id, pl.slug, pl.name, null as badge, false as mine, null as named, null as by from asking a join place pl on pl.id = a.place_id where a.id = any($1::uuid[]) and a.answer is null and a.place_id = any($2::int[])
   union all select v.id, pl.slug, pl.name, null, false, null, null from vacancy v join place pl on pl.id = v.place_id where v.id = any($1::uuid[]) and v.filled_at is null and $3
     and not exists (select 1 from membership m join person p on p.id = m.person_id and p.state = 'active' where m.place_id = v.place_id and m.role = 'staff')
   union all select b.id, null, p.name, b.kind, b.person_id = $4, null, null from badge b join person p on p.id = b.person_id where b.id = any($1::uuid[]) and b.ended is null and (b.person_id = $4 or b.granted_by = $4 and $3)
   union all select a.id, pl.slug, pl.name, null, a.person_id = $4, p.name, case when a.named_by <> a.person_id then n.name end from appointment a join place pl on pl.id = a.place_id
     join person p on p.id = a.person_id and p.state in ('active', 'suspended') join person n on n.id = a.named_by
     where a.id = any($1::uuid[]) and exists (select 1 from membership m where m.place_id = a.place_id and m.person_id = $4)
       and exists (select 1 from clause c where c.audience_id = pl.entrance_id and ${clauseAdmits('c', '$5::text[]')})`,
);

export type OpenedByOffice = Map<string, { url: string; what: ToldByOffice }>;

/** Those of these notices whose subject still stands, and still is this person's business. */
export async function openByOffice(
  db: Reads,
  viewer: Viewer,
  notices: readonly Pick<NoticeTable, 'kind' | 'subject_id'>[],
): Promise<OpenedByOffice> {
  const asked = notices.filter((n) => isByOffice(n.kind));
  const me = viewer.person?.id;
  if (asked.length === 0 || !me) return new Map();
  const found = await rows(db, subjects, [
    asked.map((n) => n.subject_id),
    viewer.staffOf,
    can(viewer, 'administer'),
    me,
    viewer.principals,
  ]);
  return new Map(
    asked.flatMap(({ kind, subject_id: id }) => {
      const subject = found.find((f) => f.id === id);
      return subject && isByOffice(kind) ? [[`${kind} ${id}`, inWords(kind, subject, me)] as const] : [];
    }),
  );
}

function inWords(kind: OfficeKind, found: Found, me: string): { url: string; what: ToldByOffice } {
  const { id, slug, name, badge, mine } = found;
  if (kind === 'left-alone') return { url: `/operator/boards/${slug}`, what: { kind, title: name } };
  if (kind === 'asked-in' || kind === 'asking-waits') return { url: `/boards/${slug}/people#asking-${id}`, what: { kind, title: name } };
  if (kind === 'named') return { url: `/boards/${slug}/keep`, what: { kind, title: name } };
  if (kind === 'staff-named')
    return { url: `/boards/${slug}/entrance`, what: { kind, title: name, name: found.named ?? '', by: found.by } };
  if (mine) return { url: `/people/${me}#badges`, what: { kind, badge: badge! } };
  return { url: `/operator/badges/${id}`, what: { kind: 'badge-ends-of', badge: badge!, name } };
}

const tellAll = async (tx: Tx, house: House, people: readonly string[], notice: Omit<NewNotice, 'personId'>) => {
  for (const personId of people) await makeNotice(tx, house, { ...notice, personId }, house.clock.now());
};

/** Tells the staff of a place that somebody asks to come in, or waits for long. */
export async function tellOfAsking(house: House, kind: 'asked-in' | 'asking-waits', askingId: string): Promise<void> {
  await inTransaction(house.db, async (tx) => {
    const staff = await tx
      .selectFrom('asking')
      .innerJoin('membership', 'membership.place_id', 'asking.place_id')
      .innerJoin('person', 'person.id', 'membership.person_id')
      .select('person.id')
      .where('asking.id', '=', askingId)
      .where('asking.answer', 'is', null)
      .where('membership.role', '=', 'staff')
      .where('person.state', '=', 'active')
      .execute();
    await tellAll(
      tx,
      house,
      staff.map((p) => p.id),
      { kind, subjectId: askingId },
    );
  });
}

/** Tells the administrators that nobody looks after a place any more. */
export async function tellOfVacancy(house: House, vacancyId: string): Promise<void> {
  await inTransaction(house.db, async (tx) => {
    const administrators = await tx.selectFrom('site_role').select('person_id').where('role', '=', 'administrator').execute();
    await tellAll(
      tx,
      house,
      administrators.map((a) => a.person_id),
      { kind: 'left-alone', subjectId: vacancyId },
    );
  });
}

/** Tells whoever has a badge; of its end whoever granted it as well. */
export async function tellOfBadge(house: House, kind: 'badge-granted' | 'badge-ends', badgeId: string): Promise<void> {
  await inTransaction(house.db, async (tx) => {
    const badge = await tx.selectFrom('badge').select(['person_id', 'granted_by']).where('id', '=', badgeId).executeTakeFirst();
    if (!badge) return;
    const people = kind === 'badge-ends' ? [badge.person_id, badge.granted_by] : [badge.person_id];
    await tellAll(tx, house, [...new Set(people.filter((id) => id !== null))], { kind, subjectId: badgeId });
  });
}
