import { sql, type Selectable } from 'kysely';
import { decidedAlone, open, opening, recipientOf, unattended } from '../access/index.ts';
import type { House, Seen, Viewer } from '../contracts/index.ts';
import type { Db, Reads } from '../platform/db/index.ts';
import type { DecisionTable } from '../spaces/index.ts';
import { reasons, type AppealTable, type Reason, type ReportTable } from './tables.ts';

/** One thing that was reported, once or by several people. */
export type Waiting = { id: string; kind: string; reasons: Reason[]; times: number; since: Date; place: string | null };

const severity = `array_position(array[${reasons.map((r) => `'${r}'`).join(',')}], r.reason)`;

/** One row for each thing that is reported, the gravest first and the oldest of those. @param condition which reports, by the alias `r` */
export const waitingReports = (condition: string, limit: number) =>
  `select (array_agg(r.id order by r.reported_at, r.id))[1] as id, r.kind, array_agg(distinct r.reason) as reasons, count(*) as times, min(r.reported_at) as since, max(pl.name) as place
   from report r left join place pl on pl.id = r.place_id
   where r.outcome is null and ${condition}
   group by r.kind, r.target_id order by min(${severity}), min(r.reported_at) limit ${limit}`;

/** Asked for the list, and for the first page of who may decide. */
export const waiting = opening<Waiting, object>('reports waiting', 'moderator', (see) => waitingReports(see.report('r'), 100));

/** What waits for this moderator, the gravest first and the oldest of those. */
export function reportsWaiting(db: Db, viewer: Viewer): Promise<Seen<Waiting>[]> {
  return open(db, viewer, waiting, {});
}

export type ReportRow = Pick<
  ReportTable,
  | 'id'
  | 'kind'
  | 'target_id'
  | 'scope_id'
  | 'place_id'
  | 'byline_id'
  | 'reason'
  | 'words'
  | 'evidence'
  | 'reported_at'
  | 'outcome'
  | 'outcome_words'
  | 'closed_at'
> & { place: string | null; reporter_name: string | null; reporter_state: string | null };

const report = opening<ReportRow, { report: string }>(
  'report with its like',
  'moderator',
  (
    see,
  ) => `select r.id, r.kind, r.target_id, r.scope_id, r.place_id, r.byline_id, r.reason, r.words, r.evidence, r.reported_at, r.outcome, r.outcome_words, r.closed_at,
     pl.name as place, p.name as reporter_name, p.state as reporter_state
   from report a join report r on r.kind = a.kind and r.target_id = a.target_id and (r.id = a.id or r.outcome is null)
   left join place pl on pl.id = r.place_id left join person p on p.id = r.reporter_id
   where a.id = :report::uuid and ${see.report('r')} and ${see.report('a')} order by r.id = a.id desc, r.reported_at`,
);

/** One report, and after it the other open ones on the same thing. */
export function reportWithItsLike(db: Reads, viewer: Viewer, reportId: string): Promise<Seen<ReportRow>[]> {
  return open(db, viewer, report, { report: reportId });
}

export type OwnReport = Pick<
  ReportTable,
  'id' | 'kind' | 'reason' | 'words' | 'reported_at' | 'outcome' | 'outcome_words' | 'closed_at'
> & {
  /** What it is called and where it is, while the reporter may read it. */
  about: { title: string; author: string; url: string } | null;
};

/** What the viewer reported, newest first, with what came of it. */
export async function ownReports(house: House, viewer: Viewer): Promise<OwnReport[]> {
  if (!viewer.person) return [];
  const mine = await house.db
    .selectFrom('report')
    .select(['id', 'kind', 'target_id', 'reason', 'words', 'reported_at', 'outcome', 'outcome_words', 'closed_at'])
    .where('reporter_id', '=', viewer.person.id)
    .orderBy('reported_at', 'desc')
    .limit(50)
    .execute();
  const known = await openAll(house, viewer, mine);
  return mine.map(({ target_id: target, ...r }) => ({ ...r, about: known.get(target) ?? null }));
}

/** One round trip a kind. A person's page is not named here: its name may have gone since. */
async function openAll(
  house: House,
  viewer: Viewer,
  mine: { kind: string; target_id: string }[],
): Promise<Map<string, NonNullable<OwnReport['about']>>> {
  const recipient = recipientOf(viewer);
  const found = await Promise.all(
    [...house.kinds.values()].map(async (kind) => {
      const ids = mine.filter((r) => r.kind === kind.name).map((r) => r.target_id);
      const seen = ids.length > 0 ? await kind.open(house.db, viewer, ids) : [];
      return seen.map((s) => kind.summary(s, recipient));
    }),
  );
  return new Map(
    found
      .flat()
      .filter((s) => s.state === 'shown')
      .map((s) => [s.id, { title: s.title, author: s.author, url: s.url }]),
  );
}

export type DecisionRow = Pick<
  DecisionTable,
  'id' | 'kind' | 'act' | 'target_id' | 'rule' | 'reason' | 'until' | 'decided_at' | 'met_at' | 'read_at'
> & {
  undone: boolean;
  appeal: Pick<Selectable<AppealTable>, 'words' | 'asked_at' | 'answer' | 'answer_words' | 'answered_at'> | null;
};

/** Decisions about the viewer's own bylines, anonymous ones among them; nobody else's. */
export async function decisionsAboutMe(db: Db, viewer: Viewer, decisionId?: string): Promise<DecisionRow[]> {
  if (viewer.bylines.length === 0) return [];
  let about = db
    .selectFrom('decision')
    .leftJoin('appeal', 'appeal.decision_id', 'decision.id')
    .select(['id', 'kind', 'act', 'target_id', 'rule', 'reason', 'until', 'decided_at', 'read_at', 'met_at'])
    .select(['appeal.words', 'appeal.asked_at', 'appeal.answer', 'appeal.answer_words', 'appeal.answered_at'])
    .select((e) => e.exists(e.selectFrom('decision as undo').select('undo.id').whereRef('undo.undoes_id', '=', 'decision.id')).as('undone'))
    .where('about_byline_id', 'in', viewer.bylines);
  if (decisionId) about = about.where('decision.id', '=', decisionId);
  const found = await about.orderBy('decided_at', 'desc').limit(50).execute();
  return found.map(({ words, asked_at, answer, answer_words, answered_at, undone, ...d }) => ({
    ...d,
    undone: undone === true,
    appeal: words === null || asked_at === null ? null : { words, asked_at, answer, answer_words: answer_words ?? '', answered_at },
  }));
}

export type UnattendedPlace = { slug: string; name: string; n: number; since: Date };

/** That the community has no moderator but, it may be, the one it is about. */
const noModeratorBut = (condition: string) =>
  `not exists (select 1 from site_role sr join person p on p.id = sr.person_id and p.state = 'active' where sr.role = 'moderator' and not (${condition}))`;

const wrote = (byline: string) => `exists (select 1 from byline b where b.id = ${byline} and b.person_id = p.id)`;

const looksAfter = (place: string) =>
  `exists (select 1 from membership m where m.place_id = ${place} and m.person_id = p.id and m.role = 'staff')`;

const stuck = `select r.place_id, r.reported_at as since from report r where r.outcome is null and ${unattended('r.place_id', 'r.byline_id')} and ${noModeratorBut(wrote('r.byline_id'))}
  union all select d.place_id, a.asked_at from appeal a join decision d on d.id = a.decision_id where a.answer is null and ${decidedAlone('d')} and ${noModeratorBut(`p.id = d.decided_by or ${wrote('d.about_byline_id')}`)}`;

/** How much waits at places where nobody can decide about it, or does: reports, appeals, words that are held for long. */
export async function unattendedPlaces({ db, keepParts }: House): Promise<UnattendedPlace[]> {
  const raised = (await Promise.all(keepParts.flatMap((part) => (part.raised ? [part.raised(db)] : [])))).flat();
  const found = await sql<UnattendedPlace>`select pl.slug, pl.name, count(*) as n, min(w.since) as since from (${sql.raw(stuck)}
      union all select h.place_id, h.since from unnest(${raised.map((h) => h.placeId)}::int[], ${raised.map((h) => h.since)}::timestamptz[]) h(place_id, since) where ${sql.raw(noModeratorBut(looksAfter('h.place_id')))}) w
    join place pl on pl.id = w.place_id group by pl.slug, pl.name order by since`.execute(db);
  return found.rows;
}

/** Who is suspended now, for those who may lift it. */
export async function suspendedPeople(db: Db): Promise<{ id: string; name: string }[]> {
  return db.selectFrom('person').select(['id', 'name']).where('state', '=', 'suspended').orderBy('name_key').limit(100).execute();
}
