import { waitAtDoor } from '../../src/people/index.ts';
import { makeAdministratorLink } from '../../src/operator/set-up-link.ts';
import { photograph, sendFiles } from '../send-files.ts';
import type { Browser } from '../site.ts';
import type { DemoSite, DemoWithProvider } from './demo-site.ts';

/** One page to look at: the route it belongs to, its address, and the key of who looks; null is a visitor. */
export type Shown = { route: string; path: string; as: string | null; cookies?: Record<string, string> };

/** Routes that show no page of their own: they lead on to one, or are a stream. */
export const noPage = [
  '/live',
  '/told/:notice',
  '/posts/:post',
  '/leave-page',
  '/pictures/parts',
  '/pictures/:picture/480',
  '/pictures/:picture/1280',
  '/operator/set-up',
];

const key = (n: number) => `0eeeeeee-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** What somebody has to have done before every page has something to show. */
async function live({ site, idOf }: DemoSite): Promise<{ invitation: string; link: string; unsubscribe: string }> {
  const as = async (who: string) => site.browserOf(idOf(who));
  const made = await (await as('ruth')).post('/invitations', { for_whom: 'A friend', days: '14', uses: '1', idempotency_key: key(1) });
  await (await as('mira')).post('/you/code/begin');
  await site.db.updateTable('preference').set({ agreed_rules: 0 }).where('person_id', '=', idOf('oskar')).execute();
  await (await as('tomas')).post('/boards/in-treatment-together/ask', { words: 'My wife is in treatment. May I read along?' });
  await (await as('ana')).post('/boards/young-adults/invite', { name: 'Mira' });
  await standingOut({ ruth: await as('ruth'), mira: await as('mira'), ana: await as('ana') }, idOf('wendell'));
  await (await as('mira')).post('/drafts', { form: 'thread:bowel-cancer', title: 'Half a title', words: 'Begun on the bus' });
  await site.browser().post('/sign-in/link', { email: 'oskar@harbour.example' });
  await site.house.jobs.drain();
  const letters = await site.db.selectFrom('mail_caught').select('words').execute();
  const inLetters = (path: RegExp) => letters.flatMap(({ words }) => path.exec(words) ?? [])[0]!;
  return {
    invitation: /\/join\/[\w-]+/.exec(made.body)![0],
    link: inLetters(/\/link\/[\w-]+/),
    unsubscribe: inLetters(/\/unsubscribe\/[\w-]+/),
  };
}

/** A badge, a list with somebody in it, somebody blocked, an archived board. */
async function standingOut({ ruth, mira, ana }: Record<'ruth' | 'mira' | 'ana', Browser>, blocked: string): Promise<void> {
  const evidence = 'Work pass seen by video on 3 March.';
  await ruth.post('/operator/badges/new', { person: 'Hana', kind: 'clinician', label: 'Stoma nurse', evidence, months: '12' });
  for (const who of [mira, ana]) await who.post('/boards/in-treatment-together/members', { listed: 'yes' });
  await mira.post(`/people/${blocked}/block`);
  await ruth.post('/operator/boards/new', { name: 'Quiet corner', purpose: 'For quiet hours.', language: 'en', readers: 'member' });
  await ruth.post('/operator/boards/bereaved/state', { state: 'archived', because: 'The conversations go on elsewhere.' });
}

/** Somebody has chosen pictures for an answer, and described one of them. */
async function choosing({ site, idOf }: DemoSite, thread: string): Promise<{ picture: string; choose: string }> {
  const mira = await site.browserOf(idOf('mira'));
  const query = `form=reply:${thread}&back=/threads/${thread}`;
  await sendFiles(site, mira, `/pictures?${query}`, [await photograph(), await photograph()]);
  const hers = site.db.selectFrom('file').select('id').where('owner_id', '=', idOf('mira'));
  const { id } = await hers.orderBy('id').executeTakeFirstOrThrow();
  await mira.post(`/pictures/${id}/describe`, { alt: 'A red house on the beach' });
  return { picture: id, choose: `/pictures/choose?${query}` };
}

/** Somebody answered anonymously, and two have learned who it was. */
async function behindAlias({ site, idOf }: DemoSite, thread: string): Promise<{ post: string; unmasking: string }> {
  await site.db.updateTable('place').set({ anonymous: true }).where('slug', '=', 'bowel-cancer').execute();
  const [mira, ana, ruth] = await Promise.all(['mira', 'ana', 'ruth'].map((who) => site.browserOf(idOf(who))));
  const words = { words: 'I could not say this by name.', anonymous: 'yes', idempotency_key: key(8) };
  const post = /at=([0-9a-f-]{36})/.exec((await mira!.post(`/threads/${thread}/replies`, words)).location!)![1]!;
  const asked = await ana!.post(`/unmask/post/${post}`, { rule: 'private', reason: 'It names somebody in full.' });
  const unmasking = asked.location!.split('/').at(-1)!;
  await ruth!.post(`/unmaskings/${unmasking}`, { answer: 'granted', words: 'I agree.' });
  await site.db.updateTable('unmasking').set({ told_at: site.clock.now() }).execute();
  return { post, unmasking };
}

/** A post that was changed, on a board that Ana looks after. */
async function editedPost({ site }: DemoSite): Promise<string> {
  const edited = site.db.selectFrom('post').select('id').where('edited_at', 'is not', null).where('state', '=', 'shown');
  return (await edited.orderBy('id').executeTakeFirstOrThrow()).id;
}

/** The same with words of this person's own: an earlier version can be taken away. */
async function ownEdited({ site, idOf }: DemoSite, who: string): Promise<string> {
  const own = site.db.selectFrom('post').innerJoin('byline', 'byline.id', 'post.byline_id').select('post.id');
  const edited = own.where('byline.person_id', '=', idOf(who)).where('post.edited_at', 'is not', null).where('post.state', '=', 'shown');
  return (await edited.orderBy('post.id').executeTakeFirstOrThrow()).id;
}

/** Staff would like a conversation to stand where more people read; its writers are asked. */
async function askedToMove({ site, idOf }: DemoSite, thread: string): Promise<string> {
  const ana = await site.browserOf(idOf('ana'));
  await ana.post(`/threads/${thread}/move`, { to: 'everyday-things', reason: 'More people could answer there.', how: 'whole' });
  return (await site.db.selectFrom('widening').select('id').where('scope_id', '=', thread).executeTakeFirstOrThrow()).id;
}

/** Two people who stand outside, each in their way. */
async function outside({ site, idOf }: DemoSite): Promise<void> {
  await site.db.updateTable('person').set({ state: 'suspended' }).where('id', '=', idOf('bright-path')).execute();
  await site.db.updateTable('person').set({ state: 'waiting' }).where('id', '=', idOf('yusuf')).execute();
}

/** Two who stand before a door: one owes a code, the other comes from the provider and owes a name. */
async function atDoors({ site, idOf, provider }: DemoWithProvider): Promise<Shown[]> {
  const owes = { personId: idOf('kit'), cameBy: 'password' as const, fields: {} };
  const code = await site.act((tx) => waitAtDoor(tx, site.ids, owes, site.clock.now()));
  const newcomer = site.browser();
  const back = new URL(await provider.signIn((await newcomer.post('/sign-in/provider')).location!, 'newcomer'));
  await newcomer.get(`${back.pathname}${back.search}`);
  const doorstep = newcomer.cookies.get('doorstep')!;
  return [
    { route: '/sign-in/code', path: '/sign-in/code', as: null, cookies: { doorstep: code } },
    { route: '/join/provider', path: '/join/provider', as: null, cookies: { doorstep } },
  ];
}

const plain: Record<string, string | null> = {
  '/': 'mira',
  '/join': null,
  '/sign-in': null,
  '/signed-out': null,
  '/you/devices': 'mira',
  '/you/name': 'mira',
  '/you/passkeys': 'mira',
  '/you/code': 'mira',
  '/you/recovery': 'mira',
  '/you/code/new': 'mira',
  '/you/prove': 'mira',
  '/you/provider': 'mira',
  '/sign-in/provider/back': null,
  '/agree': 'oskar',
  '/way-back': 'ruth',
  '/you/password': 'mira',
  '/you/email': 'mira',
  '/invitations': 'ruth',
  '/waiting': 'yusuf',
  '/suspended': 'bright-path',
  '/waiting-people': 'ruth',
  '/you/leave': 'mira',
  '/gone': null,
  '/left': null,
  '/help-now': null,
  '/bookmarks': 'mira',
  '/operator/settings/first-posts': 'ruth',
  '/operator/unattended': 'ruth',
  '/reports': 'ana',
  '/unmaskings': 'ana',
  '/unmaskings/log': 'ruth',
  '/reports/mine': 'wendell',
  '/decisions': 'bright-path',
  '/told': 'mira',
  '/drafts': 'mira',
  '/you/mail': 'mira',
  '/you/blocked': 'mira',
  '/badges': null,
  '/operator/badges': 'ruth',
  '/operator/badges/new': 'ruth',
  '/filters': 'mira',
  '/following': 'mira',
  '/needs-a-reply': 'mira',
  '/you/following': 'mira',
  '/operator/settings/community': 'ruth',
  '/operator/settings/joining': 'ruth',
  '/operator/settings/boards': 'ruth',
  '/operator/settings/texts': 'ruth',
  '/operator/settings/mail': 'ruth',
  '/operator/set-up/done': 'ruth',
  '/house-rules': null,
  '/privacy': null,
  '/operator/mail': 'ruth',
  '/operator': 'ruth',
  '/design': 'ruth',
  '/boards': 'mira',
  '/operator/boards': 'ruth',
  '/operator/boards/new': 'ruth',
  '/you': 'mira',
  '/you/about': 'mira',
  '/appearance': null,
  '/you/preferences': 'mira',
};

/** Every page of the program, each at least once, with something on it. */
export async function everyPage(demo: DemoWithProvider): Promise<Shown[]> {
  const { site, idOf, threadOf } = demo;
  const { invitation, link, unsubscribe } = await live(demo);
  await outside(demo);
  const thread = await threadOf('Numb fingers');
  const first = async (table: 'report' | 'decision') => (await site.db.selectFrom(table).select('id').executeTakeFirstOrThrow()).id;
  const posts = await site.db.selectFrom('post').select(['id', 'byline_id']).where('scope_id', '=', thread).orderBy('position').execute();
  const byMira = await site.db.selectFrom('byline').select('id').where('person_id', '=', idOf('mira')).execute();
  const mine = posts.find((p) => byMira.some((b) => b.id === p.byline_id))!.id;
  const others = posts.find((p) => p.id !== mine && !byMira.some((b) => b.id === p.byline_id))!.id;
  const report = await site.db.selectFrom('report').select('id').where('closed_at', 'is', null).executeTakeFirstOrThrow();
  const badge = await site.db.selectFrom('badge').select('id').executeTakeFirstOrThrow();
  const setUp = await makeAdministratorLink(site.db, site.ids, site.clock.now(), '');
  const { picture, choose } = await choosing(demo, thread);
  const alias = await behindAlias(demo, thread);
  const at = (route: string, path: string, as: string | null): Shown => ({ route, path, as });
  return [
    ...Object.entries(plain).map(([path, as]) => at(path, path, as)),
    ...(await atDoors(demo)),
    at('/', '/', null),
    at('/', '/', 'ana'),
    at('/', '/', 'bright-path'),
    at('/boards', '/boards', null),
    at('/told', '/told', 'kit'),
    at('/join/:invitation', invitation, null),
    at('/link/:secret', link, null),
    at('/unsubscribe/:secret', unsubscribe, null),
    at('/set-up/:secret', setUp, null),
    at('/you/leave/sure', '/you/leave/sure?how=anonymise', 'mira'),
    at('/boards/:board', '/boards/bowel-cancer', 'mira'),
    at('/boards/:board', '/boards/everyday-things', null),
    at('/boards/:board/new', '/boards/bowel-cancer/new', 'mira'),
    at('/boards/:board/entrance', '/boards/in-treatment-together/entrance', 'oskar'),
    at('/boards/:board/entrance', '/boards/bowel-cancer/entrance', 'mira'),
    at('/boards/:board/leave', '/boards/in-treatment-together/leave', 'mira'),
    at('/boards', '/boards?find=colon', 'mira'),
    at('/boards/:board/entrance', '/boards/bereaved/entrance', 'june'),
    at('/boards/:board/members', '/boards/in-treatment-together/members', 'mira'),
    at('/boards/:board/duty', '/boards/in-treatment-together/duty', 'ana'),
    at('/boards/:board/people', '/boards/in-treatment-together/people', 'ana'),
    at('/boards/:board/people/:person', `/boards/in-treatment-together/people/${idOf('mira')}`, 'ana'),
    at('/operator/boards/:board', '/operator/boards/bowel-cancer', 'ruth'),
    at('/operator/boards/:board', '/operator/boards/bereaved', 'ruth'),
    at('/operator/boards/:board/audiences', '/operator/boards/in-treatment-together/audiences', 'ruth'),
    at('/operator/boards/:board/delete', '/operator/boards/quiet-corner/delete', 'ruth'),
    at('/operator/boards/new', '/operator/boards/new?from=bowel-cancer', 'ruth'),
    at('/operator/badges/:badge', `/operator/badges/${badge.id}`, 'ruth'),
    at('/threads/:thread', `/threads/${thread}`, 'mira'),
    at('/threads/:thread', `/threads/${thread}?at=${others}&answer=${others}`, 'mira'),
    at('/threads/:thread', `/threads/${thread}?lens=moderator`, 'ana'),
    at('/threads/:thread', `/threads/${await threadOf('Parking')}`, null),
    at('/threads/:thread/contents', `/threads/${thread}/contents`, 'mira'),
    at('/threads/:thread/summaries', `/threads/${thread}/summaries`, 'mira'),
    at('/threads/:thread/print', `/threads/${thread}/print`, 'mira'),
    at('/pictures/choose', choose, 'mira'),
    at('/pictures/:picture', `/pictures/${picture}`, 'mira'),
    at('/posts/:post/quote', `/posts/${others}/quote`, 'mira'),
    at('/threads/:thread', `/threads/${thread}?at=${others}&answer=${others}&quote=${others}`, 'mira'),
    at('/posts/:post/history', `/posts/${await editedPost(demo)}/history`, 'ana'),
    at('/posts/:post/history/take', `/posts/${await ownEdited(demo, 'june')}/history/take?version=0`, 'june'),
    ...['keep', 'title', 'slow', 'move', 'split', 'merge'].map((what) =>
      at(`/threads/:thread/${what}`, `/threads/${thread}/${what}`, 'ana'),
    ),
    ...['keep', 'keep/move', 'keep/decided'].map((what) => at(`/boards/:board/${what}`, `/boards/bowel-cancer/${what}`, 'ana')),
    at('/widenings/:widening', `/widenings/${await askedToMove(demo, thread)}`, 'oskar'),
    at('/threads/:thread/summaries/new', `/threads/${await threadOf('What do you do with the hours')}/summaries/new`, 'ana'),
    at('/decided/:decision', `/decided/${await first('decision')}`, 'ana'),
    at('/posts/:post/edit', `/posts/${mine}/edit`, 'mira'),
    at('/boards/:board/following', '/boards/bowel-cancer/following', 'mira'),
    at('/filters/away', '/filters/away?notes=death,recurrence&from=/boards', 'mira'),
    at('/posts/:post/mute', `/posts/${others}/mute`, 'mira'),
    at('/people/:person/mute', `/people/${idOf('oskar')}/mute`, 'mira'),
    at('/posts/:post/notes', `/posts/${others}/notes`, 'ana'),
    at('/threads/:thread/notes', `/threads/${thread}/notes`, 'ana'),
    at('/posts/:post/delete', `/posts/${mine}/delete`, 'mira'),
    at('/keep/:kind/:id', `/keep/post/${others}`, 'mira'),
    at('/report/person/:person', `/report/person/${idOf('kit')}`, 'mira'),
    at('/report/:kind/:id', `/report/post/${others}`, 'mira'),
    at('/reports/:report', `/reports/${report.id}`, 'ana'),
    at('/moderate/person/:person', `/moderate/person/${idOf('kit')}`, 'ana'),
    at('/moderate/:kind/:id', `/moderate/post/${others}`, 'ana'),
    at('/unmask/:kind/:id', `/unmask/post/${alias.post}`, 'ana'),
    at('/unmaskings/:unmasking', `/unmaskings/${alias.unmasking}`, 'ana'),
    at('/unmasked/:unmasking', `/unmasked/${alias.unmasking}`, 'mira'),
    at('/decisions/:decision', `/decisions/${await first('decision')}`, 'bright-path'),
    at('/people/:person', `/people/${idOf('oskar')}`, 'mira'),
    at('/people/:person', `/people/${idOf('hana')}`, 'mira'),
    at('/people/:person/block', `/people/${idOf('oskar')}/block`, 'mira'),
    at('/posts/:post/block', `/posts/${others}/block`, 'mira'),
    at('not found', '/nothing/here', 'mira'),
    at('not found', '/nothing/here', null),
  ];
}
