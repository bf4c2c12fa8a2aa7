import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSite, type TestSite } from '../../test/site.ts';
import { buildWorld, type World } from '../../test/world/index.ts';
import { forgetOldLetters, linksIn } from './letters-kept.ts';

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

test('without a mail server an administrator reads the letters, follows their links, and throws them away', async () => {
  await site.house.mail.send(letter(1, 'Your link:\n\nhttp://localhost:3000/link/abc\n\nhttps://elsewhere.example/x'));
  const ruth = await site.browserOf(world.ruth);
  const page = await ruth.get('/operator/mail');
  expect(page.body).toContain('mira@example.org');
  expect(page.body).toContain('href="http://localhost:3000/link/abc"');
  expect(page.body).not.toContain('href="https://elsewhere.example/x"');
  for (const who of [world.ana, world.mira, world.bruno])
    expect((await (await site.browserOf(who)).get('/operator/mail')).body).not.toContain('localhost:3000/link');
  expect((await ruth.submit('/operator/mail/throw-away')).body).toContain('No letter is kept here');
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
