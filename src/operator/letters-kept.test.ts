import { afterAll, beforeAll, expect, test } from 'vitest';
import { linkIn, newestLetter } from '../../test/letters.ts';
import { openSite, type TestSite } from '../../test/site.ts';
import { buildWorld, type World } from '../../test/world/index.ts';
import { forgetOldLetters, linksIn, withoutSecrets } from './letters-kept.ts';

let site: TestSite;
let world: World;
beforeAll(async () => {
  site = await openSite();
  world = await buildWorld(site);
});
afterAll(() => site.close());

const letter = (id: number, text: string) => ({
  id: `00000000-0000-4000-8000-00000000000${id}`,
  to: 'mira@example.org',
  subject: 'A message for you',
  text,
  html: '',
  headers: {},
});

async function linkFor(who: string, email: string): Promise<string> {
  site.clock.pass(1000);
  await site.browser().post('/sign-in/link', { email });
  await site.house.jobs.drain();
  const link = linkIn(await newestLetter(site, email));
  expect(link, who).toMatch(/^\/link\/./);
  return link;
}

test('without a mail server an administrator reads the letters and throws them away; a link that makes one somebody else stays hidden', async () => {
  await site.house.mail.send(
    letter(1, 'See http://localhost:3000/told\n\nhttp://elsewhere.example/link/abc\n\nhttp://localhost:3000/unsubscribe/xyz'),
  );
  const theirs = await linkFor('Mira', 'mira@example.org');
  const own = await linkFor('Ruth', 'ruth@example.org');
  const ruth = await site.browserOf(world.ruth);
  const page = await ruth.get('/operator/mail');
  expect(page.body).toContain('mira@example.org');
  expect(page.body).toContain('href="http://localhost:3000/told"');
  expect(page.body).toContain(`href="http://localhost:3000${own}"`);
  for (const secret of [theirs, '/link/abc', '/unsubscribe/xyz']) expect(page.body).not.toContain(secret);
  expect(page.body.match(/a link for its reader alone/g)).toHaveLength(3);
  for (const who of [world.ana, world.mira, world.bruno])
    expect((await (await site.browserOf(who)).get('/operator/mail')).body).not.toContain('localhost:3000/link');
  expect((await ruth.submit('/operator/mail/throw-away')).body).toContain('No letter is kept here');
});

test('a link by which somebody joins can be passed on by hand; once they are here, their links are theirs', async () => {
  const newcomer = { name: 'Wren', way: 'link', email: 'wren@example.org', age: 'yes', consent: 'yes', time_zone: 'UTC' };
  await site.browser().post('/join', newcomer);
  await site.house.jobs.drain();
  const joins = linkIn(await newestLetter(site, 'wren@example.org'));
  const ruth = await site.browserOf(world.ruth);
  expect((await ruth.get('/operator/mail')).body).toContain(`href="http://localhost:3000${joins}"`);
  await site.browser().post(joins);
  const signsIn = await linkFor('Wren', 'wren@example.org');
  expect((await ruth.get('/operator/mail')).body).not.toContain(signsIn);
});

test('letters are not kept for long, for they hold secrets', async () => {
  await site.house.mail.send(letter(2, 'Old'));
  site.clock.pass(31 * 86_400_000);
  await site.house.mail.send(letter(3, 'New'));
  await forgetOldLetters(site.db, site.clock.now());
  expect((await site.db.selectFrom('mail_caught').select('words').execute()).map((l) => l.words)).toEqual(['New']);
});

test('only addresses of this very site become links', () => {
  expect(linksIn('[http://a.example/x] http://a.example.evil/y http://a.example/x', 'http://a.example')).toEqual(['http://a.example/x']);
});

test('an address of one word has no secret; any longer one may', () => {
  const words =
    'http://a.example/ http://a.example/told http://a.example/link/s http://a.example/told?s=1 http://a.example/TOKEN [http://a.example:3000/sign-in]';
  expect(withoutSecrets(words, '-')).toBe('http://a.example/ http://a.example/told - - - [http://a.example:3000/sign-in]');
});
