import { makeAdministratorLink } from '../../src/operator/set-up-link.ts';
import { waitAtDoor } from '../../src/people/index.ts';
import type { DemoWithProvider } from './demo-site.ts';
import { askedToJoin, askedToMove, behindAlias, choosing, editedPost, live, outside, ownEdited, postOf } from './lived-in.ts';

/** One page to look at: the route it belongs to, its address, the key of who looks (null is a visitor), and what it shows where that differs. */
export type Shown = { route: string; path: string; as: string | null; state?: string; cookies?: Record<string, string> };

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
  const decision = await site.db
    .selectFrom('decision')
    .select('id')
    .where('rule', '=', 'scam')
    .orderBy('decided_at')
    .executeTakeFirstOrThrow();
  const posts = await site.db.selectFrom('post').select(['id', 'byline_id']).where('scope_id', '=', thread).orderBy('position').execute();
  const byMira = await site.db.selectFrom('byline').select('id').where('person_id', '=', idOf('mira')).execute();
  const mine = posts.find((p) => byMira.some((b) => b.id === p.byline_id))!.id;
  const others = posts.find((p) => p.id !== mine && !byMira.some((b) => b.id === p.byline_id))!.id;
  const report = await site.db.selectFrom('report').select('id').where('closed_at', 'is', null).executeTakeFirstOrThrow();
  const badge = await site.db.selectFrom('badge').select('id').executeTakeFirstOrThrow();
  const setUp = await makeAdministratorLink(site.db, site.ids, site.clock.now(), '');
  const { picture, choose } = await choosing(demo, thread);
  const alias = await behindAlias(demo, thread);
  const toPost = async (who: string, title: string, which: 'first' | 'newest', more = '') => {
    const post = await postOf(demo, who, title, which);
    return `/threads/${await threadOf(title)}?at=${post}${more}#post-${post}`;
  };
  const at = (route: string, path: string, as: string | null, state?: string): Shown => ({ route, path, as, ...(state ? { state } : {}) });
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
    at('/boards', '/boards?find=colon', 'mira', 'searched'),
    at('/boards/:board/entrance', '/boards/bereaved/entrance', 'june'),
    at('/boards/:board/members', '/boards/in-treatment-together/members', 'mira'),
    at('/boards/:board/duty', '/boards/in-treatment-together/duty', 'ana'),
    at('/boards/:board/people', '/boards/in-treatment-together/people', 'ana'),
    at('/boards/:board/people/:person', `/boards/in-treatment-together/people/${idOf('mira')}`, 'ana'),
    at('/operator/boards/:board', '/operator/boards/bowel-cancer', 'ruth'),
    at('/operator/boards/:board', '/operator/boards/bereaved', 'ruth', 'archived'),
    at('/operator/boards/:board/audiences', '/operator/boards/in-treatment-together/audiences', 'ruth'),
    at('/operator/boards/:board/delete', '/operator/boards/quiet-corner/delete', 'ruth'),
    at('/operator/boards/new', '/operator/boards/new?from=bowel-cancer', 'ruth', 'out of another'),
    at('/operator/badges/:badge', `/operator/badges/${badge.id}`, 'ruth'),
    at('/threads/:thread', `/threads/${thread}`, 'mira'),
    at('/threads/:thread', `/threads/${thread}?at=${others}&answer=${others}`, 'mira', 'answering'),
    at('/threads/:thread', `/threads/${thread}?lens=moderator`, 'ana'),
    at('/threads/:thread', `/threads/${await threadOf('Parking')}`, null),
    at('/threads/:thread', await toPost('deke', 'they cut my hay', 'newest'), 'mira', 'a picture alone'),
    at('/threads/:thread', await toPost('mihai', 'They offer me a study', 'newest'), 'june', 'one picture hidden'),
    at('/threads/:thread', await toPost('mihai', 'They offer me a study', 'newest', '&lens=moderator'), 'ana', 'one picture hidden'),
    at('/threads/:thread', `/threads/${await threadOf('What do you do with the hours')}`, 'mira', 'summed up'),
    at('/threads/:thread', await toPost('hana', 'What do you do with the hours', 'first'), 'maeve', 'one left out'),
    at('/threads/:thread', `/threads/${await threadOf('I invented a client')}`, 'mira', 'folded'),
    at('/filters', '/filters', 'maeve', 'not this week'),
    at('/posts/:post/history', `/posts/${await postOf(demo, 'kit', 'Parking', 'first')}/history`, 'mira', 'taken away'),
    at('/threads/:thread/contents', `/threads/${thread}/contents`, 'mira'),
    at('/threads/:thread/summaries', `/threads/${thread}/summaries`, 'mira'),
    at('/threads/:thread/print', `/threads/${thread}/print`, 'mira'),
    at('/pictures/choose', choose, 'mira'),
    at('/pictures/:picture', `/pictures/${picture}`, 'mira'),
    at('/posts/:post/quote', `/posts/${others}/quote`, 'mira'),
    at('/threads/:thread', `/threads/${thread}?at=${others}&answer=${others}&quote=${others}`, 'mira', 'quoting'),
    at('/posts/:post/history', `/posts/${await editedPost(demo)}/history`, 'ana'),
    at('/posts/:post/history/take', `/posts/${await ownEdited(demo, 'june')}/history/take?version=0`, 'june'),
    ...['keep', 'title', 'slow', 'move', 'split', 'merge'].map((what) =>
      at(`/threads/:thread/${what}`, `/threads/${thread}/${what}`, 'ana'),
    ),
    ...['keep', 'keep/move', 'keep/decided'].map((what) => at(`/boards/:board/${what}`, `/boards/bowel-cancer/${what}`, 'ana')),
    at('/boards/:board/keep', '/boards/breast-cancer/keep', 'ana', 'late'),
    at('/widenings/:widening', `/widenings/${await askedToMove(demo, thread)}`, 'oskar'),
    at('/widenings/:widening', `/widenings/${await askedToJoin(demo)}`, 'hana', 'joining'),
    at('/threads/:thread/summaries/new', `/threads/${await threadOf('What do you do with the hours')}/summaries/new`, 'ana'),
    at('/decided/:decision', `/decided/${decision.id}`, 'ana'),
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
    at('/decisions/:decision', `/decisions/${decision.id}`, 'bright-path'),
    at('/people/:person', `/people/${idOf('oskar')}`, 'mira'),
    at('/people/:person', `/people/${idOf('hana')}`, 'mira', 'badge'),
    at('/people/:person/block', `/people/${idOf('oskar')}/block`, 'mira'),
    at('/posts/:post/block', `/posts/${others}/block`, 'mira'),
    at('not found', '/nothing/here', 'mira'),
    at('not found', '/nothing/here', null),
  ];
}
