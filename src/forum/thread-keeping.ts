import { open, opening, recipientOf, type See } from '../access/index.ts';
import type { Viewer } from '../contracts/index.ts';
import { bylineShown, mayWriteAgain } from '../people/index.ts';
import type { Db } from '../platform/db/index.ts';
import type { Flash, Visit } from '../platform/http/index.ts';
import { isNew } from './hold-first.ts';

/** What staff did with a conversation, as its page tells it. Each costs next to nothing where it is not so. */
export type KeepingRow = {
  slow: { minutes: number; until: string; reason: string; mine: string | null } | null;
  retitling: { title: string; reason: string; at: string; label: string | null; name: string | null; person_state: string | null } | null;
  links: { id: string; title: string; language: string; earlier: boolean }[] | null;
  firsts: Firsts | null;
};

/** For somebody who may be new: how many of their posts are shown, and who reads the first ones here. */
export type Firsts = { shown: number; holds: boolean; staff: string[] };

const firstsOf = (
  pl: string,
) => `json_build_object('shown', (select count(*) from (select 1 from post fp join byline fb on fb.id = fp.byline_id and fb.person_id = :me::uuid where fp.state = 'shown' limit 20) n),
  'holds', ${pl}.holds_first, 'staff', (select coalesce(json_agg(x.name), '[]') from (select sp.name from membership sm join person sp on sp.id = sm.person_id and sp.state = 'active' where sm.place_id = ${pl}.id and sm.role = 'staff' order by sp.name_key limit 3) x))`;

/** Columns for the page of a thread `s`, with `t` and its place `pl`. Lines to other threads lead only where the viewer may go. */
export const keepingColumns = (see: See) => `
  (select json_build_object('minutes', sl.minutes, 'until', sl.until, 'reason', sl.reason, 'mine', (select max(mp.created_at) from post mp where mp.scope_id = s.id and mp.byline_id = any(:bylines::uuid[]))) from slowness sl where sl.scope_id = s.id) as slow,
  case when t.retitled > 0 then (select json_build_object('title', tt.title, 'reason', tt.reason, 'at', tt.replaced_at, 'label', tb.label, 'name', tp.name, 'person_state', tp.state)
    from thread_title tt left join byline tb on tb.id = tt.byline_id left join person tp on tp.id = tb.person_id where tt.scope_id = s.id order by tt.n desc limit 1) end as retitling,
  case when t.linked then (select json_agg(json_build_object('id', o.id, 'title', ot.title, 'language', ot.language, 'earlier', l.to_id = s.id) order by l.split_at)
    from thread_link l join scope o on o.id = case when l.to_id = s.id then l.from_id else l.to_id end join thread ot on ot.scope_id = o.id
    where s.id in (l.from_id, l.to_id) and ${see.scope('o')}) end as links,
  case when (:careful::boolean or pl.holds_first) and :me::uuid is not null then ${firstsOf('pl')} end as firsts`;

/** What the page says of it. */
export type Keeping = {
  slow: { minutes: number; until: string; reason: string; again: string | null } | null;
  retitled: { title: string; reason: string; by: string; when: string } | null;
  links: { href: string; title: string; language: string; earlier: boolean }[];
  firsts: FirstsNotice | null;
};

export type FirstsNotice = { how: 'read' | 'held'; hours: number; staff: string };

export function keepingOf(visit: Visit, row: KeepingRow, moderates: boolean): Keeping {
  const { words, now } = visit;
  const slow = row.slow && new Date(row.slow.until) > now ? row.slow : null;
  const until = slow && new Date(slow.until);
  const again =
    slow && until && !moderates ? mayWriteAgain({ minutes: slow.minutes, until }, slow.mine ? new Date(slow.mine) : null, now) : null;
  return {
    slow: slow && until && { minutes: slow.minutes, until: words.when(until), reason: slow.reason, again: again && words.when(again) },
    retitled: row.retitling && {
      title: row.retitling.title,
      reason: row.retitling.reason,
      by: bylineShown(words.t, row.retitling).name,
      when: words.when(new Date(row.retitling.at)),
    },
    links: (row.links ?? []).map((l) => ({ ...l, href: `/threads/${l.id}`, title: l.title || words.t('forum.thread.taken_back') })),
    firsts: firstsNotice(visit, row.firsts, moderates),
  };
}

/** Said in the box before somebody new writes: that it is read first, by whom, and how soon. */
export function firstsNotice({ house, viewer, words, now }: Visit, firsts: Firsts | null, moderates: boolean): FirstsNotice | null {
  const { person } = viewer;
  const { firstPosts } = house.community();
  if (!firsts || !person || moderates || person.siteRoles.length > 0 || !isNew(firsts.shown, person.joinedAt, firstPosts, now)) return null;
  const list = new Intl.ListFormat(words.language, { type: 'conjunction' });
  return { how: firsts.holds || firstPosts.how === 'held' ? 'held' : 'read', hours: firstPosts.hours, staff: list.format(firsts.staff) };
}

/** Said once words wait: what was kept, and how soon somebody reads it. */
export function heldFlash({ house }: Visit): Flash {
  return { kind: 'kept', key: 'forum.flash.held', args: { hours: house.community().firstPosts.hours } };
}

const atBoard = opening<{ firsts: Firsts | null }, { board: string; careful: boolean }>(
  'whether first posts are read here',
  'reader',
  (see) =>
    `select case when :careful::boolean or pl.holds_first then ${firstsOf('pl')} end as firsts from place pl where pl.slug = :board and ${see.place('pl', 'inside')}`,
);

/** As on the page of a thread, for somebody who is about to start one. */
export async function firstsAtBoard(db: Db, viewer: Viewer, board: string, careful: boolean): Promise<Firsts | null> {
  const [seen] = await open(db, viewer, atBoard, { board, careful });
  return seen?.for(recipientOf(viewer)).firsts ?? null;
}
