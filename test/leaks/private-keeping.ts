import type { TestSite } from '../site.ts';
import type { World } from '../world/index.ts';

/** What staff did and what waits for them: private like the words it is about. */
export type PrivateKeeping = {
  /** A private thread that was renamed, slowed down, and whose author is asked whether it may go where more people read. */
  keptThread: string;
  widening: string;
  /** A warning about the author of that thread. */
  decision: string;
  /** A post in an open board that waits for staff. */
  heldPost: string;
};

export const keepingCanaries = {
  formerTitle: 'Avocet-title-canary',
  retitled: 'Avocet-reason-canary',
  slowed: 'Avocet-slow-canary',
  widening: 'Avocet-widening-canary',
  warning: 'Plover-warning-canary',
  held: 'Plover-held-canary',
} as const;

const key = (n: number) => `0aaaaaaa-2222-4000-8000-${String(n).padStart(12, '0')}`;
const idIn = (location: string | undefined, name: string) => new RegExp(`${name}=?/?([0-9a-f-]{36})`).exec(location ?? '')?.[1] ?? '';

/** Through the front door, as staff and authors do it. @param openThread where the held words wait */
export async function addPrivateKeeping(site: TestSite, world: World, openThread: string): Promise<PrivateKeeping> {
  const [mira, ana] = [await site.browserOf(world.mira), await site.browserOf(world.ana)];
  const started = await mira.post('/boards/in-treatment-together/threads', {
    title: keepingCanaries.formerTitle,
    words: 'Inside words.',
    intent: 'listen',
    idempotency_key: key(1),
  });
  const keptThread = idIn(started.location, 'threads');
  await ana.post(`/threads/${keptThread}/title`, { title: 'A kinder title', reason: keepingCanaries.retitled });
  await ana.post(`/threads/${keptThread}/slow`, { minutes: '30', hours: '24', reason: keepingCanaries.slowed });
  await ana.post(`/threads/${keptThread}/move`, { to: 'bowel-cancer', reason: keepingCanaries.widening, how: 'whole' });
  const { id: post } = await site.db.selectFrom('post').select('id').where('scope_id', '=', keptThread).executeTakeFirstOrThrow();
  await ana.post(`/moderate/post/${post}`, { act: 'warn', rule: 'unkind', reason: keepingCanaries.warning });
  const said = await mira.post(`/threads/${openThread}/replies`, { words: keepingCanaries.held, idempotency_key: key(2) });
  const heldPost = idIn(said.location, 'at');
  await site.act((tx) => site.house.kinds.get('post')!.setState(tx, heldPost, 'held', site.clock.now()));
  const [widening, decision] = await Promise.all([
    site.db.selectFrom('widening').select('id').where('scope_id', '=', keptThread).executeTakeFirst(),
    site.db.selectFrom('decision').select('id').where('target_id', '=', post).where('act', '=', 'warn').executeTakeFirst(),
  ]);
  return { keptThread, widening: widening?.id ?? '', decision: decision?.id ?? '', heldPost };
}
