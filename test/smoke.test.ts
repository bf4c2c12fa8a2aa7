import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSite, type TestSite } from './site.ts';

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
