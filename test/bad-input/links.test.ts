import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PrivateThings } from '../leaks/private-things.ts';
import { askings } from '../leaks/requests.ts';
import { openFull } from '../leaks/twins.ts';
import type { TestSite } from '../site.ts';
import type { World } from '../world/index.ts';

let site: TestSite;
let world: World;
let things: PrivateThings;
beforeAll(async () => {
  const opened = await openFull();
  ({ site, world } = opened.full);
  ({ things } = opened);
});
afterAll(() => site.close());

/** What follows from looking: how far somebody has read. */
const traces = ['last_read', 'last_visit'];

/** Every other table, and what stands in it but that its reader has read it. */
async function everything(): Promise<Map<string, string>> {
  const tables = await sql<{ name: string }>`select tablename as name from pg_tables where schemaname = 'public' order by 1`.execute(
    site.db,
  );
  const one = (name: string) =>
    sql<{ is: string }>`select md5(string_agg((to_jsonb(t) - 'read_at')::text, ',' order by t::text)) as is from ${sql.table(name)} t`;
  const kept = tables.rows.map(({ name }) => name).filter((name) => !traces.includes(name));
  return new Map(await Promise.all(kept.map(async (name) => [name, (await one(name).execute(site.db)).rows[0]!.is] as const)));
}

test('whatever address stands in a post, following it changes nothing of worth and takes nothing away', async () => {
  const routes = site.app.routes.filter((route) => route.method === 'GET' && route.path !== '/live');
  expect(routes.length).toBeGreaterThan(80);
  for (const who of [world.mira, world.ana, world.ruth]) {
    const browser = await site.browserOf(who);
    const token = browser.cookies.get('session');
    const before = await everything();
    for (const route of routes) {
      for (const { path } of askings(route, things, world)) {
        const { headers, status } = await browser.get(path);
        expect(status, path).toBeLessThan(500);
        expect(headers['clear-site-data'], path).toBeUndefined();
      }
      expect(browser.cookies.get('session'), route.path).toBe(token);
      expect(await everything(), route.path).toEqual(before);
    }
  }
});
