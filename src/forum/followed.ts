import { open, opening, recipientOf } from '../access/index.ts';
import type { Viewer } from '../contracts/index.ts';
import { notMuted, type How } from '../people/index.ts';
import type { Db } from '../platform/db/index.ts';
import { notLeftOut } from './left-out.ts';
import { joinListed, metThread, type ListedThread, type MetThread } from './listed-thread.ts';
import { mostCounted } from './rules.ts';

/** What one page of it holds, and how many weeks one can go back. */
export const mostFollowed = 100;
export const weeksBack = 8;

const week = 7 * 86_400_000;

type FollowedRow = { at: Date; place_id: number; place_name: string; thread: ListedThread };

const mine = (what: string) =>
  `array(select f.${what} from follow f where f.person_id = :me::uuid and f.how = 'follow' and f.${what} is not null)`;

// Conversations that are followed, by their last reply; and new ones of places that are followed, by their beginning. What is
// muted or left out is taken from the few that were found: asked of each place, it made a plan that PostgreSQL made anew each time.
const followed = opening<FollowedRow, { from: Date; to: Date }>(
  'what is followed',
  'reader',
  (see) => `
with found as (
  select s.id, s.place_id, s.last_at as at from scope s
  where s.id = any(${mine('scope_id')}) and s.kind = 'thread' and s.last_at >= :from::timestamptz and s.last_at < :to::timestamptz and ${see.scope('s')}
  union all
  select y.* from unnest(${mine('place_id')}) f(place_id) cross join lateral (
    select s.id, s.place_id, s.created_at from scope s where s.kind = 'thread' and s.place_id = f.place_id and s.last_at >= :from::timestamptz
      and s.created_at >= :from::timestamptz and s.created_at < :to::timestamptz and ${see.scope('s')}
    order by s.last_at desc, s.id limit ${mostFollowed}) y
  where ${notMuted('y')}),
page as (select y.id, max(y.at) as at from found y where ${notLeftOut('y')} group by y.id order by max(y.at) desc, y.id limit ${mostFollowed + 1})
select page.at, s.place_id, pl.name as place_name, row_to_json(listed) as thread
from page join scope s on s.id = page.id join thread t on t.scope_id = s.id join place pl on pl.id = s.place_id
left join byline ob on ob.id = t.opener_byline_id left join person op on op.id = ob.person_id
left join closure cl on cl.scope_id = s.id left join last_read lr on lr.person_id = :me::uuid and lr.scope_id = s.id
${joinListed(
  's',
  `, cl.scope_id is not null as closed, case when lr.position is null then null
    when s.shown_replies = s.last_position and :blocked::uuid[] = '{}' then least(greatest(s.last_position - lr.position, 0), ${mostCounted})
    else (select count(*) from (select 1 from post p where p.scope_id = s.id and p.position > lr.position and p.state = 'shown' and ${see.notBlocked('p.byline_id')} limit ${mostCounted}) n) end as fresh`,
)}
where ${see.notBlocked('t.opener_byline_id')}
order by page.at desc, s.id`,
);

export type FollowedThread = { at: Date; place: string; thread: MetThread };

/** What went on in what one follows, in one week: `weeks` back, 0 is the one that ends now. One round trip. */
export async function openFollowed(db: Db, viewer: Viewer, weeks: number, now: Date): Promise<FollowedThread[]> {
  // The newest page also has what is posted at this very moment.
  const to = new Date(weeks === 0 ? now.getTime() + 60_000 : now.getTime() - weeks * week);
  const from = new Date(now.getTime() - (weeks + 1) * week);
  const found = await open(db, viewer, followed, { from, to });
  return found
    .map((seen) => seen.for(recipientOf(viewer)))
    .map(({ at, place_id: placeId, place_name: place, thread }) => ({ at, place, thread: metThread(viewer, thread, placeId) }));
}

/** How somebody reads a board: what they follow of it, and whether they can answer there. */
export type BoardFollowing = { id: number; slug: string; name: string; language: string; how: How | null; told: boolean; answers: boolean };

const ofBoard = opening<BoardFollowing, { board: string }>(
  'following of a board',
  'reader',
  (see) => `select pl.id, pl.slug, pl.name, pl.language, f.how, coalesce(f.told, false) as told,
    exists (select 1 from answering an where an.person_id = :me::uuid and an.place_id = pl.id) as answers
  from place pl left join follow f on f.person_id = :me::uuid and f.place_id = pl.id where pl.slug = :board and ${see.place('pl', 'inside')}`,
);

export async function openBoardFollowing(db: Db, viewer: Viewer, slug: string): Promise<BoardFollowing | undefined> {
  const [seen] = await open(db, viewer, ofBoard, { board: slug });
  return seen?.for(recipientOf(viewer));
}
