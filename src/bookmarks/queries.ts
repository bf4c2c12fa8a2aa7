import { open, opening, recipientOf } from '../access/index.ts';
import type { House, Summary, Viewer } from '../contracts/index.ts';
import { pageSize } from './rules.ts';

type Row = { id: string; kind: string; target_id: string; note: string; kept_at: Date; remind_at: Date | null; reminded_at: Date | null };

const ownBookmarks = opening<Row, { before: string | null }>(
  'own bookmarks',
  'author',
  (see) => `select b.id, b.kind, b.target_id, b.note, b.kept_at, b.remind_at, b.reminded_at from bookmark b
left join bookmark cur on cur.id = :before::uuid and cur.person_id = b.person_id
where ${see.own('b.person_id')} and (cur.id is null or (b.kept_at, b.id) < (cur.kept_at, cur.id))
order by b.kept_at desc, b.id desc limit ${pageSize + 1}`,
);

/** `thing` is null where it is gone, or not this person's to read any more: the two are told apart nowhere. */
export type Bookmark = { id: string; note: string; keptAt: Date; remindAt: Date | null; thing: Summary | null };

export type BookmarkPage = { bookmarks: Bookmark[]; older: string | null };

/** What this person keeps, newest first, each thing opened again as they may read it now. */
export async function bookmarksOf(house: House, viewer: Viewer, before: string | null): Promise<BookmarkPage> {
  const me = recipientOf(viewer);
  const found = (await open(house.db, viewer, ownBookmarks, { before })).map((seen) => seen.for(me));
  const rows = found.slice(0, pageSize);
  const things = await thingsOf(house, viewer, rows);
  const bookmarks = rows.map((b) => ({
    id: b.id,
    note: b.note,
    keptAt: b.kept_at,
    remindAt: b.reminded_at ? null : b.remind_at,
    thing: things.get(`${b.kind} ${b.target_id}`) ?? null,
  }));
  return { bookmarks, older: found.length > pageSize ? rows.at(-1)!.id : null };
}

async function thingsOf(house: House, viewer: Viewer, rows: readonly Row[]): Promise<Map<string, Summary>> {
  const kinds = [...new Set(rows.map((b) => b.kind))];
  const opened = await Promise.all(kinds.map((kind) => thingsOfKind(house, viewer, kind, rows)));
  return new Map(opened.flat());
}

async function thingsOfKind(house: House, viewer: Viewer, name: string, rows: readonly Row[]): Promise<[string, Summary][]> {
  const kind = house.kinds.get(name);
  const ids = rows.filter((b) => b.kind === name).map((b) => b.target_id);
  const seen = kind ? await kind.open(house.db, viewer, ids, 'author') : [];
  const things = seen.map((s) => kind!.summary(s, recipientOf(viewer)));
  return things.filter((thing) => thing.state !== 'gone').map((thing) => [`${name} ${thing.id}`, thing]);
}

/** The thing of an address, as somebody keeps it; null for what they do not read. */
export async function thingToKeep(house: House, viewer: Viewer, name: string, id: string): Promise<Summary | null> {
  const kind = house.kinds.get(name);
  const [seen] = kind ? await kind.open(house.db, viewer, [id], 'author') : [];
  const thing = seen ? kind!.summary(seen, recipientOf(viewer)) : null;
  return thing?.state === 'gone' ? null : thing;
}
