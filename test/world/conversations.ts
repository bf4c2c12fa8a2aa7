import { sql } from 'kysely';
import { expect } from 'vitest';
import type { Browser, TestSite } from '../site.ts';
import type { World } from './index.ts';

type Fields = Record<string, string | string[]>;
type Somebody = Exclude<keyof World, 'places'>;

/** A reason that staff would give: long enough for every form that asks for one. */
export const reason = 'A reason that somebody can understand.';

const idIn = (location: string | undefined, name: string) => new RegExp(`${name}[=/]([0-9a-f-]{36})`).exec(location ?? '')?.[1] ?? '';

/** Browsers of these people, signed in. */
export async function browsersOf<Name extends Somebody>(
  site: TestSite,
  world: World,
  ...names: readonly Name[]
): Promise<Record<Name, Browser>> {
  const found = await Promise.all(names.map(async (name) => [name, await site.browserOf(world[name])] as const));
  return Object.fromEntries(found) as Record<Name, Browser>;
}

/** What people do on a board, through its forms; and how it stands afterwards. Each thing is said a second after the last. */
export function conversationsAt(site: TestSite) {
  let serial = 0;
  const key = () => `0ecece00-0000-4000-8000-${String(++serial).padStart(12, '0')}`;
  const send = async (who: Browser, path: string, fields: Fields) => {
    site.clock.pass(1000);
    const made = await who.post(path, { idempotency_key: key(), ...fields });
    expect(made.status).toBe(303);
    return made.location;
  };
  return {
    key,
    idIn,
    /** @returns the thread's id */
    async start(who: Browser, board: string, title: string, more: Fields = {}): Promise<string> {
      return idIn(await send(who, `/boards/${board}/threads`, { title, words: `${title} words`, intent: 'advice', ...more }), 'threads');
    },
    /** @returns the post's id */
    async reply(who: Browser, thread: string, words: string, more: Fields = {}): Promise<string> {
      return idIn(await send(who, `/threads/${thread}/replies`, { words, ...more }), 'at');
    },
    async openingOf(thread: string): Promise<string> {
      const first = site.db.selectFrom('post').select('id').where('scope_id', '=', thread).where('position', '=', 0);
      return (await first.executeTakeFirstOrThrow()).id;
    },
    scopeOf: (id: string) => site.db.selectFrom('scope').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
    postOf: (id: string) => site.db.selectFrom('post').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
    /** What was decided about something, first things first. */
    decisionsOn: (id: string) =>
      site.db.selectFrom('decision').selectAll().where('target_id', '=', id).orderBy('decided_at').orderBy('id').execute(),
    /** The newest asking of authors about a thread. */
    async wideningOf(thread: string) {
      const asked = site.db.selectFrom('widening').selectAll().where('scope_id', '=', thread);
      return (await asked.orderBy('asked_at', 'desc').executeTakeFirst())!;
    },
  };
}

/** Whether some act waits for another one's lock. */
export async function waitsForLock(site: TestSite): Promise<boolean> {
  const waiting = await sql<{
    n: number;
  }>`select count(*) as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(site.db);
  return (waiting.rows[0]?.n ?? 0) > 0;
}
