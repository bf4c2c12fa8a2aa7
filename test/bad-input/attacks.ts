import { expect } from 'vitest';
import type { Route } from '../../src/platform/http/index.ts';
import type { Answered, Browser, TestSite } from '../site.ts';
import type { World } from '../world/index.ts';
import { faultsIn, formsIn, tagsOf, type FoundForm } from './pages.ts';
import { planted } from './payloads.ts';

/** Somebody whose pages are attacked; signed in anew when an attack ended the session. */
export type Actor = { name: keyof Omit<World, 'places'> | 'nobody'; browser: Browser };

export async function actors(site: TestSite, world: World): Promise<Actor[]> {
  const names = ['june', 'mira', 'ana', 'ruth'] as const;
  const known = await Promise.all(names.map(async (name) => ({ name, browser: await site.browserOf(world[name]) })));
  return [{ name: 'nobody', browser: site.browser() }, ...known];
}

/** Which route answers an address. */
export function routeOf(routes: readonly Route[], method: Route['method'], address: string): Route | undefined {
  const path = address.split(/[?#]/, 1)[0]!;
  const fits = routes.filter((r) => r.method === method && new RegExp(`^${r.path.replaceAll(/:\w+/g, '[^/]+')}$`).test(path));
  return fits.toSorted((a, b) => a.path.split(':').length - b.path.split(':').length)[0];
}

export type Found = { actor: Actor; form: FoundForm; route: Route };

/** Follows every link from the start, once for each route and actor, and brings the addresses and forms that it meets. */
export async function crawl(
  site: TestSite,
  all: readonly Actor[],
): Promise<{ forms: Found[]; addresses: { actor: Actor; address: string; route: Route }[] }> {
  const { routes } = site.app;
  const forms: Found[] = [];
  const addresses: { actor: Actor; address: string; route: Route }[] = [];
  for (const actor of all) {
    const waiting = ['/', '/reports', '/invitations', '/waiting-people', '/operator/boards/new', '/join', '/sign-in'];
    const met = new Map<string, number>();
    for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
      const route = routeOf(routes, 'GET', address);
      if (!route || (met.get(route.path) ?? 0) >= 3 || address.startsWith('/live')) continue;
      met.set(route.path, (met.get(route.path) ?? 0) + 1);
      const answered = await actor.browser.get(address);
      expect(faultsIn(answered.body), address).toEqual([]);
      addresses.push({ actor, address, route });
      if (answered.location) waiting.push(answered.location);
      waiting.push(...linksIn(answered.body));
      for (const form of formsIn(answered.body)) {
        const to = routeOf(routes, 'POST', form.action);
        const known = forms.some(
          (f) => f.route === to && f.actor === actor && Object.keys(f.form.fields).join() === Object.keys(form.fields).join(),
        );
        if (to && !known) forms.push({ actor, form, route: to });
      }
    }
  }
  return { forms, addresses };
}

const linksIn = (html: string) =>
  tagsOf(html)
    .filter((tag) => tag.name === 'a' && tag.attributes['href']?.startsWith('/'))
    .map((tag) => tag.attributes['href']!.split('#', 1)[0]!);

/** Processor time that one answer may take, in milliseconds: many times what the slowest takes. */
const mostCpu = 4000;

export async function timed(ask: () => Promise<Answered>, what: string): Promise<Answered> {
  const before = process.cpuUsage();
  const answered = await ask();
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1000, `${what} takes too long`).toBeLessThan(mostCpu);
  return answered;
}

/** What holds of every answer, whatever was asked. */
export function expectCalm(answered: Answered, what: string): void {
  const { status, headers, body } = answered;
  expect(status, what).toBeLessThan(500);
  const policy = String(headers['content-security-policy']);
  expect(policy, `${what} ${status}`).toContain("default-src 'none'");
  expect(policy, what).not.toMatch(/unsafe|\*/);
  expect(headers, what).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY', 'referrer-policy': 'same-origin' });
  const said = { location: headers['location'], cookie: String(headers['set-cookie'] ?? '') };
  expect(said.cookie, what).not.toMatch(new RegExp(`(^|,)\\s*${planted}`));
  if (said.location !== undefined) expect(String(said.location), what).toMatch(/^\/(?![/\\])[\x21-\x7e]*$/);
  expect(body, what).not.toMatch(/\.tsx?:\d+|node_modules|PostgresError|syntax error at|violates /);
  if (String(headers['content-type']).startsWith('text/html')) expect(faultsIn(body), what).toEqual([]);
  else expect(body, what).not.toContain(`<${planted}`);
}

/** What a page shows in the field of this name, if it has one to type in. */
export function typedIn(html: string, name: string): string[] {
  const inputs = tagsOf(html).filter((t) => t.name === 'input' && t.attributes['name'] === name);
  const shown = inputs.filter((t) => !['password', 'radio', 'checkbox', 'hidden'].includes(t.attributes['type'] ?? 'text'));
  const areas = formsIn(html).map(({ written }) => written[name]);
  return [...shown.map((t) => t.attributes['value'] ?? ''), ...areas.filter((words) => words !== undefined)];
}
