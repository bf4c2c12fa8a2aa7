import type { House, Viewer } from '../contracts/index.ts';
import { aliasIn, makeAlias } from '../people/index.ts';
import { row, statement, type Tx } from '../platform/db/index.ts';

/** Whom words are from, and in which language they are when their writer did not say. `alias` where they are anonymous. */
export type Author = { bylineId: string; language: string; alias: string | null };

type Wish = { scopeId: string; placeId: number | null; anonymous: boolean; key: string };

const whereSaid = statement<{ anonymous: boolean; place_language: string; language: string | null }>(
  'whether one may be anonymous',
  'select pl.anonymous, pl.language as place_language, (select t.language from thread t where t.scope_id = $2) as language from place pl where pl.id = $1',
);

/**
 * The writer's name, or their alias in this conversation. Call with the scope held. An alias belongs to its conversation
 * for good: whoever has one there keeps it when the place takes no new ones.
 * @returns null where nobody may be anonymous: never the name instead
 */
export async function authorOf(tx: Tx, house: House, viewer: Viewer, { scopeId, placeId, anonymous, key }: Wish): Promise<Author | null> {
  const person = viewer.person!;
  if (!anonymous) return { bylineId: person.namedByline, language: person.language, alias: null };
  const where = await row(tx, whereSaid, [placeId, scopeId]);
  if (!where) return null;
  // The language a person reads in would tell of them; the conversation's tells nothing.
  const language = where.language ?? where.place_language;
  const known = await aliasIn(tx, person.id, scopeId);
  if (known) return { ...known, language };
  if (!where.anonymous) return null; // guard:alias-where-allowed
  return { ...(await makeAlias(tx, house.ids, person.id, scopeId, { seed: key, language })), language };
}
