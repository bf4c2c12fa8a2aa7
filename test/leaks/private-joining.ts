import { changeAudiences, type Condition } from '../../src/spaces/index.ts';
import type { TestSite } from '../site.ts';
import type { World } from '../world/index.ts';

/** A conversation of the place that only its members know of, whose author is asked whether it may join an older one that more people read. */
export type PrivateJoining = { joiningThread: string; joining: string };

export const joiningCanaries = {
  joiningTitle: 'Dunlin-title-canary',
  into: 'Dunlin-into-canary',
  joining: 'Dunlin-joining-canary',
} as const;

const key = (n: number) => `0aaaaaaa-3333-4000-8000-${String(n).padStart(12, '0')}`;
const only = (...leads: string[]): Condition[] => leads.map((lead) => ({ lead, also: [] }));

/** @param place the place, with its slug; the older conversation is from a time when a second group read there as well */
export async function addPrivateJoining(site: TestSite, world: World, place: { id: number; slug: string }): Promise<PrivateJoining> {
  const [mira, ana] = [await site.browserOf(world.mira), await site.browserOf(world.ana)];
  const read = (...inside: string[]) =>
    site.act((tx) => changeAudiences(tx, place.id, { entrance: only('in'), inside: only(...inside), writers: only('in') }, 'invitation'));
  const start = async (n: number, title: string) => {
    const fields = { title, words: 'Inside words.', intent: 'listen', idempotency_key: key(n) };
    const { location } = await mira.post(`/boards/${place.slug}/threads`, fields);
    return /threads\/([0-9a-f-]{36})/.exec(location ?? '')?.[1] ?? '';
  };
  await read('in', `in:${world.places['in-treatment-together']}`);
  const into = await start(1, joiningCanaries.into);
  const before = new Date(site.clock.now().getTime() - 3_600_000);
  await site.db.updateTable('scope').set({ created_at: before }).where('id', '=', into).execute();
  await read('in');
  const joiningThread = await start(2, joiningCanaries.joiningTitle);
  await ana.post(`/threads/${joiningThread}/merge`, { other: into, reason: joiningCanaries.joining, how: 'whole' });
  const asked = site.db.selectFrom('widening').select('id').where('scope_id', '=', joiningThread);
  return { joiningThread, joining: (await asked.executeTakeFirstOrThrow()).id };
}
