import { grantBadge, withdrawBadge } from '../../src/people/index.ts';
import type { Browser, TestSite } from '../site.ts';
import type { World } from '../world/index.ts';

/** What belongs to one person or to few beside words: each is there in one world, and one of each was taken away again. */
export type PrivateBelongings = {
  /** Of a private post, with a word to oneself. */
  bookmark: string;
  removedBookmark: string;
  /** Of a private thread: offered, pinned, and one that staff declined. */
  offeredSummary: string;
  pinnedSummary: string;
  removedSummary: string;
  /** Words of another device, put aside and thrown away. */
  aside: string;
  removedAside: string;
  /** Words of the private thread under an alias, the alias, and a wish to learn whose it is. */
  aliasPost: string;
  alias: string;
  unmasking: string;
  /** A warning about which another person is asked. */
  appealed: string;
  session: string;
  removedSession: string;
  passkey: string;
  invitation: string;
  withdrawnInvitation: string;
  /** Was granted and withdrawn. */
  endedBadge: string;
};

export const belongingCanaries = {
  note: 'Redshank-note-canary',
  offered: 'Redshank-offered-canary',
  pinned: 'Redshank-pinned-canary',
  aside: 'Redshank-aside-canary',
  alias: 'Redshank-alias-canary',
  unmasking: 'Redshank-unmasking-canary',
  appeal: 'Redshank-appeal-canary',
  passkey: 'Redshank-passkey-canary',
  invited: 'Redshank-invited-canary',
} as const;

const key = (n: number) => `0aaaaaaa-3333-4000-8000-${String(n).padStart(12, '0')}`;
const idIn = (location: string | undefined, name: string) => new RegExp(`${name}=?/?([0-9a-f-]{36})`).exec(location ?? '')?.[1] ?? '';

type Private = { thread: string; post: string; decision: string };

/** Through the front door wherever there is one. */
export async function addPrivateBelongings(site: TestSite, world: World, it: Private): Promise<PrivateBelongings> {
  const [mira, ana, ruth] = [await site.browserOf(world.mira), await site.browserOf(world.ana), await site.browserOf(world.ruth)];
  await mira.post(`/decisions/${it.decision}`, { words: belongingCanaries.appeal });
  return {
    ...(await bookmarks(site, mira, it)),
    ...(await summaries(site, { mira, ana }, it.thread)),
    ...(await asides(site, mira, it.thread)),
    ...(await alias(site, { mira, ana }, it.thread)),
    ...(await waysIn(site, world)),
    ...(await ofTheHouse(site, world, ruth)),
    appealed: it.decision,
  };
}

async function bookmarks({ db }: TestSite, mira: Browser, { thread, post }: Private) {
  await mira.post(`/keep/post/${post}`, { note: belongingCanaries.note });
  await mira.post(`/keep/thread/${thread}`, {});
  const kept = await db.selectFrom('bookmark').select(['id', 'kind']).execute();
  const [bookmark, removedBookmark] = ['post', 'thread'].map((kind) => kept.find((one) => one.kind === kind)?.id ?? '');
  await mira.post(`/bookmarks/${removedBookmark}/drop`);
  return { bookmark: bookmark!, removedBookmark: removedBookmark! };
}

async function summaries({ db }: TestSite, { mira, ana }: Record<'mira' | 'ana', Browser>, thread: string) {
  const counted = (n: number) => db.updateTable('scope').set({ shown_replies: n }).where('id', '=', thread).execute();
  const { shown_replies: before } = await db.selectFrom('scope').select('shown_replies').where('id', '=', thread).executeTakeFirstOrThrow();
  // Only a long conversation is told; twenty replies more would tell nothing more here.
  await counted(20);
  const tell = async (who: Browser, words: string, n: number) => {
    await who.post(`/threads/${thread}/summaries`, { words, idempotency_key: key(n) });
    return (await db.selectFrom('summary').select('id').where('words', '=', words).executeTakeFirstOrThrow()).id;
  };
  const removedSummary = await tell(mira, 'Declined again.', 1);
  await ana.post(`/summaries/${removedSummary}/decline`);
  const offeredSummary = await tell(mira, belongingCanaries.offered, 2);
  const pinnedSummary = await tell(ana, belongingCanaries.pinned, 3);
  await counted(before);
  return { offeredSummary, pinnedSummary, removedSummary };
}

async function asides({ db }: TestSite, mira: Browser, thread: string) {
  const form = `summary:${thread}`;
  for (const words of [belongingCanaries.aside, 'Thrown away soon.', 'What stands there now.']) await mira.post('/drafts', { form, words });
  const aside = async (words: string) =>
    (await db.selectFrom('draft_aside').select(['id', 'fields']).execute()).find(({ fields }) => JSON.stringify(fields).includes(words))
      ?.id ?? '';
  const [stays, goes] = [await aside(belongingCanaries.aside), await aside('Thrown away soon.')];
  await mira.post(`/drafts/asides/${goes}/throw-away`);
  return { aside: stays, removedAside: goes };
}

async function alias(site: TestSite, { mira, ana }: Record<'mira' | 'ana', Browser>, thread: string) {
  const said = await mira.post(`/threads/${thread}/replies`, { words: belongingCanaries.alias, anonymous: 'yes', idempotency_key: key(4) });
  const aliasPost = idIn(said.location, 'at');
  const asked = await ana.post(`/unmask/post/${aliasPost}`, { rule: 'private', reason: belongingCanaries.unmasking });
  const { byline_id: byline } = await site.db.selectFrom('post').select('byline_id').where('id', '=', aliasPost).executeTakeFirstOrThrow();
  await ana.post(`/posts/${aliasPost}/block`);
  return { aliasPost, alias: byline, unmasking: idIn(asked.location, 'unmaskings') };
}

async function waysIn(site: TestSite, world: World) {
  const sessionsOf = (id: string) => site.db.selectFrom('session').select('id').where('person_id', '=', id).orderBy('created_at').execute();
  const before = (await sessionsOf(world.mira)).map(({ id }) => id);
  await site.browserOf(world.mira);
  const removedSession = (await sessionsOf(world.mira)).find(({ id }) => !before.includes(id))?.id ?? '';
  await (await site.browserOf(world.mira)).post('/you/devices/sign-out', { session: removedSession });
  const passkey = 'cmVkc2hhbms';
  await site.db
    .insertInto('passkey')
    .values({
      id: passkey,
      person_id: world.mira,
      public_key: Buffer.from('none'),
      counter: 0,
      transports: [],
      label: belongingCanaries.passkey,
      created_at: site.clock.now(),
      last_used_at: null,
    })
    .execute();
  return { session: before[0] ?? '', removedSession, passkey };
}

/** What only administrators see, by their office. */
async function ofTheHouse(site: TestSite, world: World, ruth: Browser) {
  for (const forWhom of [belongingCanaries.invited, 'Withdrawn'])
    await ruth.post('/invitations', { for_whom: forWhom, days: '7', uses: '1' });
  const made = await site.db.selectFrom('invitation').select(['id', 'for_whom']).execute();
  const called = (name: string) => made.find(({ for_whom: forWhom }) => forWhom === name)?.id ?? '';
  await ruth.post('/invitations/withdraw', { invitation: called('Withdrawn') });
  const id = site.ids.blind();
  const expiresAt = new Date(site.clock.now().getTime() + 90 * 86_400_000);
  await site.act(async (tx) => {
    const badge = { id, personId: world.mira, kind: 'clinician', label: 'Ended', evidence: 'seen', by: world.ruth, expiresAt } as const;
    await grantBadge(tx, badge, site.clock.now());
    await withdrawBadge(tx, { id, by: world.ruth, because: 'A mistake.' }, site.clock.now());
  });
  return { invitation: called(belongingCanaries.invited), withdrawnInvitation: called('Withdrawn'), endedBadge: id };
}
