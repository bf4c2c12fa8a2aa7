import { row, statement, type Db } from '../platform/db/index.ts';
import { viewerOf } from './load-viewer.ts';
import { visibleScope } from './visible.ts';
import { placeholders } from '../platform/db/index.ts';

const counted = placeholders(`select count(*) as n from scope s where s.id = any(:scopes::uuid[]) and ${visibleScope('moderator', 's')}
  or s.id = any(:scopes::uuid[]) and ${visibleScope('reader', 's', { readerRules: true })}`);
const readable = statement<{ n: number }>('scopes still readable', counted.text);
const signedIn = statement<{ n: number }>(
  'session still there',
  'select count(*) as n from session where id = $1 and person_id = $2 and expires_at > $3',
);

/** Whether a person, by a session, may still read all of these scopes: asked before each poke and every few seconds. */
export async function stillReads(
  db: Db,
  asked: { personId: string; sessionId: string; watched: readonly string[] },
  now: Date,
): Promise<boolean> {
  const session = await row(db, signedIn, [asked.sessionId, asked.personId, now]);
  if (session?.n !== 1) return false;
  const viewer = await viewerOf(db, asked.personId, now);
  if (!viewer.person) return false;
  const values: Record<string, unknown> = {
    scopes: asked.watched,
    audiences: viewer.audiences,
    staffOf: viewer.staffOf,
    me: viewer.person.id,
  };
  const found = await row(
    db,
    readable,
    counted.names.map((n) => values[n]),
  );
  return found?.n === asked.watched.length;
}
