import { sql } from 'kysely';
import { rows, statement, type Reads, type Tx } from '../platform/db/index.ts';

/** A picture as a page shows it; width and height are those of the larger rendition. */
export type Picture = {
  id: string;
  alt: string;
  decoration: boolean;
  width: number;
  height: number;
  /** That staff hid it: only its author and they see it. */
  hidden?: boolean;
};

/**
 * The pictures of a post as one JSON value, to stand in a page's own query after the post was found visible. A post
 * without any costs no look.
 * @param p the alias of the post
 * @param part the rule for parts of a scope: one picture of a post may be hidden, and the post shown
 */
export function picturesAsJson(p: string, part: (alias: string) => string): string {
  return `case when ${p}.pictures > 0 and ${p}.state <> 'gone' then (select json_agg(json_build_object('id', f.id, 'alt', f.alt, 'decoration', f.decoration, 'width', f.width, 'height', f.height, 'hidden', f.hidden) order by f.position) from (select *, false as left_trace from file) f where f.post_id = ${p}.id and ${part('f')}) end`; // guard:picture-part
}

/** Expression: what the pictures of a post show, in the words of whoever described them; null where nothing is said. */
export const describedIn = (p: string): string =>
  `(select string_agg(f.alt, chr(10) || chr(10) order by f.position) from file f where f.post_id = ${p}.id and f.alt <> '' and not f.decoration and not f.hidden)`;

/** The ids of a post's pictures, in their order, for an export; null where there are none. */
export function pictureIdsAsJson(p: string) {
  return sql<string[] | null>`(select json_agg(f.id order by f.position) from file f where f.post_id = ${sql.ref(`${p}.id`)})`;
}

const own = `(f.owner_id = $1 or f.byline_id = any($3::uuid[]))`; // guard:own-pictures

const ownWaiting = statement<Picture>(
  'own pictures for a post',
  `select f.id, f.alt, f.decoration, f.width, f.height from unnest($2::uuid[]) with ordinality as g(id, n) join file f on f.id = g.id
   where ${own} order by g.n`,
);

/** Of these, those that are the person's own, waiting or in a post of theirs, in the order they were given. */
export async function ownPictures(
  db: Reads,
  viewer: { person: { id: string } | null; bylines: readonly string[] },
  ids: readonly string[],
): Promise<Picture[]> {
  if (!viewer.person || ids.length === 0) return [];
  return rows(db, ownWaiting, [viewer.person.id, ids, viewer.bylines]);
}

/** Staff take one picture out of its post, or put it back. It is neither let go nor changed. */
export async function hidePicture(tx: Tx, id: string, hidden: boolean): Promise<void> {
  await tx.updateTable('file').set({ hidden }).where('id', '=', id).where('post_id', 'is not', null).execute();
}

/**
 * Says in words what a picture shows, or that it is only decoration. The caller knows that it is the person's own.
 * @returns the post that it stands in; null while it waits
 */
export async function describePicture(
  tx: Tx,
  id: string,
  { alt, decoration }: { alt: string; decoration: boolean },
): Promise<string | null> {
  const said = { alt: decoration ? '' : alt, decoration };
  const described = await tx.updateTable('file').set(said).where('id', '=', id).returning('post_id').executeTakeFirst();
  return described?.post_id ?? null;
}
