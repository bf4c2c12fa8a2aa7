import type { Route } from '../../src/platform/http/index.ts';
import { canaries } from './private-things.ts';
import { askings, type Asked } from './requests.ts';
import { comparable, type Twins, type Who, type World1 } from './twins.ts';

export const every = Object.values(canaries);

/** One question, as this person asks it in one world, and how many statements it took. */
export async function ask(world: World1, who: Who, asked: Asked) {
  const browser = await who.in(world);
  const before = world.statements();
  const answered = asked.route.method === 'GET' ? await browser.get(asked.path) : await browser.post(asked.path, asked.fields);
  return { answered, statements: world.statements() - before };
}

/** Every question to the routes of one method. */
export function questions({ full, things }: Twins, method: Route['method']): Asked[] {
  const all = full.site.app.routes.filter((r) => r.method === method).flatMap((r) => askings(r, things, full.world));
  // Without a scope to watch the stream tells of oneself, and stays open.
  return all.filter((a) => a.path !== '/live' && a.path !== `/live?watch=${things.openThread}`);
}

/**
 * What an answer tells of the private things, by itself or by being another than in the world without them.
 * @param told words that this person is told by their office; their page is then not compared
 */
export async function leaksOf({ full, without }: Twins, who: Who, one: Asked, told: readonly string[] = []): Promise<string[]> {
  const [here, there] = [await ask(full, who, one), await ask(without, who, one)];
  const words = every.filter((c) => !told.includes(c) && JSON.stringify(here.answered).includes(c)).map((c) => `says ${c}`);
  if (told.length > 0) return words;
  const [a, b] = [comparable(here.answered), comparable(there.answered)];
  const parts = (Object.keys(a) as (keyof typeof a)[]).filter((part) => JSON.stringify(a[part]) !== JSON.stringify(b[part]));
  const differs = parts.map(
    (part) => `another ${part}: ${JSON.stringify(a[part]).slice(0, 200)} is ${JSON.stringify(b[part]).slice(0, 200)}`,
  );
  // A form that is refused may be looked at more closely than one that names nothing.
  const works = one.route.method === 'GET' && here.statements !== there.statements ? ['another number of statements'] : [];
  return [...words, ...differs, ...works];
}

/** Private words in the log. */
export function loggedOf({ full }: Twins): string[] {
  return every.filter((canary) => full.site.logged.join('\n').includes(canary));
}
