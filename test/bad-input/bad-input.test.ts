import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Route } from '../../src/platform/http/index.ts';
import { renderMarkdown } from '../../src/platform/markdown.ts';
import { openSite, type Answered, type TestSite } from '../site.ts';
import { buildWorld, type World } from '../world/index.ts';
import { actors, crawl, expectCalm, timed, typedIn, type Actor, type Found } from './attacks.ts';
import { faultsIn } from './pages.ts';
import { payloads, planted, rawAddresses } from './payloads.ts';

let site: TestSite;
let world: World;
let people: Actor[];
let forms: Found[];
let addresses: { actor: Actor; address: string }[];
let thread: string;

const key = (n: number) => `0eeeeeee-0000-4000-8000-${String(n).padStart(12, '0')}`;

beforeAll(async () => {
  site = await openSite();
  world = await buildWorld(site);
  await furnish();
  people = await actors(site, world);
  ({ forms, addresses } = await crawl(site, people));
});
afterAll(() => site.close());

/** Limits are tried elsewhere; here they would keep the attacks from what lies behind them. */
beforeEach(async () => {
  await site.db.deleteFrom('attempt').execute();
});

/** Something of every kind, so that every form stands somewhere. */
async function furnish(): Promise<void> {
  const mira = await site.browserOf(world.mira);
  const june = await site.browserOf(world.june);
  const started = await mira.post('/boards/bowel-cancer/threads', {
    title: 'A thread',
    words: 'Words',
    intent: 'listen',
    idempotency_key: key(1),
  });
  thread = /threads\/([0-9a-f-]{36})/.exec(started.location!)![1]!;
  const replied = await june.post(`/threads/${thread}/replies`, { words: 'A reply', idempotency_key: key(2) });
  await june.post('/boards/in-treatment-together/ask', { words: 'May I come in?' });
  await mira.post(`/report/post/${/at=([0-9a-f-]{36})/.exec(replied.location!)![1]}`, { reason: 'unkind', words: 'A report' });
  await june.post(`/drafts`, { form: `reply:${thread}`, words: 'A draft' });
  await site.house.jobs.drain();
}

const every = Object.values(payloads).flat();
/** Tried in every field. */
const sharp = [payloads.markup[0]!, payloads.injections[0]!, payloads.oddities[3]!, payloads.long[0]!];

let turn = 0;
/** The sharp ones, and a few others each time, so that all of them are tried somewhere and often. */
function some(n: number): string[] {
  const more = Array.from({ length: n }, () => every[turn++ % every.length]!);
  return [...sharp, ...more];
}

const shortly = (text: string) => JSON.stringify(text.slice(0, 40));

async function post({ actor, form }: Found, fields: Record<string, string | string[]>, what: string) {
  const answered = await timed(() => actor.browser.post(form.action, fields), what);
  expectCalm(answered, what);
  return answered;
}

/** What ends the actor itself would end the attacks. */
const final = (action: string) => /^\/(sign-out|you\/leave|you\/devices)/.test(action);

const namesIn = (path: string) => [...path.matchAll(/:(\w+)/g)].map((m) => m[1]!);

function badPaths({ path }: Route): string[] {
  return namesIn(path).flatMap((name) => rawAddresses.map((raw) => path.replace(`:${name}`, raw).replaceAll(/:\w+/g, 'bowel-cancer')));
}

/** Queries that some page of ours reads; each route takes its own, and in turn those of others. */
const queries = ['before', 'after', 'at', 'next', 'back', 'lens', 'from', 'posted', 'answer', 'how', 'country', 'version', 'watch'];

function badQueries({ path, ids }: Route): string[] {
  const own = Object.keys(ids).filter((name) => !namesIn(path).includes(name));
  const address = path.replaceAll(/:\w+/g, (p) => (p === ':thread' ? thread : 'bowel-cancer'));
  return [...own, queries[turn % queries.length]!, queries[(turn + 7) % queries.length]!].flatMap((name) => {
    const values = [
      ...some(1).map((text) => encodeURIComponent(text.toWellFormed())),
      '%00',
      '%ED%A0%80',
      '%zz',
      `a&${name}=b&${name}[]=c`,
    ];
    return values.map((value) => `${address}?${name}=${value}`.slice(0, 8000));
  });
}

describe('addresses', () => {
  test('every parameter and every query takes anything', async () => {
    // A stream without an end is no answer; what it is asked to watch is tried beside it.
    for (const route of site.app.routes.filter((r) => r.method === 'GET' && r.path !== '/live')) {
      const { browser } = people.find((p) => p.name === (route.path.startsWith('/operator') ? 'ruth' : 'ana'))!;
      for (const address of [...badPaths(route), ...badQueries(route)]) {
        expectCalm(await timed(() => browser.get(address), address), address.slice(0, 100));
      }
    }
    for (const raw of rawAddresses.slice(0, -1)) expectCalm(await people[1]!.browser.get(`/live?watch=${raw}`), `/live?watch=${raw}`);
  });

  test('pages that are there stay calm under a query that nobody asked for', async () => {
    for (const { actor, address } of addresses) {
      const asked = `${address}${address.includes('?') ? '&' : '?'}${planted}=${encodeURIComponent(payloads.markup[0]!)}&__proto__[a]=1&lens=moderator`;
      if (address.includes('/live')) continue;
      expectCalm(await actor.browser.get(asked), asked.slice(0, 80));
    }
  });

  test('cookies and headers take anything', async () => {
    const flash = (what: unknown) => Buffer.from(JSON.stringify(what)).toString('base64url');
    const flashes = [
      null,
      [],
      'x',
      { kind: 'done', key: 'no.such.key' },
      { kind: 'done', key: 'forum.flash.replied', undo: { action: '/x', key: 'no.such', fields: { a: {} } } },
      { kind: 'done', key: 'forum.flash.replied', undo: { action: `//${planted}.example`, key: 'forum.delete.undo', fields: {} } },
      { kind: 'done', key: 'forum.flash.replied', undo: { action: '/x', key: 'forum.delete.undo', fields: null } },
      { kind: 'done', key: 'places.flash.created', args: { name: payloads.markup[0] } },
      { kind: 'done', key: 'constructor', args: 7 },
    ];
    for (const value of [...flashes.map(flash), '%00', 'a'.repeat(4000), '"><script>', '%ED%A0%80']) {
      for (const name of ['flash', 'session', 'language', 'theme', 'text']) {
        const answered = await site.browser().get('/boards', { cookie: `${name}=${value}` });
        expectCalm(answered, `${name}=${value.slice(0, 60)}`);
        expect(answered.status).toBe(200);
      }
    }
    for (const name of [
      'accept-language',
      'user-agent',
      'x-forwarded-for',
      'x-forwarded-host',
      'accept-encoding',
      'if-none-match',
      'range',
      'companionway-look',
    ]) {
      for (const value of ['a'.repeat(8000), `<${planted}>`, ', ;q=', '\u00ff']) {
        expectCalm(await site.browser().get('/', { [name]: value }), `${name}: ${shortly(value)}`);
      }
    }
  });
});

describe('forms', () => {
  test('every form of every page was found', () => {
    const found = new Set(forms.map((f) => f.route.path));
    expect(found.size).toBeGreaterThan(40);
  });

  test('every field of every form takes anything, and the page that refuses it keeps what was typed', async () => {
    let kept = 0;
    for (const found of forms.filter((f) => !final(f.form.action))) {
      for (const name of Object.keys(found.form.fields)) {
        for (const value of some(1)) {
          const what = `${found.actor.name} ${found.form.action} ${name}=${shortly(value)}`;
          const answered = await post(found, { ...found.form.fields, [name]: value }, what);
          // A code that did not fit is typed anew: on a shared screen it would be read.
          const secret = name === 'recovery_code';
          const shown = answered.status === 422 && value === sharp[0] && !secret ? typedIn(answered.body, name) : [];
          if (shown.length > 0) expect(shown, what).toContain(value);
          kept += shown.length;
        }
      }
      await site.db.deleteFrom('attempt').execute();
    }
    expect(kept).toBeGreaterThan(20);
  });
});

describe('bodies', () => {
  // Among the forms above are those that publish other house rules, and that move, hide and join conversations.
  beforeAll(async () => {
    await site.db.updateTable('preference').set({ agreed_rules: 1000, agreed_privacy: 1000 }).execute();
    const june = people.find((p) => p.name === 'june')!.browser;
    const fields = { title: 'Still here', words: 'For bodies.', intent: 'listen', idempotency_key: key(9_999_999) };
    thread = /threads\/([0-9a-f-]{36})/.exec((await june.post('/boards/welcome/threads', fields)).location!)![1]!;
  });
  const send = (payload: string | Buffer, headers: Record<string, string>) => raw(`/threads/${thread}/replies`, payload, headers);
  const raw = async (url: string, payload: string | Buffer, headers: Record<string, string>) => {
    const session = people.find((p) => p.name === 'june')!.browser.cookies.get('session');
    const own = { cookie: `session=${session}`, 'sec-fetch-site': 'same-origin', ...headers };
    const answered = await site.app.server.inject({ method: 'POST', url, payload, headers: own });
    return { status: answered.statusCode, body: answered.body, headers: answered.headers as Answered['headers'], location: undefined };
  };
  const form = { 'content-type': 'application/x-www-form-urlencoded' };

  test('of any type, size and shape are refused or read, never a fault', async () => {
    const fields = `words=Hello&idempotency_key=${key(77)}`;
    const bodies: [string, string | Buffer, Record<string, string>, number?][] = [
      ['300 KB', `words=${'a'.repeat(300_000)}`, form, 413],
      ['10,000 fields', Array.from({ length: 10_000 }, (_, n) => `f${n}=1`).join('&'), form, 422],
      ['10,000 of one field', 'words=a&'.repeat(10_000), form, 422],
      ['100,000 empty fields', '&'.repeat(100_000), form, 422],
      ['nothing', '', form, 422],
      ['arrays', 'words[]=a&words[x]=b&words[x][y]=c', form, 422],
      ['a prototype', '__proto__=1&constructor=2&__proto__[words]=x&toString=3', form, 422],
      ['bytes that are no text', Buffer.from([0x77, 0x3d, 0xff, 0xfe, 0xed, 0xa0, 0x80, 0x00]), form, 422],
      ['percent signs', 'words=%ED%A0%80%zz%&idempotency_key=%', form, 422],
      ['json', JSON.stringify({ words: 'x' }), { 'content-type': 'application/json' }, 415],
      ['text', 'words=x', { 'content-type': 'text/plain' }, 415],
      ['xml', '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>', { 'content-type': 'application/xml' }, 415],
      [
        'many parts',
        '--x\r\ncontent-disposition: form-data; name="words"\r\n\r\nx\r\n--x--',
        { 'content-type': 'multipart/form-data; boundary=x' },
        415,
      ],
      ['no type', fields, {}, 415],
      ['a type that is none', fields, { 'content-type': `;${planted}<>` }, 415],
      ['twice the same', `words=first&words=second&idempotency_key=${key(78)}`, form, 303],
    ];
    for (const [what, payload, headers, status] of bodies) {
      const answered = await timed(() => send(payload, headers), what);
      expectCalm(answered, what);
      expect(answered.status, what).toBe(status);
    }
    expect((await people[1]!.browser.get(`/threads/${thread}`)).body).toContain('first');
  });

  test('what a browser of another site sends is refused before anything is read', async () => {
    const strangers = [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'x' },
      { origin: 'null' },
      { origin: `https://${planted}.example` },
      { origin: 'http://localhost:3000.example' },
      { origin: 'http://localhost' },
      { origin: 'javascript:0' },
    ];
    for (const headers of strangers) {
      const browser = await site.browserOf(world.june);
      const sent = { ...form, cookie: `session=${browser.cookies.get('session')}`, ...headers };
      const answered = await site.app.server.inject({ method: 'POST', url: '/sign-out', payload: '', headers: sent });
      expect(answered.statusCode, JSON.stringify(headers)).toBe(403);
      expect(answered.headers['content-security-policy']).toContain("default-src 'none'");
      expect((await browser.get('/you')).status).toBe(200);
    }
  });

  test('another site may lead to a page, and neither fetch, frame nor embed one', async () => {
    const asked = (mode: string, dest: string, site = 'cross-site', url = '/boards') =>
      people[0]!.browser.get(url, { 'sec-fetch-site': site, 'sec-fetch-mode': mode, 'sec-fetch-dest': dest });
    expect((await asked('navigate', 'document')).status).toBe(200);
    expect((await asked('cors', 'empty', 'same-origin')).status).toBe(200);
    for (const [mode, dest] of [
      ['no-cors', 'image'],
      ['no-cors', 'script'],
      ['cors', 'empty'],
      ['navigate', 'iframe'],
      ['navigate', 'object'],
    ] as const) {
      for (const from of ['cross-site', 'same-site']) {
        const refused = await asked(mode, dest, from, '/leave-page');
        expectCalm(refused, `${mode} ${dest}`);
        expect([refused.status, refused.headers['clear-site-data']]).toEqual([403, undefined]);
      }
    }
  });

  test('identifiers with the right letters in the wrong places, and signs that no column takes', async () => {
    const june = people.find((p) => p.name === 'june')!.browser;
    const nobody = site.browser();
    const dashes = '-'.repeat(36);
    const hex = '0'.repeat(36);
    for (const id of [dashes, hex, `${key(1)}\n`, key(1).toUpperCase()]) {
      const replies = [
        { words: 'x', idempotency_key: id },
        { words: 'x', idempotency_key: key(80), answers: id },
      ];
      for (const fields of replies as Record<string, string>[]) expectCalm(await june.post(`/threads/${thread}/replies`, fields), id);
      for (const url of [`/threads/${id}`, `/posts/${id}`, `/people/${id}`, `/told/${id}`, `/decisions/${id}`, `/report/post/${id}`])
        expectCalm(await june.get(encodeURI(url)), url);
    }
    for (const id of ['\u0000', 'a\u0000b', '\ud800', 'x'.repeat(100_000), '../x']) {
      const response = JSON.stringify({ id, rawId: id, type: 'public-key', response: {} });
      expectCalm(await nobody.post('/sign-in/passkey', { ceremony: key(1), response }), shortly(id));
    }
    for (const next of ['/ñ', '/日本', '/\u0001', '/a b', `//${planted}.example`, '/\\x', '\t//x', 'https:x', `/${'a'.repeat(3000)}`]) {
      const answered = await june.get(`/sign-in?next=${encodeURIComponent(next)}`);
      expectCalm(answered, next);
      expect(answered.location).toBe('/');
    }
  });
});

describe('words that were said', () => {
  test('every kind of them is read again as words alone, on every page that carries them', async () => {
    const june = people.find((p) => p.name === 'june')!.browser;
    const ana = people.find((p) => p.name === 'ana')!.browser;
    let n = 1000;
    for (const text of every) {
      const words = text.slice(0, 19_000);
      const title = [...text.replaceAll(/\s+/g, ' ')].slice(0, 100).join('');
      const said = await timed(
        () => june.post('/boards/welcome/threads', { title, words, intent: 'listen', idempotency_key: key(n++) }),
        shortly(text),
      );
      expectCalm(said, shortly(text));
      if (said.status !== 303) continue;
      const id = /threads\/([0-9a-f-]{36})/.exec(said.location!)![1]!;
      const post = (await site.db.selectFrom('post').select('id').where('scope_id', '=', id).executeTakeFirstOrThrow()).id;
      const pages = [`/threads/${id}`, `/boards/welcome`, `/report/post/${post}`, `/moderate/post/${post}`];
      for (const page of pages) expectCalm(await timed(() => ana.get(page), page), `${page} with ${shortly(text)}`);
      for (const page of [`/posts/${post}/edit`, `/posts/${post}/delete`])
        expectCalm(await june.get(page), `${page} with ${shortly(text)}`);
    }
  });
});

test('nothing of all this stays in memory, and the log holds no words of it', () => {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  expect(process.memoryUsage().heapUsed / 1024 / 1024).toBeLessThan(400);
  expect(site.logged.filter((line) => line.includes(planted) || line.includes('"level":50'))).toEqual([]);
});

test('Markdown of any kind becomes nothing but words and our few marks', () => {
  for (const text of every) {
    const before = process.cpuUsage();
    const { html } = renderMarkdown(text.slice(0, 20_000));
    expect(process.cpuUsage(before).user / 1000, shortly(text)).toBeLessThan(3000);
    expect(faultsIn(html), shortly(text)).toEqual([]);
  }
});
