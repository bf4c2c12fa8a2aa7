import { isAdmitted, open, opening, recipientOf, type See } from '../access/index.ts';
import type { Viewer } from '../contracts/index.ts';
import { nameKey } from '../people/index.ts';
import type { Db } from '../platform/db/index.ts';

/** So many fit above the keys of a small phone. */
export const mostNames = 6;

/** Of a long conversation, those who spoke lately. */
const newestPosts = 500;

type Given = { begins: string; now: Date };
type Found = { spoke: string[] | null; listed: string[] | null };

const agreed = `m.listed and m.role <> 'follower'`; // guard:offered-agreed

const belongs = (place: string) =>
  `exists (select 1 from membership me where me.place_id = ${place} and me.person_id = :me::uuid and me.role <> 'follower')`; // guard:offered-inside

/**
 * People of a place who agreed to be listed there, for those who read that list: who belongs there themselves. Nobody is
 * offered before their name was begun, so that this is no second list.
 */
const listed = (see: See, { place, readers }: { place: string; readers: string }) =>
  `case when :begins <> '' and ${belongs(place)} then
  (select json_agg(l.name order by l.name_key) from (select p.name, p.name_key from membership m join person p on p.id = m.person_id join byline lb on lb.person_id = p.id
    where m.place_id = ${place} and ${agreed} and p.state = 'active' and p.id <> :me::uuid and starts_with(p.name_key, :begins) and ${isAdmitted(readers, 'p.id')} and ${see.notBlocked('lb.id')}
    order by p.name_key limit ${mostNames}) l) end`;

const inThread = opening<Found, Given & { thread: string }>('names to call in a thread', 'reader', (see) => {
  // An alias is called by the name it has here; whose it is is not asked. Of people, those who read here still.
  const called = `(b.label is not null or pe.state = 'active' and ${isAdmitted('s.audience_id', 'pe.id')})`; // guard:called-here
  return `
select ${listed(see, { place: 's.place_id', readers: 's.audience_id' })} as listed,
  (select json_agg(n.name order by n.last desc) from (select coalesce(b.label, pe.name) as name, max(r.position) as last
    from (select p.byline_id, p.position from post p where p.scope_id = s.id and p.state = 'shown' and ${see.part('p')} and ${see.notBlocked('p.byline_id')} order by p.position desc limit ${newestPosts}) r
    join byline b on b.id = r.byline_id left join person pe on pe.id = b.person_id
    where r.byline_id <> all(:bylines::uuid[]) and ${called} group by 1) n) as spoke
from scope s where s.id = :thread::uuid and s.kind = 'thread' and ${see.scope('s')}`;
});

const onBoard = opening<Found, Given & { board: string }>(
  'names to call on a board',
  'reader',
  (see) =>
    `select ${listed(see, { place: 'pl.id', readers: 'pl.inside_id' })} as listed, null as spoke from place pl where pl.slug = :board and ${see.place('pl', 'inside')}`,
);

/**
 * Names to offer to whoever began one after an @: first who spoke here lately, then who agreed to be listed.
 * @param begun as it was typed, as yet unfinished
 * @returns undefined where the viewer may not read
 */
export async function namesToCall(
  db: Db,
  viewer: Viewer,
  where: { thread: string } | { board: string },
  begun: string,
  now: Date,
): Promise<string[] | undefined> {
  const begins = nameKey(begun);
  const [seen] = await ('thread' in where
    ? open(db, viewer, inThread, { ...where, begins, now })
    : open(db, viewer, onBoard, { ...where, begins, now }));
  const found = seen?.for(recipientOf(viewer));
  if (!found) return undefined;
  const spoke = (found.spoke ?? []).filter((name) => nameKey(name).startsWith(begins));
  return [...new Set([...spoke, ...(found.listed ?? [])])].slice(0, mostNames);
}
