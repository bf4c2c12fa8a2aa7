import { open, opening, recipientOf } from '../access/index.ts';
import type { Seen, Viewer } from '../contracts/index.ts';
import type { Db, Reads } from '../platform/db/index.ts';
import type { DecidedAct } from '../spaces/index.ts';
import type { Reason } from './tables.ts';

/** A decision as those read it who look after the same place. */
export type KeptDecision = {
  id: string;
  act: DecidedAct;
  kind: string;
  target_id: string;
  scope_id: string | null;
  place_id: number | null;
  about_byline_id: string | null;
  decided_by: string | null;
  rule: Reason | null;
  reason: string;
  until: Date | null;
  decided_at: Date;
  met_at: Date | null;
  seen_at: Date | null;
  by_name: string | null;
  by_state: string | null;
  undone: boolean;
};

const alike = ['hide,show,hold,release,decline', 'lock,unlock', 'slow,unslow', 'suspend,lift'];

/** Acts on the same: the newest of them is how it stands. */
const actsLike = (act: string) =>
  `case ${alike.map((acts) => `when ${act} = any('{${acts}}'::text[]) then '{${acts}}'::text[]`).join(' ')} else '{}' end`;

const columns = `d.id, d.act, d.kind, d.target_id, d.scope_id, d.place_id, d.about_byline_id, d.decided_by, d.rule, d.reason, d.until, d.decided_at, d.met_at, d.seen_at, p.name as by_name, p.state as by_state,
  exists (select 1 from decision u where u.undoes_id = d.id) as undone`;

/** That something newer was decided about the same. */
const later = `exists (select 1 from decision n where n.target_id = d.target_id and n.kind = d.kind and n.act = any(${actsLike('d.act')}) and (n.decided_at, n.id) > (d.decided_at, d.id) and n.undoes_id is distinct from d.id)`;

const one = opening<KeptDecision & AppealRow, { decision: string }>(
  'decision for who looks after its place',
  'moderator',
  (
    see,
  ) => `select ${columns}, a.words as appeal_words, a.asked_at, a.answer, a.answer_words, ${see.appeal('d')} as mine_to_answer, ${later} as later
   from decision d left join person p on p.id = d.decided_by left join appeal a on a.decision_id = d.id
   where d.id = :decision::uuid and (${see.decision('d')} or (a.answer is null and a.words is not null and ${see.appeal('d')}))`,
);

export type AppealRow = {
  appeal_words: string | null;
  asked_at: Date | null;
  answer: 'stands' | 'undone' | null;
  answer_words: string | null;
  /** Whether this person is another than who decided. */
  mine_to_answer: boolean;
  /** That something newer was decided about the same, which taking this one back would take back too. */
  later: boolean;
};

/** One decision, for the staff of its place, or for whoever is to look at it anew. */
export async function keptDecision(db: Reads, viewer: Viewer, decisionId: string): Promise<(KeptDecision & AppealRow) | null> {
  const [seen] = await open(db, viewer, one, { decision: decisionId });
  return seen?.for(recipientOf(viewer)) ?? null;
}

const earlier = opening<KeptDecision, { byline: string }>(
  'earlier decisions about one author',
  'moderator',
  (see) => `select ${columns} from decision d left join person p on p.id = d.decided_by
   where d.about_byline_id = :byline::uuid and d.undoes_id is null and ${see.decision('d')} order by d.decided_at desc limit 20`,
);

/** What was decided about this author before, where this viewer looks after things; of an alias, about that alias alone. */
export async function earlierDecisions(db: Db, viewer: Viewer, bylineId: string): Promise<KeptDecision[]> {
  return (await open(db, viewer, earlier, { byline: bylineId })).map((d) => d.for(recipientOf(viewer)));
}

export type WaitingAppeal = { id: string; act: DecidedAct; kind: string; asked_at: Date; place: string | null };

const appeals = opening<WaitingAppeal, object>(
  'appeals that wait',
  'moderator',
  (
    see,
  ) => `select d.id, d.act, d.kind, a.asked_at, pl.name as place from appeal a join decision d on d.id = a.decision_id left join place pl on pl.id = d.place_id
   where a.answer is null and ${see.appeal('d')} order by a.asked_at limit 50`,
);

/** Decisions that somebody sees differently and that this viewer is to look at, those that wait longest first. */
export function appealsWaiting(db: Db, viewer: Viewer): Promise<Seen<WaitingAppeal>[]> {
  return open(db, viewer, appeals, {});
}
