import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashPassword, setPassword } from '../people/index.ts';
import { softwareAuthenticator } from '../../test/authenticator.ts';
import { openSite, type Browser, type TestSite } from '../../test/site.ts';
import { buildWorld, type World } from '../../test/world/index.ts';

let site: TestSite;
let world: World;

beforeAll(async () => {
  site = await openSite();
  world = await buildWorld(site);
});
afterAll(() => site.close());

const origin = 'http://localhost:3000';
const wish = { way: 'passkey', age: 'yes', consent: 'yes' };

type Question = {
  ceremony: string;
  options: { challenge: string; rp?: { id: string }; allowCredentials?: unknown[]; excludeCredentials?: unknown[] };
};

async function ask(browser: Browser, path: string, fields: Record<string, string> = {}): Promise<Question> {
  return JSON.parse((await browser.post(path, fields)).body) as Question;
}

async function signInWith(change: (question: Question) => { ceremony: string; response: string }) {
  const browser = site.browser();
  const question = await ask(browser, '/sign-in/passkey/start');
  return { browser, answered: await browser.post('/sign-in/passkey', { ...change(question), next: '/you' }) };
}

test('joining by passkey, then signing in with it: no address, no password', async () => {
  const key = softwareAuthenticator(origin);
  const browser = site.browser();
  const { ceremony, options } = await ask(browser, '/join/passkey/start', { name: 'Wren' });
  expect(options.rp?.id).toBe('localhost');
  expect((await browser.post('/join', { ...wish, name: 'Wren', ceremony, response: key.create(options) })).status).toBe(303);
  expect((await browser.get('/you/passkeys')).body).toContain('Name of this passkey');
  const { browser: again, answered } = await signInWith((q) => ({ ceremony: q.ceremony, response: key.get(q.options) }));
  expect(answered.location).toBe('/you');
  expect((await again.get('/you')).body).toContain('Wren');
});

test('a refusal burns nothing: with another name the same answer of the device still counts', async () => {
  const key = softwareAuthenticator(origin);
  const browser = site.browser();
  const { ceremony, options } = await ask(browser, '/join/passkey/start', { name: 'Mira' });
  const response = key.create(options);
  const refused = await browser.post('/join', { ...wish, name: 'Mira', ceremony, response });
  expect(refused.body).toContain('goes by this name already');
  expect(refused.body).toContain(`value="${ceremony}"`);
  expect((await browser.post('/join', { ...wish, name: 'Mira of the hill', ceremony, response })).status).toBe(303);
  expect((await browser.post('/join', { ...wish, name: 'Mira again', ceremony, response })).status).toBe(422);
});

test('another origin, another question, an answer given twice, an unknown key, nonsense: nobody gets in', async () => {
  const mira = await site.browserOf(world.mira);
  const key = softwareAuthenticator(origin);
  const question = await ask(mira, '/you/passkeys/start');
  await mira.post('/you/passkeys', { ceremony: question.ceremony, response: key.create(question.options) });
  const first = await signInWith((q) => ({ ceremony: q.ceremony, response: key.get(q.options) }));
  expect(first.answered.status).toBe(303);
  const spoilt: ((q: Question) => { ceremony: string; response: string })[] = [
    (q) => ({ ceremony: q.ceremony, response: softwareAuthenticator('https://evil.example').get(q.options) }),
    (q) => ({ ceremony: q.ceremony, response: key.get({ challenge: 'another' }) }),
    (q) => ({ ceremony: q.ceremony, response: softwareAuthenticator(origin).get(q.options) }),
    (q) => ({ ceremony: site.ids.blind(), response: key.get(q.options) }),
    (q) => ({ ceremony: q.ceremony, response: '{"id":1}' }),
    () => ({ ceremony: 'nonsense', response: 'nonsense' }),
  ];
  for (const change of spoilt) {
    const { answered } = await signInWith(change);
    expect(answered.status).toBe(422);
    expect(answered.body).toContain('We do not know this passkey');
  }
  const browser = site.browser();
  const asked = await ask(browser, '/sign-in/passkey/start');
  const response = key.get(asked.options);
  expect((await browser.post('/sign-in/passkey', { ceremony: asked.ceremony, response })).status).toBe(303);
  expect((await site.browser().post('/sign-in/passkey', { ceremony: asked.ceremony, response })).status).toBe(422);
});

test('a device that somebody left signed in adds and removes no key without the password, and no key is added twice', async () => {
  const june = await site.browserOf(world.june);
  const key = softwareAuthenticator(origin);
  const hash = await hashPassword('four plain words here');
  await site.act((tx) => setPassword(tx, world.june, hash, site.clock.now()));
  site.clock.pass(9 * 60_000);
  const { ceremony, options } = await ask(june, '/you/passkeys/start');
  const response = key.create(options);
  site.clock.pass(60_000 + 1);
  for (const path of ['/you/passkeys', '/you/passkeys/start', '/you/passkeys/remove']) {
    const stopped = await june.post(path, { ceremony, response, passkey: 'x' });
    expect([stopped.status, stopped.body.includes('Is it you?')]).toEqual([401, true]);
  }
  expect((await june.post('/you/prove/password', { password: 'wrong wrong wrong' })).status).toBe(422);
  const stopped = await june.post('/you/passkeys', { ceremony, response });
  expect([stopped.status, stopped.body.includes('name="next" value="/you/passkeys"')]).toEqual([401, true]);
  expect((await june.post('/you/prove/password', { password: 'four plain words here' })).status).toBe(303);
  expect((await june.get('/you/passkeys')).body).toContain('No passkey yet');
  expect((await june.post('/you/passkeys', { ceremony, response })).status).toBe(303);
  const again = await ask(june, '/you/passkeys/start');
  expect((await june.post('/you/passkeys', { ceremony: again.ceremony, response: key.create(again.options) })).status).toBe(422);
});

test('a key that counts backwards may be a copy, and lets nobody in; of one answer that comes twice, one counts', async () => {
  const key = softwareAuthenticator(origin);
  const mira = await site.browserOf(world.mira);
  const added = await ask(mira, '/you/passkeys/start');
  await mira.post('/you/passkeys', { ceremony: added.ceremony, response: key.create(added.options) });
  const browser = site.browser();
  const [first, second] = [await ask(browser, '/sign-in/passkey/start'), await ask(browser, '/sign-in/passkey/start')];
  const [earlier, later] = [key.get(first.options), key.get(second.options)];
  const twice = await Promise.all(
    [1, 2].map(() => site.browser().post('/sign-in/passkey', { ceremony: second.ceremony, response: later })),
  );
  expect(twice.map((one) => one.status).toSorted((a, b) => a - b)).toEqual([303, 422]);
  expect((await browser.post('/sign-in/passkey', { ceremony: first.ceremony, response: earlier })).status).toBe(422);
});

test('a question names no key, and one that waited too long is over', async () => {
  const browser = site.browser();
  const question = await ask(browser, '/sign-in/passkey/start');
  expect(question.options.allowCredentials ?? []).toEqual([]);
  const name = 'Late Snail';
  const joining = await ask(browser, '/join/passkey/start', { name });
  site.clock.pass(11 * 60_000);
  const late = await browser.post('/join', {
    ...wish,
    name,
    ceremony: joining.ceremony,
    response: softwareAuthenticator(origin).create(joining.options),
  });
  expect(late.status).toBe(422);
});

test('keys are named and removed by their owner, and the last way in stays', async () => {
  const key = softwareAuthenticator(origin);
  const browser = site.browser();
  const { ceremony, options } = await ask(browser, '/join/passkey/start', { name: 'Lark' });
  await browser.post('/join', { ...wish, name: 'Lark', ceremony, response: key.create(options) });
  const passkey = (
    await site.db
      .selectFrom('passkey')
      .innerJoin('person', 'person.id', 'passkey.person_id')
      .select('passkey.id')
      .where('person.name', '=', 'Lark')
      .executeTakeFirstOrThrow()
  ).id;
  expect((await browser.submit('/you/passkeys/rename', { passkey, label: 'My blue phone' })).body).toContain('My blue phone');
  expect((await browser.post('/you/passkeys/rename', { passkey, label: ' ' })).status).toBe(422);
  const long = 'The blue phone that my daughter gave me when the treatment began, in March';
  expect((await browser.post('/you/passkeys/rename', { passkey, label: long })).body).toContain(`value="${long}"`);
  const june = await site.browserOf(world.june);
  expect((await june.post('/you/passkeys/remove', { passkey })).status).toBe(404);
  expect((await june.post('/you/passkeys/rename', { passkey, label: 'Mine' })).status).toBe(404);
  expect((await browser.post('/you/passkeys/remove', { passkey })).body).toContain('your only way in');
  // An account with a provider that the operator has given up lets nobody in.
  const { person_id } = await site.db.selectFrom('passkey').select('person_id').where('id', '=', passkey).executeTakeFirstOrThrow();
  const left = { issuer: 'https://gone.example', subject: 'lark', person_id, linked_at: site.clock.now() };
  await site.db.insertInto('identity').values(left).execute();
  expect((await browser.post('/you/passkeys/remove', { passkey })).body).toContain('your only way in');
  await browser.post('/you/password', { new_password: 'four plain words here' });
  expect((await browser.submit('/you/passkeys/remove', { passkey })).body).toContain('No passkey yet');
});

test('where browsers know no passkeys, none are offered', async () => {
  const bare = await openSite({ env: { PUBLIC_URL: 'http://127.0.0.1:3000' } });
  await buildWorld(bare);
  expect((await bare.browser().get('/join')).body).not.toContain('value="passkey"');
  expect((await bare.browser().post('/sign-in/passkey/start')).status).toBe(404);
  await bare.close();
});
