import { demoIds } from '../../src/demo/demo-ids.ts';
import { loadDemo } from '../../src/demo/index.ts';
import { readPeople } from '../../src/demo/read-demo.ts';
import { openProvider, providerSettings, type TestProvider } from '../provider.ts';
import { openSite, type TestSite } from '../site.ts';
import { freshBuild } from './fresh-build.ts';

/** Harbour Lights, as `bin/demo` shows it, on a clock that stands still. */
export type DemoSite = {
  site: TestSite;
  /** A person's id, by their key in data/demo/people.tsv. */
  idOf(key: string): string;
  /** A thread's id, by how its title begins. */
  threadOf(title: string): Promise<string>;
};

export async function openDemoSite(env: Record<string, string> = {}): Promise<DemoSite> {
  await freshBuild();
  const site = await openSite({ ids: demoIds(), env });
  await loadDemo(site.house, site.clock.now());
  await site.house.jobs.drain();
  const found = await site.db.selectFrom('person').select(['id', 'name']).execute();
  const people = new Map(readPeople().map(({ key, name }) => [key, found.find((p) => p.name === name)!.id]));
  return {
    site,
    idOf: (key) => people.get(key)!,
    async threadOf(title) {
      const thread = await site.db.selectFrom('thread').select('scope_id').where('title', 'like', `${title}%`).executeTakeFirstOrThrow();
      return thread.scope_id;
    },
  };
}

/** The same, with a provider of accounts that runs as well, and somebody who has an account there and none here. */
export type DemoWithProvider = DemoSite & { provider: TestProvider; close(): Promise<void> };

export async function openDemoWithProvider(): Promise<DemoWithProvider> {
  const provider = await openProvider({ newcomer: { email: 'newcomer@hospital.example', email_verified: true } });
  const demo = await openDemoSite(providerSettings(provider.issuer));
  return {
    ...demo,
    provider,
    async close() {
      await demo.site.close();
      await provider.close();
    },
  };
}
