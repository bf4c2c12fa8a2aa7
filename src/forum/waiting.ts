import { open, opening, recipientOf, type See } from '../access/index.ts';
import type { Viewer } from '../contracts/index.ts';
import { notMuted } from '../people/index.ts';
import type { Db } from '../platform/db/index.ts';
import { notLeftOut } from './left-out.ts';
import { joinListed, type ListedThread } from './listed-thread.ts';

/** The most that stand at the top of a board or of the first page: nobody is asked to answer everybody. */
export const mostWaiting = 3;
const mostOnPage = 30;

/** What nobody answered for so long needs another kind of care than a place at the top. */
const days = 60;

/** Condition: a conversation that waits for a first reply, and that this reader could give one. */
export function waits(see: See, s: string, now: string): string {
  const hours = `(select c.reply_hours from community c)`;
  return `${s}.kind = 'thread' and ${s}.state = 'shown' and ${s}.shown_replies = 0
    and ${s}.created_at < ${now} - make_interval(hours => ${hours}) and ${s}.created_at > ${now} - interval '${days} days'
    and ${see.scope(s)} and ${notLeftOut(s)} and ${notMuted(s)}
    and not exists (select 1 from closure c where c.scope_id = ${s}.id)
    and exists (select 1 from thread o where o.scope_id = ${s}.id and o.opener_byline_id <> all(:bylines::uuid[]) and ${see.notBlocked('o.opener_byline_id')})`;
}

// A statement of its own, for the few who said that they can answer there: everybody else's page is prepared faster without.
const waitingHere = opening<{ thread: ListedThread }, { place: number; now: Date }>(
  'what waits on a board',
  'reader',
  (see) => `select row_to_json(listed) as thread from
  (select s.* from scope s where s.place_id = :place::int and ${waits(see, 's', ':now::timestamptz')} order by s.created_at, s.id limit ${mostWaiting}) x
  join thread t on t.scope_id = x.id left join byline ob on ob.id = t.opener_byline_id left join person op on op.id = ob.person_id ${joinListed('x')}
order by x.created_at, x.id`,
);

/** The few that wait on one board, for somebody who said that they can answer there. One round trip. */
export async function openWaitingHere(db: Db, viewer: Viewer, place: number, now: Date): Promise<ListedThread[]> {
  return (await open(db, viewer, waitingHere, { place, now })).map((seen) => seen.for(recipientOf(viewer)).thread);
}

type Waiting = { place_id: number; slug: string; place_name: string; thread: ListedThread };

// Each audience by its own index; a place of one's own is one that one belongs to.
const needReply = opening<Waiting, { now: Date }>(
  'conversations that need a reply',
  'reader',
  (see) => `select x.place_id, pl.slug, pl.name as place_name, row_to_json(listed) as thread from (
  select y.* from unnest(:audiences::int[]) a cross join lateral (
    select s.* from scope s where s.audience_id = a and s.place_id = any(array(select m.place_id from membership m where m.person_id = :me::uuid)) and ${waits(see, 's', ':now::timestamptz')}
    order by s.created_at, s.id limit ${mostOnPage}) y order by y.created_at, y.id limit ${mostOnPage}) x
join thread t on t.scope_id = x.id join place pl on pl.id = x.place_id and pl.state = 'open'
left join byline ob on ob.id = t.opener_byline_id left join person op on op.id = ob.person_id ${joinListed('x')}
order by x.created_at, x.id`,
);

/** Conversations of one's own places that nobody answered yet, the one that waits longest first. One round trip. */
export async function openWaiting(db: Db, viewer: Viewer, now: Date): Promise<Waiting[]> {
  return (await open(db, viewer, needReply, { now })).map((seen) => seen.for(recipientOf(viewer)));
}
