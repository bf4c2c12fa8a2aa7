import { open, opening, openTogether, recipientOf } from '../access/index.ts';
import type { House, KeepPart, Seen, Viewer, Waits } from '../contracts/index.ts';
import type { Db } from '../platform/db/index.ts';
import type { DecidedAct } from '../spaces/index.ts';

/** A place as its staff look after it. */
export type KeptPlace = { id: number; slug: string; name: string; language: string; holds_first: boolean; archived: boolean };

const place = opening<KeptPlace, { board: string }>(
  'place for who looks after it',
  'moderator',
  (see) => `select pl.id, pl.slug, pl.name, pl.language, pl.holds_first, pl.state = 'archived' as archived from place pl
   where pl.slug = :board and ${see.place('pl', 'staff')}`,
);

/** The place of an address, for its staff alone. */
export async function keptPlace(db: Db, viewer: Viewer, board: string): Promise<KeptPlace | null> {
  const [seen] = await open(db, viewer, place, { board });
  return seen?.for(recipientOf(viewer)) ?? null;
}

/** What every part says of one place, as one statement. */
export async function openKeepParts(
  house: House,
  viewer: Viewer,
  placeId: number,
  now: Date,
): Promise<{ part: KeepPart; found: Seen<unknown>[] }[]> {
  const parts = house.keepParts;
  const found = await openTogether(
    house.db,
    viewer,
    parts.map((part) => part.asks),
    { place: placeId, now },
  );
  return parts.map((part, n) => ({ part, found: found[n] ?? [] }));
}

const places = opening<Omit<KeptPlace, 'holds_first'>, object>(
  'places that are looked after',
  'moderator',
  (see) => `select pl.id, pl.slug, pl.name, pl.language, pl.state = 'archived' as archived from place pl
   where ${see.queue('pl.id', 'null::uuid')} order by lower(pl.name), pl.id limit 400`,
);

export type WaitingPlace = { slug: string; name: string; language: string; mine: boolean; n: number; late: number; since: Date | null };

/** The places this viewer looks after, with how much waits there; of others only those where something waits. */
export async function placesThatWait(house: House, viewer: Viewer): Promise<WaitingPlace[]> {
  const me = recipientOf(viewer);
  const counts = house.keepParts.flatMap((part) => part.counts ?? []);
  const [listed = [], ...counted] = await openTogether(house.db, viewer, [places, ...counts], {});
  const waits = counted.flat().map((seen) => seen.for(me) as Waits);
  const all = listed.map((seen) => {
    const p = seen.for(me) as KeptPlace;
    const here = waits.filter((w) => w.place_id === p.id);
    const since = here.map((w) => new Date(w.since)).sort((a, b) => a.getTime() - b.getTime())[0] ?? null;
    const n = here.reduce((sum, w) => sum + w.n, 0);
    const late = here.reduce((sum, w) => sum + (w.late ?? 0), 0);
    return { slug: p.slug, name: p.name, language: p.language, mine: viewer.staffOf.includes(p.id), n, late, since };
  });
  return all
    .filter((p) => p.mine || p.n > 0)
    .toSorted((a, b) => (a.since?.getTime() ?? Infinity) - (b.since?.getTime() ?? Infinity) || a.name.localeCompare(b.name));
}

export type LoggedDecision = {
  id: string;
  act: DecidedAct;
  kind: string;
  reason: string;
  decided_at: Date;
  by_name: string | null;
  by_state: string | null;
};

/** Decisions on one page of a place's log. */
export const loggedOnPage = 30;

const logged = opening<LoggedDecision, { place: number; before: string | null }>(
  'log of one place',
  'moderator',
  (
    see,
  ) => `select d.id, d.act, d.kind, d.reason, d.decided_at, p.name as by_name, p.state as by_state from decision d left join person p on p.id = d.decided_by
   where d.place_id = :place::int and ${see.decision('d')}
     and (:before::uuid is null or (d.decided_at, d.id) < (select c.decided_at, c.id from decision c where c.id = :before::uuid and c.place_id = :place::int))
   order by d.decided_at desc, d.id desc limit ${loggedOnPage + 1}`,
);

/** What was decided at a place, newest first; one more than a page when there are more. */
export async function decisionLog(db: Db, viewer: Viewer, placeId: number, before: string | null): Promise<LoggedDecision[]> {
  return (await open(db, viewer, logged, { place: placeId, before })).map((d) => d.for(recipientOf(viewer)));
}
