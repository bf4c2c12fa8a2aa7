import { makeAdministratorLink } from '../../src/operator/set-up-link.ts';
import { photograph, sendFiles } from '../send-files.ts';
import type { DemoSite } from './demo-site.ts';

/** One page to look at: the route it belongs to, its address, and the key of who looks; null is a visitor. */
export type Shown = { route: string; path: string; as: string | null };

/** Routes that show no page of their own: they lead on to one, or are a stream; or they need a provider of accounts. */
export const noPage = [
  '/live',
  '/told/:notice',
  '/posts/:post',
  '/leave-page',
  '/pictures/parts',
  '/pictures/:picture/480',
  '/pictures/:picture/1280',
  '/operator/set-up',
  '/sign-in/code',
  '/join/provider',
  '/sign-in/provider/back',
  '/you/provider',
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

/** Somebody has chosen pictures for an answer, and described one of them. */
async function choosing({ site, idOf }: DemoSite, thread: string): Promise<{ picture: string; choose: string }> {
  const mira = await site.browserOf(idOf('mira'));
  const query = `form=reply:${thread}&back=/threads/${thread}`;
  await sendFiles(site, mira, `/pictures?${query}`, [await photograph(), await photograph()]);
  const { id } = await site.db.selectFrom('file').select('id').orderBy('id').executeTakeFirstOrThrow();
  await mira.post(`/pictures/${id}/describe`, { alt: 'A red house on the beach' });
  return { picture: id, choose: `/pictures/choose?${query}` };
}

/** Two people who stand outside, each in their way. */
async function outside({ site, idOf }: DemoSite): Promise<void> {
  await site.db.updateTable('person').set({ state: 'suspended' }).where('id', '=', idOf('bright-path')).execute();
  await site.db.updateTable('person').set({ state: 'waiting' }).where('id', '=', idOf('yusuf')).execute();
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
  '/reports': 'ana',
  '/reports/mine': 'wendell',
  '/decisions': 'bright-path',
  '/told': 'mira',
  '/drafts': 'mira',
  '/you/mail': 'mira',
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
export async function everyPage(demo: DemoSite): Promise<Shown[]> {
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
  const setUp = await makeAdministratorLink(site.db, site.ids, site.clock.now(), '');
  const { picture, choose } = await choosing(demo, thread);
  const at = (route: string, path: string, as: string | null): Shown => ({ route, path, as });
  return [
    ...Object.entries(plain).map(([path, as]) => at(path, path, as)),
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
    at('/boards/:board/people', '/boards/in-treatment-together/people', 'ana'),
    at('/boards/:board/people/:person', `/boards/in-treatment-together/people/${idOf('mira')}`, 'ana'),
    at('/operator/boards/:board', '/operator/boards/bowel-cancer', 'ruth'),
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
    at('/posts/:post/edit', `/posts/${mine}/edit`, 'mira'),
    at('/boards/:board/following', '/boards/bowel-cancer/following', 'mira'),
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
    at('/decisions/:decision', `/decisions/${await first('decision')}`, 'bright-path'),
    at('/people/:person', `/people/${idOf('oskar')}`, 'mira'),
    at('not found', '/nothing/here', 'mira'),
    at('not found', '/nothing/here', null),
  ];
}
