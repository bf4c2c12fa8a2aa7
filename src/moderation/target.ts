import { recipientOf } from '../access/index.ts';
import type { House, Lens, Summary, Viewer } from '../contracts/index.ts';
import type { Reads } from '../platform/db/index.ts';
import { isId } from '../platform/ids.ts';

/** Something that can be reported and decided about: a thing of a content kind, or a person. */
export type TargetId = { kind: string; id: string };

export type Target = TargetId & {
  scopeId: string | null;
  placeId: number | null;
  bylineId: string;
  author: string;
  title: string;
  words: string;
  language: string | null;
  state: string;
  mine: boolean;
  /** Whether its author is an alias. */
  anonymous: boolean;
  url: string;
  pictures: NonNullable<Summary['pictures']>;
};

/** Opens it as this viewer. What they may not see is missing, exactly as what never was. */
export async function openTarget(house: House, db: Reads, viewer: Viewer, { kind, id }: TargetId, lens: Lens): Promise<Target | null> {
  if (!isId(id)) return null;
  return kind === 'person' ? openPerson(db, viewer, id, lens) : openThing(house, db, viewer, { kind, id }, lens);
}

async function openThing(house: House, db: Reads, viewer: Viewer, { kind, id }: TargetId, lens: Lens): Promise<Target | null> {
  const things = house.kinds.get(kind);
  const [seen] = things ? await things.open(db, viewer, [id], lens) : [];
  if (!things || !seen) return null;
  const {
    scopeId,
    placeId,
    authorBylineId,
    author,
    title,
    words,
    language,
    state,
    mine,
    anonymous = false,
    url,
    pictures = [],
  } = things.summary(seen, recipientOf(viewer));
  return { kind, id, scopeId, placeId, bylineId: authorBylineId, author, title, words, language, state, mine, anonymous, url, pictures };
}

/** Members see members; whoever moderates people sees the suspended as well. */
async function openPerson(db: Reads, viewer: Viewer, id: string, lens: Lens): Promise<Target | null> {
  const moderates = lens === 'moderator';
  if (viewer.person?.state !== 'active' || (moderates && !viewer.person.siteRoles.includes('moderator'))) return null;
  const p = await db
    .selectFrom('person')
    .innerJoin('byline', 'byline.person_id', 'person.id')
    .select(['person.name', 'person.about', 'person.state', 'byline.id as bylineId'])
    .where('person.id', '=', id)
    .where('person.state', 'in', moderates ? ['active', 'suspended'] : ['active'])
    .executeTakeFirst();
  if (!p) return null;
  const mine = viewer.person.id === id;
  return {
    kind: 'person',
    id,
    scopeId: null,
    placeId: null,
    bylineId: p.bylineId,
    author: p.name,
    title: p.name,
    words: p.about,
    language: null,
    state: p.state,
    mine,
    anonymous: false,
    url: `/people/${id}`,
    pictures: [],
  };
}
