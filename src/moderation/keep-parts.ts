import { opening, recipientOf } from '../access/index.ts';
import type { KeepPart, Waits } from '../contracts/index.ts';
import { bylineShown } from '../people/index.ts';
import type { DecidedAct } from '../spaces/index.ts';
import { waitingReports, type Waiting } from './queries.ts';
import { spokenOf } from './rules.ts';
import { reasons } from './tables.ts';

/** As many as stand on the page of a place. */
const most = 10;

const reports = opening<Omit<Waiting, 'since'> & { since: string }, { place: number; now: Date }>(
  'reports waiting at one place',
  'moderator',
  (see) => waitingReports(`${see.report('r')} and r.place_id = :place::int`, 30),
);

const reportCounts = opening<Waits, object>(
  'reports waiting, counted',
  'moderator',
  (see) => `select r.place_id, count(distinct r.target_id) as n, min(r.reported_at) as since from report r
   where r.outcome is null and r.kind <> 'person' and ${see.queue('r.place_id', 'r.byline_id')} group by r.place_id`,
);

/** Reports that wait at a place, the gravest first. */
export const reportsOfPlace: KeepPart<Omit<Waiting, 'since'> & { since: string }> = {
  name: 'reports',
  order: 10,
  counts: reportCounts,
  asks: reports,
  card({ viewer, words: { t, when } }, found) {
    const lines = found
      .map((r) => r.for(recipientOf(viewer)))
      .map((r) => ({
        title: t(`moderation.reason.${reasons.find((reason) => r.reasons.includes(reason)) ?? 'other'}`),
        href: `/reports/${r.id}`,
        lines: [t('moderation.queue.times', { n: r.times }), t('moderation.keep.since', { when: when(new Date(r.since)) })],
      }));
    return { title: t('moderation.keep.reports'), none: t('moderation.keep.reports_none'), lines };
  },
};

type Decided = {
  id: string;
  act: DecidedAct;
  kind: string;
  reason: string;
  decided_at: string;
  by_name: string | null;
  by_state: string | null;
};

const decided = opening<Decided, { place: number; now: Date }>(
  'decided lately at one place',
  'moderator',
  (
    see,
  ) => `select d.id, d.act, d.kind, d.reason, d.decided_at, p.name as by_name, p.state as by_state from decision d left join person p on p.id = d.decided_by
   where d.place_id = :place::int and ${see.decision('d')} order by d.decided_at desc, d.id limit ${most}`,
);

/** What was decided lately: by whom, and why. */
export const decisionsOfPlace: KeepPart<Decided> = {
  name: 'decided',
  order: 90,
  asks: decided,
  card({ viewer, words: { t, when }, slug }, found) {
    const lines = found
      .map((d) => d.for(recipientOf(viewer)))
      .map((d) => ({
        title: t(`moderation.kept.act.${spokenOf(d)}`),
        href: `/decided/${d.id}`,
        lines: [
          t('moderation.keep.decided_by', {
            name: bylineShown(t, { label: null, name: d.by_name, person_state: d.by_state }).name,
            when: when(new Date(d.decided_at)),
          }),
          ...(d.reason ? [d.reason] : []),
        ],
      }));
    const more = lines.length < most ? {} : { more: { label: t('moderation.keep.all_decided'), href: `/boards/${slug}/keep/decided` } };
    return { title: t('moderation.keep.decided'), none: t('moderation.keep.decided_none'), lines, ...more };
  },
};

type Changed = { id: string; reason: string; met_at: string };

const changed = opening<Changed, { place: number; now: Date }>(
  'changed as asked at one place',
  'moderator',
  (see) => `select d.id, d.reason, d.met_at from decision d
   where d.place_id = :place::int and d.met_at is not null and d.seen_at is null and ${see.decision('d')}
     and not exists (select 1 from decision u where u.undoes_id = d.id) order by d.met_at limit 30`,
);

const changedCounts = opening<Waits, object>(
  'changed as asked, counted',
  'moderator',
  (see) => `select d.place_id, count(*) as n, min(d.met_at) as since from decision d
   where d.met_at is not null and d.seen_at is null and ${see.queue('d.place_id', 'd.about_byline_id')} group by d.place_id`,
);

/** Words that their author changed because staff asked for it. */
export const changedWords: KeepPart<Changed> = {
  name: 'changed',
  order: 40,
  counts: changedCounts,
  asks: changed,
  card({ viewer, words: { t, when } }, found) {
    const lines = found
      .map((d) => d.for(recipientOf(viewer)))
      .map((d) => ({
        title: t('moderation.keep.changed_line'),
        href: `/decided/${d.id}`,
        lines: [d.reason, t('moderation.keep.since', { when: when(new Date(d.met_at)) })],
      }));
    return { title: t('moderation.keep.changed'), lines };
  },
};
