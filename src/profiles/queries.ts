import { isAdmitted, open, opening } from '../access/index.ts';
import type { Seen, Viewer } from '../contracts/index.ts';
import type { Db } from '../platform/db/index.ts';

export type SharedGroup = { slug: string; name: string; language: string };

/** More than these are for nobody to count. */
const most = 20;

const listedHere = `m.listed and m.role <> 'follower'`; // guard:shared-listed

const shared = opening<SharedGroup, { person: string; now: Date }>(
  'groups that two people share',
  'reader',
  (see) => `
select pl.slug, pl.name, pl.language
from membership m join place pl on pl.id = m.place_id join membership mine on mine.place_id = pl.id and mine.person_id = :me::uuid and mine.role <> 'follower'
where m.person_id = :person::uuid and ${listedHere} and ${see.place('pl', 'inside')} and ${isAdmitted('pl.inside_id', 'm.person_id')}
order by lower(pl.name), pl.id limit ${most}`,
);

/** Groups that the viewer and another person are both in, where that person agreed to be seen by those inside. */
export async function sharedGroups(db: Db, viewer: Viewer, personId: string, now: Date): Promise<Seen<SharedGroup>[]> {
  return open(db, viewer, shared, { person: personId, now });
}
