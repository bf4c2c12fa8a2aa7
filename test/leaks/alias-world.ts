import { grantBadge, readDraft } from '../../src/people/index.ts';
import { photograph, sendFiles } from '../send-files.ts';
import { openSite, type Browser, type TestSite } from '../site.ts';
import { buildWorld } from '../world/index.ts';
import { listen } from './listen.ts';
import type { PrivateThings } from './private-things.ts';
import { never } from './requests.ts';
import type { World1 } from './twins.ts';

/** Who is behind the alias of each conversation. */
export type Behind = { answers: 'mira' | 'ana'; begins: 'mira' | 'oskar' };

/** A world with anonymous words, and their ids. */
export type AliasWorld = World1 & {
  things: PrivateThings;
  unmasking: string;
  behind: Behind;
  /** What others’ open pages were told. */ heard: string[][];
};

const key = (n: number) => `0eeeeeee-0000-4000-8000-${String(n).padStart(12, '0')}`;
const idIn = (location: string | undefined, name: string) => new RegExp(`${name}=?/?([0-9a-f-]{36})`).exec(location ?? '')?.[1] ?? '';

const anonymous = { anonymous: 'yes', clues: 'seen' };

/**
 * The same things happen, in the same order and at the same time; only who is behind the aliases is another. What is done
 * anonymously takes its ids from a name of its own, so that nothing else moves.
 */
export async function openAliasWorld(behind: Behind): Promise<AliasWorld> {
  let counted = 0;
  const site = await openSite({ onQuery: () => void counted++ });
  const world = await buildWorld(site);
  const names = ['mira', 'oskar', 'june', 'hana', 'ruth', 'tomas', 'ana'] as const;
  const browsers: Partial<Record<(typeof names)[number], Browser>> = {};
  for (const name of names) browsers[name] = await site.browserOf(world[name]);
  const { mira, oskar, june, hana, ruth, tomas } = browsers as Record<(typeof names)[number], Browser>;
  const apart = <T>(name: string, act: () => Promise<T>) => site.ids.under(name, act);
  const drained = (name: string) => apart(`notices ${name}`, () => site.house.jobs.drain());
  await site.db.updateTable('account').set({ email_verified_at: site.clock.now() }).execute();
  await site.db.updateTable('place').set({ anonymous: true }).execute();
  const badge = { kind: 'clinician', label: 'Kestrel-badge', evidence: 'seen', by: world.ruth } as const;
  const expiresAt = new Date(site.clock.now().getTime() + 90 * 86_400_000);
  await site.act((tx) => grantBadge(tx, { ...badge, id: site.ids.blind(), personId: world.mira, expiresAt }, site.clock.now()));

  // Each act at a minute of its own: lists are in the order of time.
  const later = () => site.clock.pass(60_000);
  const start = async (browser: Browser, title: string, n: number, more = {}) => {
    later();
    const given = { title, words: `${title}, the words`, intent: 'listen', idempotency_key: key(n), ...more };
    return idIn((await browser.post('/boards/bowel-cancer/threads', given)).location, 'threads');
  };
  const reply = async (browser: Browser, thread: string, words: string, n: number, more = {}) => {
    later();
    return idIn((await browser.post(`/threads/${thread}/replies`, { words, idempotency_key: key(n), ...more })).location, 'at');
  };

  const named = await start(mira, 'Mira by name', 1);
  await reply(oskar, named, 'Oskar by name', 2);
  const asked = await start(june, 'June asks', 3);
  await reply(mira, asked, 'Mira answers by name', 4);
  await reply(oskar, asked, 'Oskar answers by name', 5);
  await drained('named');
  // Somebody who wants to hear of neither, by their names.
  await tomas.post(`/people/${world.mira}/block`);
  await tomas.post(`/people/${world.oskar}/mute`);
  const last = await start(june, 'The last word', 20);
  const ears = [await listen(site, june, [asked, named, last]), await listen(site, hana, [asked, named, last])];

  const [answers, begins] = [browsers[behind.answers]!, browsers[behind.begins]!];
  const [openingOf, postOf] = [(thread: string) => postAt(site, thread, 0), (thread: string) => postAt(site, thread, 1)];
  const picture = await apart('alias picture', () => pictureOf(site, answers, world[behind.answers], `reply:${asked}`));
  const said = await apart('alias answers', async () => {
    const quotes = [await openingOf(asked), await postOf(asked)].join(',');
    const words = 'Nobody may know that it is me, @June and @Mira';
    const first = await reply(answers, asked, words, 6, { ...anonymous, quotes, pictures: picture });
    const second = await reply(answers, asked, 'taken back soon', 7, { ...anonymous, answers: first });
    await reply(answers, named, 'Anonymous below a named one', 8, anonymous);
    const edited = {
      words: 'Nobody may know, edited',
      anonymous: 'yes',
      notes: 'death',
      quotes,
      pictures: picture,
      idempotency_key: key(9),
    };
    await answers.post(`/posts/${first}/edit`, edited);
    await answers.post(`/posts/${second}/delete`);
    return { first, second };
  });
  const begun = await apart('alias begins', async () => {
    const thread = await start(begins, 'Begun by nobody', 10, anonymous);
    await reply(begins, thread, 'Me again', 11, anonymous);
    return thread;
  });
  await apart('read again', async () => void (await mira.get(`/threads/${asked}`), await oskar.get(`/threads/${asked}`)));
  await drained('alias');

  const { label: alias } = await site.db
    .selectFrom('byline')
    .innerJoin('post', 'post.byline_id', 'byline.id')
    .select('label')
    .where('post.id', '=', said.first)
    .executeTakeFirstOrThrow();
  await reply(june, asked, `To whoever you are, @${alias}, and to @Oskar`, 12, { answers: said.first, quotes: said.first });
  await june.post(`/keep/post/${said.first}`, { note: 'Who may it be' });
  await june.post(`/posts/${said.first}/reactions`, { kind: 'helped' });
  await reply(june, begun, 'You are not alone', 13);
  await june.post(`/posts/${said.first}/reactions`, { kind: 'hug' });
  await drained('answers');
  await june.post(`/report/post/${said.first}`, { reason: 'private', words: 'It names somebody.' });
  await drained('report');
  later();
  const unmasking = idIn(
    (await hana.post(`/unmask/post/${said.first}`, { rule: 'private', reason: 'It names somebody here.' })).location,
    'unmaskings',
  );
  await drained('asking');
  later();
  await ruth.post(`/unmaskings/${unmasking}`, { answer: 'declined', words: 'Hide it instead.' });
  await drained('unmasking');
  later();
  await hana.post(`/moderate/post/${said.first}`, { act: 'warn', rule: 'private', reason: 'It names somebody here.' });
  const decision = (
    await site.db
      .selectFrom('decision')
      .select('id')
      .where('target_id', '=', said.first)
      .where('act', '=', 'warn')
      .executeTakeFirstOrThrow()
  ).id;
  await drained('decision');
  later();
  await apart('appeal', () => answers.post(`/decisions/${decision}`, { words: 'Nobody was named, I think.' }));
  await drained('appeal');
  const opening = (
    await site.db.selectFrom('post').select('id').where('scope_id', '=', begun).where('position', '=', 0).executeTakeFirstOrThrow()
  ).id;
  const report = (await site.db.selectFrom('report').select('id').executeTakeFirstOrThrow()).id;
  const heard = [];
  await reply(june, last, 'Nothing comes after this', 21);
  for (const ear of ears) heard.push(await ear.until(last));
  const known: Partial<PrivateThings> = {
    thread: asked,
    opening: said.first,
    post: opening,
    hiddenPost: said.second,
    openThread: begun,
    removedThread: named,
    report,
    picture,
    decision,
  };
  // Of everything else this world has none.
  const things = new Proxy(known, { get: (all, name) => all[name as keyof PrivateThings] ?? never }) as PrivateThings;
  return { site, world, statements: () => counted, things, unmasking, behind, heard };
}

async function postAt({ db }: TestSite, thread: string, position: number): Promise<string> {
  const found = db.selectFrom('post').select('id').where('scope_id', '=', thread).where('position', '=', position);
  return (await found.executeTakeFirstOrThrow()).id;
}

/** A picture that waits in somebody's draft. @returns its id */
async function pictureOf(site: TestSite, browser: Browser, personId: string, form: string): Promise<string> {
  await sendFiles(site, browser, `/pictures?form=${form}&back=/`, [await photograph()]);
  return (await readDraft(site.db, personId, form))?.fields['pictures'] ?? '';
}
