import { sql } from 'kysely';
import type { BadgeKind } from '../people/index.ts';
import { rows, statement, type Db } from '../platform/db/index.ts';
import { badgesOnPage } from './rules.ts';

export type KeptBadge = {
  id: string;
  person_id: string;
  name: string;
  kind: BadgeKind;
  label: string;
  evidence: string;
  granted_at: Date;
  granted_by_name: string | null;
  expires_at: Date;
  ended: 'withdrawn' | 'renewed' | null;
  ended_at: Date | null;
  ended_because: string;
  ended_by_name: string | null;
};

// Asked by administrators alone, at a door of theirs: the only way to the evidence.
const columns = `select b.id, b.person_id, p.name, b.kind, b.label, b.evidence, b.granted_at, g.name as granted_by_name, b.expires_at, b.ended, b.ended_at, b.ended_because, e.name as ended_by_name
from badge b join person p on p.id = b.person_id left join person g on g.id = b.granted_by left join person e on e.id = b.ended_by`;

const newest = statement<KeptBadge>(
  'badges for administrators',
  `${columns} where $1::uuid is null or (b.granted_at, b.id) < (select c.granted_at, c.id from badge c where c.id = $1) order by b.granted_at desc, b.id desc limit ${badgesOnPage + 1}`,
);

const one = statement<KeptBadge>('one badge for administrators', `${columns} where b.id = $1`);

const ofPerson = statement<KeptBadge>(
  'badges of a person for administrators',
  `${columns} where b.person_id = $1 order by b.granted_at desc, b.id desc limit ${badgesOnPage}`,
);

/** All badges that were ever granted, the newest first, and one more than a page where there are more. */
export async function keptBadges(db: Db, before: string | null): Promise<KeptBadge[]> {
  return rows(db, newest, [before]);
}

export async function keptBadge(db: Db, id: string): Promise<KeptBadge | undefined> {
  return (await rows(db, one, [id]))[0];
}

export async function badgesEverOf(db: Db, personId: string): Promise<KeptBadge[]> {
  return rows(db, ofPerson, [personId]);
}

/** Badges that hold, and of those how many end within a month: for the top of the list. */
export async function countBadges(db: Db, now: Date, soon: Date): Promise<{ holding: number; ending: number }> {
  const counted = await sql<{
    holding: number;
    ending: number;
  }>`select count(*) as holding, count(*) filter (where expires_at <= ${soon}) as ending
    from badge where ended is null and expires_at > ${now}`.execute(db);
  return counted.rows[0] ?? { holding: 0, ending: 0 };
}
