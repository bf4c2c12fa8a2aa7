import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSite, type TestSite } from './site.ts';
import { buildWorld } from './world/index.ts';

let site: TestSite;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

test('what is not there says so kindly, with help on the page', async () => {
  const page = await site.browser().get('/nothing-here');
  expect(page.status).toBe(404);
  expect(page.body).toContain('There is nothing here');
  expect(page.body).toContain('href="/help-now"');
});

test('the process says that it lives and that it can serve', async () => {
  expect((await site.browser().get('/healthz')).status).toBe(200);
  expect((await site.browser().get('/readyz')).status).toBe(200);
});

test('two administrators who open a board with one address at the same moment: one of them keeps the words and tries again', async () => {
  const world = await buildWorld(site);
  const [one, two] = [await site.browserOf(world.ruth), await site.browserOf(world.ruth)];
  const fields = { name: 'Twice', slug: 'twice', purpose: 'Opened twice at once', language: 'en', readers: 'member' };
  const both = await Promise.all([one.post('/operator/boards/new', fields), two.post('/operator/boards/new', fields)]);
  expect(both.map((b) => b.status).filter((s) => s === 303)).toHaveLength(1);
  const other = both.find((b) => b.status !== 303);
  expect([409, 422]).toContain(other?.status);
  expect(other?.body).toContain('Opened twice at once');
});
