import { addMember, openPlace } from '../../src/spaces/index.ts';
import type { TestSite } from '../site.ts';
import type { World } from '../world/index.ts';
import { addPrivateBelongings, belongingCanaries, type PrivateBelongings } from './private-belongings.ts';
import { addPrivateJoining, joiningCanaries, type PrivateJoining } from './private-joining.ts';
import { addPrivateKeeping, keepingCanaries, type PrivateKeeping } from './private-keeping.ts';
import { addPrivatePictures, pictureCanaries, type PrivatePictures } from './private-pictures.ts';

/**
 * What one world has and its twin has not. Each thing carries canaries: words that stand nowhere else, in its title,
 * its body, its author's name or its place's name.
 */
export type PrivateThings = PrivatePictures &
  PrivateKeeping &
  PrivateJoining &
  PrivateBelongings & {
    /** A thread in a private place, with a reply; a member of the place may read it. */
    thread: string;
    /** Its opening post, which is reported, and the reply to it. */
    opening: string;
    post: string;
    /** A post in an open board that a moderator hid. */
    hiddenPost: string;
    /** The open thread it stands in, which the twin has too. */
    openThread: string;
    /** A thread on a private board that was deleted again. */
    removedThread: string;
    removedPost: string;
    report: string;
    notice: string;
    asking: string;
    placeInvitation: string;
    /** Among people who say that they care for someone. */
    careThread: string;
  };

export const canaries = {
  title: 'Kestrel-title-canary',
  body: 'Kestrel-body-canary',
  reply: 'Kestrel-reply-canary',
  hidden: 'Osprey-hidden-canary',
  removed: 'Merlin-removed-canary',
  removedTitle: 'Merlin-title-canary',
  place: 'Harrier-place-canary',
  asking: 'Hobby-asking-canary',
  care: 'Fulmar-care-canary',
  evidence: 'Petrel-evidence-canary',
  ...pictureCanaries,
  ...joiningCanaries,
  ...keepingCanaries,
  ...belongingCanaries,
} as const;

/** The slug of the place that only its members know of. */
export const secretPlace = 'harrier-nest';

const key = (n: number) => `0aaaaaaa-0000-4000-8000-${String(n).padStart(12, '0')}`;
const idIn = (location: string | undefined, name: string) => new RegExp(`${name}=?/?([0-9a-f-]{36})`).exec(location ?? '')?.[1] ?? '';

/** Makes the private things through the front door, each under its own name, so that the twin's ids are the same without them. */
export async function addPrivateThings(site: TestSite, world: World): Promise<PrivateThings> {
  return site.ids.under('private things', async () => {
    const mira = await site.browserOf(world.mira);
    const ana = await site.browserOf(world.ana);
    const started = await mira.post('/boards/in-treatment-together/threads', {
      title: canaries.title,
      words: canaries.body,
      intent: 'listen',
      idempotency_key: key(1),
    });
    const thread = idIn(started.location, 'threads');
    const replied = await ana.post(`/threads/${thread}/replies`, { words: canaries.reply, idempotency_key: key(2) });
    const removed = await mira.post('/boards/in-treatment-together/threads', {
      title: canaries.removedTitle,
      words: canaries.removed,
      intent: 'listen',
      idempotency_key: key(3),
    });
    const removedThread = idIn(removed.location, 'threads');
    const removedPost = (await site.db.selectFrom('post').select('id').where('scope_id', '=', removedThread).executeTakeFirstOrThrow()).id;
    await mira.post(`/posts/${removedPost}/delete`);
    const open = await site.db
      .selectFrom('scope')
      .innerJoin('thread', 'thread.scope_id', 'scope.id')
      .select('scope.id')
      .where('thread.title', '=', 'An open thread')
      .executeTakeFirstOrThrow();
    const said = await mira.post(`/threads/${open.id}/replies`, { words: canaries.hidden, idempotency_key: key(4) });
    const hiddenPost = idIn(said.location, 'at');
    await site.act((tx) => site.house.kinds.get('post')!.setState(tx, hiddenPost, 'hidden', site.clock.now()));
    const post = idIn(replied.location, 'at');
    const opening = (
      await site.db.selectFrom('post').select('id').where('scope_id', '=', thread).where('position', '=', 0).executeTakeFirstOrThrow()
    ).id;
    await ana.post(`/report/post/${opening}`, { reason: 'unkind', words: canaries.asking });
    const keeping = await addPrivateKeeping(site, world, open.id);
    const belongings = await addPrivateBelongings(site, world, { thread, post, decision: keeping.decision });
    await site.house.jobs.drain();
    // Who could answer is told that somebody asks: that is their office. Their other pages are compared.
    for (const table of ['notice', 'session'] as const) await site.db.deleteFrom(table).where('person_id', '=', world.ruth).execute();
    const [report, notice] = await Promise.all([
      site.db.selectFrom('report').select('id').where('target_id', '=', opening).executeTakeFirst(),
      site.db.selectFrom('notice').select('id').where('scope_id', '=', thread).executeTakeFirst(),
    ]);
    return {
      thread,
      opening,
      post,
      hiddenPost,
      openThread: open.id,
      removedThread,
      removedPost,
      report: report?.id ?? '',
      notice: notice?.id ?? '',
      ...keeping,
      ...belongings,
      ...(await secretPlaceThings(site, world)),
      ...(await addPrivatePictures(site, world, { thread, openThread: open.id })),
    };
  });
}

/** A place that only its members know of, with somebody invited and somebody who asked in elsewhere. Both are Tomas. */
async function secretPlaceThings(
  site: TestSite,
  world: World,
): Promise<PrivateJoining & Pick<PrivateThings, 'asking' | 'placeInvitation' | 'careThread'>> {
  const now = site.clock.now();
  const place = {
    slug: secretPlace,
    name: canaries.place,
    purpose: canaries.place,
    language: 'en',
    inside: 'in',
    writers: 'in',
    joining: 'invitation',
  } as const;
  const placeId = await site.act(async (tx) => {
    const id = await openPlace(tx, place, now);
    await addMember(tx, id, world.mira, 'member', now);
    await addMember(tx, id, world.ana, 'staff', now);
    return id;
  });
  const tomas = await site.browserOf(world.tomas);
  await tomas.post('/boards/in-treatment-together/ask', { words: canaries.asking });
  const cared = await tomas.post('/boards/caregivers/threads', {
    title: canaries.care,
    words: canaries.care,
    intent: 'listen',
    idempotency_key: key(9),
  });
  const placeInvitation = site.ids.blind();
  await site.db
    .insertInto('place_invitation')
    .values({ id: placeInvitation, place_id: placeId, person_id: world.tomas, invited_by: world.ana, created_at: now, answered_at: null })
    .execute();
  const asking = await site.db.selectFrom('asking').select('id').where('person_id', '=', world.tomas).executeTakeFirstOrThrow();
  const joining = await addPrivateJoining(site, world, { id: placeId, slug: secretPlace });
  return { asking: asking.id, placeInvitation, careThread: idIn(cared.location, 'threads'), ...joining };
}
