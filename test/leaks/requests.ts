import type { IdKind, Route } from '../../src/platform/http/index.ts';
import { secretPlace, type PrivateThings } from './private-things.ts';
import { badgeId } from './twins.ts';
import type { World } from '../world/index.ts';

export const never = '00000000-0000-4000-8000-00000000dead';

/** For each kind of id: what is private, what was removed, what never was. */
export function valuesOf(kind: IdKind, things: PrivateThings, world: World): string[] {
  const values: Record<IdKind, string[]> = {
    place: ['in-treatment-together', secretPlace, 'caregivers', 'never-was'],
    thread: [things.thread, things.keptThread, things.openThread, things.removedThread, things.careThread, things.joiningThread, never],
    post: [things.opening, things.post, things.hiddenPost, things.heldPost, things.aliasPost, things.removedPost, never],
    person: [world.mira, never],
    notice: [things.notice, never],
    report: [things.report, never],
    unmasking: [things.unmasking, never],
    decision: [things.decision, things.appealed, never],
    asking: [things.asking, never],
    'place-invitation': [things.placeInvitation, never],
    widening: [things.widening, things.joining, never],
    invitation: [things.invitation, things.withdrawnInvitation, never],
    session: [things.session, things.removedSession, never],
    passkey: [things.passkey, never],
    secret: ['no-such-secret'],
    badge: [badgeId, things.endedBadge, never],
    byline: [things.alias, never],
    draft: [`reply:${things.thread}`, `thread:${secretPlace}`, things.aside, things.removedAside, never],
    picture: [things.picture, things.hiddenPicture, things.waitingPicture, things.singlePicture, things.removedPicture, never],
    upload: [things.upload, never],
    bookmark: [things.bookmark, things.removedBookmark, never],
    summary: [things.offeredSummary, things.pinnedSummary, things.removedSummary, never],
    kind: ['post', 'person', 'thread', 'picture', 'summary'],
    'form-key': ['0ccccccc-0000-4000-8000-000000000001'],
  };
  return values[kind];
}

export type Asked = { route: Route; path: string; fields: Record<string, string> };

/** What a form may hold besides ids, so that a POST gets as far as it can. */
const generic = {
  words: 'A probe, long enough to be a reason.',
  title: 'A probe',
  intent: 'listen',
  kind: 'hug',
  reason: 'unkind',
  rule: 'unkind',
  act: 'hide',
  answer: 'let-in',
  name: 'Mira',
  role: 'member',
  minutes: '30',
  hours: '24',
};

type Chosen = Record<string, string>;

/** Where an address says what kind of thing it names, the id is one of that kind. */
const kinds: readonly IdKind[] = ['post', 'person', 'thread', 'picture', 'summary'];

function inPathOf(route: Route, things: PrivateThings, world: World): Chosen[] {
  const names = [...route.path.matchAll(/:(\w+)/g)].map((m) => m[1]!);
  const of = (name: string, kind: IdKind) => ({ name, values: valuesOf(kind, things, world) });
  const said = names.find((name) => route.ids[name] === 'kind');
  if (!said) return choices(names.map((name) => of(name, route.ids[name]!)));
  return kinds.flatMap((kind) =>
    choices([{ name: said, values: [kind] }, ...names.filter((name) => name !== said).map((name) => of(name, kind))]),
  );
}

/** Every choice of one value for each name. */
function choices(names: { name: string; values: string[] }[]): Chosen[] {
  return names.reduce<Chosen[]>((all, { name, values }) => all.flatMap((one) => values.map((v) => ({ ...one, [name]: v }))), [{}]);
}

/**
 * Every way to ask a route with the private things: each id in its path takes each of its values; of the others, first
 * none is given, then each of them alone with each of its values.
 */
export function askings(route: Route, things: PrivateThings, world: World): Asked[] {
  const paths = inPathOf(route, things, world);
  const ids = Object.entries(route.ids).map(([name, kind]) => ({ name, values: valuesOf(kind, things, world) }));
  const others = ids.filter(({ name }) => !(name in paths[0]!));
  const alone: Chosen[] = [{}, ...others.flatMap(({ name, values }) => values.map((v) => ({ [name]: v })))];
  // A form is refused early without its key, so it always has one.
  const keyed: Chosen =
    route.method === 'POST' && 'idempotency_key' in route.ids ? { idempotency_key: '0ccccccc-0000-4000-8000-000000000001' } : {};
  return paths.flatMap((path) => alone.map((rest) => toAsked(route, path, { ...keyed, ...rest })));
}

function toAsked(route: Route, path: Chosen, rest: Chosen): Asked {
  const address = route.path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(path[name] ?? never));
  if (route.method === 'POST') return { route, path: address, fields: { ...generic, ...rest } };
  const query = new URLSearchParams(rest).toString();
  return { route, path: query ? `${address}?${query}` : address, fields: {} };
}
