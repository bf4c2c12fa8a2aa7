import { tellOfLatePosts } from '../../src/forum/late-posts.ts';
import { changeReaders } from '../../src/spaces/index.ts';
import { photograph, sendFiles } from '../send-files.ts';
import type { Browser } from '../site.ts';
import type { DemoSite } from './demo-site.ts';

const key = (n: number) => `0eeeeeee-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** What somebody has to have done before every page has something to show. */
export async function live({ site, idOf }: DemoSite): Promise<{ invitation: string; link: string; unsubscribe: string }> {
  const as = async (who: string) => site.browserOf(idOf(who));
  const made = await (await as('ruth')).post('/invitations', { for_whom: 'A friend', days: '14', uses: '1', idempotency_key: key(1) });
  await (await as('mira')).post('/you/code/begin');
  await site.db.updateTable('preference').set({ agreed_rules: 0 }).where('person_id', '=', idOf('oskar')).execute();
  await (await as('tomas')).post('/boards/in-treatment-together/ask', { words: 'My wife is in treatment. May I read along?' });
  await (await as('ana')).post('/boards/young-adults/invite', { name: 'Mira' });
  await standingOut({ ruth: await as('ruth'), mira: await as('mira'), ana: await as('ana') }, idOf('wendell'));
  await (await as('mira')).post('/drafts', { form: 'thread:bowel-cancer', title: 'Half a title', words: 'Begun on the bus' });
  await site.browser().post('/sign-in/link', { email: 'oskar@harbour.example' });
  await tellOfLatePosts(site.house);
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
export async function choosing({ site, idOf }: DemoSite, thread: string): Promise<{ picture: string; choose: string }> {
  const mira = await site.browserOf(idOf('mira'));
  const query = `form=reply:${thread}&back=/threads/${thread}`;
  await sendFiles(site, mira, `/pictures?${query}`, [await photograph(), await photograph()]);
  const hers = site.db.selectFrom('file').select('id').where('owner_id', '=', idOf('mira'));
  const { id } = await hers.orderBy('id').executeTakeFirstOrThrow();
  await mira.post(`/pictures/${id}/describe`, { alt: 'A red house on the beach' });
  return { picture: id, choose: `/pictures/choose?${query}` };
}

/** Somebody answered anonymously, and two have learned who it was. */
export async function behindAlias({ site, idOf }: DemoSite, thread: string): Promise<{ post: string; unmasking: string }> {
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

/** The same for two conversations that would become one: few people read the newer one, more the older. */
export async function askedToJoin({ site, idOf }: DemoSite): Promise<string> {
  const place = site.db.selectFrom('place').select(['id', 'inside_id']).where('slug', '=', 'young-adults');
  const { id, inside_id: few } = await place.executeTakeFirstOrThrow();
  const [kit, hana, ana] = await Promise.all(['kit', 'hana', 'ana'].map((who) => site.browserOf(idOf(who))));
  const begin = async (who: Browser, title: string, words: string, n: number) => {
    const made = await who.post('/boards/young-adults/threads', { title, words, intent: 'practical', idempotency_key: key(n) });
    return /threads\/([0-9a-f-]{36})/.exec(made.location!)![1]!;
  };
  await site.act((tx) => changeReaders(tx, id, 'member'));
  const older = await begin(kit!, 'exams in week six', 'who do you even ask', 11);
  await site.db.updateTable('place').set({ inside_id: few }).where('id', '=', id).execute();
  site.clock.pass(1000);
  const newer = await begin(hana!, 'Shift plans and infusions', 'Mine were moved by one mail. Ask before they are printed.', 12);
  await ana!.post(`/threads/${newer}/merge`, { other: older, reason: 'Both ask the same.', how: 'whole' });
  return (await site.db.selectFrom('widening').select('id').where('scope_id', '=', newer).executeTakeFirstOrThrow()).id;
}

/** A post by the person in the conversation whose title begins so: their newest there, or their first. */
export async function postOf({ site, idOf, threadOf }: DemoSite, who: string, title: string, which: 'first' | 'newest'): Promise<string> {
  const posts = site.db.selectFrom('post').innerJoin('byline', 'byline.id', 'post.byline_id').select('post.id');
  const inThread = posts.where('post.scope_id', '=', await threadOf(title)).where('byline.person_id', '=', idOf(who));
  return (await inThread.orderBy('post.position', which === 'first' ? 'asc' : 'desc').executeTakeFirstOrThrow()).id;
}

/** A post that was changed, on a board that Ana looks after. */
export async function editedPost({ site }: DemoSite): Promise<string> {
  const edited = site.db.selectFrom('post').select('id').where('edited_at', 'is not', null).where('state', '=', 'shown');
  return (await edited.orderBy('id').executeTakeFirstOrThrow()).id;
}

/** The same with words of this person's own: an earlier version can be taken away. */
export async function ownEdited({ site, idOf }: DemoSite, who: string): Promise<string> {
  const own = site.db.selectFrom('post').innerJoin('byline', 'byline.id', 'post.byline_id').select('post.id');
  const edited = own.where('byline.person_id', '=', idOf(who)).where('post.edited_at', 'is not', null).where('post.state', '=', 'shown');
  return (await edited.orderBy('post.id').executeTakeFirstOrThrow()).id;
}

/** Staff would like a conversation to stand where more people read; its writers are asked. */
export async function askedToMove({ site, idOf }: DemoSite, thread: string): Promise<string> {
  const ana = await site.browserOf(idOf('ana'));
  await ana.post(`/threads/${thread}/move`, { to: 'everyday-things', reason: 'More people could answer there.', how: 'whole' });
  return (await site.db.selectFrom('widening').select('id').where('scope_id', '=', thread).executeTakeFirstOrThrow()).id;
}

/** Two people who stand outside, each in their way. */
export async function outside({ site, idOf }: DemoSite): Promise<void> {
  await site.db.updateTable('person').set({ state: 'suspended' }).where('id', '=', idOf('bright-path')).execute();
  await site.db.updateTable('person').set({ state: 'waiting' }).where('id', '=', idOf('yusuf')).execute();
}
