import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openSite, type Browser, type TestSite } from '../../test/site.ts';
import { buildWorld } from '../../test/world/index.ts';
import { addressOf, serverOf, withStoredPassword } from './mail-server.ts';

let site: TestSite;
let ruth: Browser;
let port: string;
const letters: string[] = [];

const server = new SMTPServer({
  disabledCommands: ['STARTTLS'],
  onAuth: ({ username, password }, _, answer) =>
    username === 'harbour' && password === 'p@ss:word/1' ? answer(null, { user: username }) : answer(new Error('no')),
  onData(stream, _, done) {
    let letter = '';
    stream.on('data', (piece: Buffer) => void (letter += piece.toString()));
    stream.on('end', () => (letters.push(letter), done()));
  },
});

beforeAll(async () => {
  site = await openSite();
  ruth = await site.browserOf((await buildWorld(site)).ruth);
  await new Promise<void>((then) => server.listen(0, '127.0.0.1', then));
  port = String((server.server.address() as AddressInfo).port);
});
afterAll(async () => {
  await new Promise<void>((then) => server.close(then));
  await site.close();
});
beforeEach(() => letters.splice(0));

const typed = () => ({
  leaves: 'yes',
  host: '127.0.0.1',
  port,
  security: 'starttls',
  user: 'harbour',
  password: 'p@ss:word/1',
  from: 'hello@harbour.example',
  test_to: 'ruth@example.org',
});

test('a test letter goes through a real mail server; a wrong password is said in words, and nothing typed is lost', async () => {
  const wrong = await ruth.submit('/operator/settings/mail', { ...typed(), password: 'wrong', do: 'test' });
  expect(wrong.body).toContain('did not accept the user name and password');
  expect(wrong.body).toContain('value="harbour"');
  expect(letters).toEqual([]);
  const sent = await ruth.submit('/operator/settings/mail', { ...typed(), do: 'test' });
  expect(sent.body).toContain('on its way to ruth@example.org');
  expect(letters).toHaveLength(1);
  expect(letters[0]).toContain('Subject: A test from Harbour Lights');
  expect(letters[0]).toContain('From: hello@harbour.example');
});

test('the password is sealed, shown to nobody, and kept only for the server it was typed for', async () => {
  const { sealed_smtp_url: sealed } = await site.db.selectFrom('community').select('sealed_smtp_url').executeTakeFirstOrThrow();
  expect(sealed?.toString('latin1')).not.toContain('p@ss');
  const page = (await ruth.get('/operator/settings/mail')).body;
  expect(page).not.toContain('p@ss:word/1');
  expect(page).toContain('A password is kept, sealed.');
  const again = await ruth.submit('/operator/settings/mail', { ...typed(), password: '', do: 'test' });
  expect(again.body).toContain('on its way');
  const elsewhere = await ruth.post('/operator/settings/mail', { ...typed(), host: 'mail.thief.example', password: '' });
  expect(elsewhere.status).toBe(422);
  expect(elsewhere.body).toContain('we never reuse the one that is kept');
});

test('letters of the program itself go there too, as soon as it is set', async () => {
  await expect.poll(() => site.house.mail.leaves()).toBe(true);
  await site.house.mail.send({
    id: site.ids.blind(),
    to: 'mira@example.org',
    subject: 'A message for you',
    text: 'x',
    html: '<p>x</p>',
    headers: {},
  });
  expect(letters).toHaveLength(1);
});

test('a server that is away, and fields that make no sense', async () => {
  const away = await ruth.submit('/operator/settings/mail', { ...typed(), port: '1', password: 'p@ss:word/1', do: 'test' });
  expect(away.body).toContain('did not answer');
  const nonsense = await ruth.post('/operator/settings/mail', { leaves: 'yes', host: 'a b', port: '0', security: 'none', from: 'x' });
  expect(nonsense.status).toBe(422);
  for (const words of ['such as mail.example.org', 'between 1 and 65535', 'Choose how the mail server encrypts', 'Type an e-mail address'])
    expect(nonsense.body).toContain(words);
  expect((await ruth.post('/operator/settings/mail', {})).body).toContain('Choose where letters go.');
});

test('without a server the test letter waits in the house', async () => {
  const kept = await ruth.submit('/operator/settings/mail', { leaves: 'no', test_to: 'ruth@example.org', do: 'test' });
  expect(kept.body).toContain('Letters kept here');
  expect(letters).toEqual([]);
  expect(await site.db.selectFrom('mail_caught').select('recipient').execute()).toEqual([{ recipient: 'ruth@example.org' }]);
});

test('a server from the environment cannot be changed here, only who the letters are from', async () => {
  const other = await openSite({ env: { SMTP_URL: `smtp://harbour:p%40ss%3Aword%2F1@127.0.0.1:${port}?ignoreTLS=true` } });
  const admin = await other.browserOf((await buildWorld(other)).ruth);
  const page = (await admin.get('/operator/settings/mail')).body;
  expect(page).toContain('SMTP_URL');
  expect(page).not.toContain('name="host"');
  await admin.post('/operator/settings/mail', { leaves: 'no', from: 'house@harbour.example', test_to: 'ruth@example.org', do: 'test' });
  expect(letters[0]).toContain('From: house@harbour.example');
  await other.close();
});

test('an address and its parts are two writings of one thing; encryption is demanded except on this machine', () => {
  const away = {
    leaves: 'yes',
    host: 'mail.example.org',
    port: 587,
    security: 'starttls',
    user: 'a@b',
    password: 'x/y?z#%',
    from: 'f@g.h',
  } as const;
  expect(serverOf(addressOf(away), 'f@g.h')).toEqual(away);
  expect(addressOf(away)).toContain('requireTLS=true');
  expect(addressOf({ ...away, security: 'tls' })).toMatch(/^smtps:/);
  expect(withStoredPassword({ ...away, password: '' }, { ...away, user: 'other' })).toBeNull();
});
