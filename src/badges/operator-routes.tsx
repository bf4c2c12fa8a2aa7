import { grantBadge, remindDaysBefore, withdrawBadge } from '../people/index.ts';
import { inTransaction } from '../platform/db/index.ts';
import { goTo, notFound, parseForm, show, type Answer, type Faults, type Flash, type Route, type Visit } from '../platform/http/index.ts';
import { isId } from '../platform/ids.ts';
import { personCalled } from '../spaces/index.ts';
import { badgeForm, renewForm, withdrawForm } from './forms.ts';
import { badgesEverOf, countBadges, keptBadge, keptBadges, type KeptBadge } from './queries.ts';
import { badgesOnPage, monthsLater } from './rules.ts';
import { stateOf } from './views/badge-lines.tsx';
import { KeptBadgesView } from './views/kept-badges.tsx';
import { KeptBadgeView } from './views/kept-badge.tsx';
import { NewBadgeView } from './views/new-badge.tsx';
import type { Retry } from './views/badge-fields.tsx';

const nothingTyped: Retry = { typed: {}, faults: {} };

function framed({ words: { t } }: Visit, deep = false) {
  const crumbs = [{ label: t('badges.operator.crumb'), href: '/operator' }];
  return { current: 'operator', crumbs: deep ? [...crumbs, { label: t('badges.operator.title'), href: '/operator/badges' }] : crumbs };
}

/** What was typed, beside the sentences for what was wrong with it. */
function again({ form, words: { t } }: Visit, faults: Faults): Retry {
  const told = Object.entries(faults).map(([field, key]) => [field, t(key.startsWith('badges.') ? key : 'badges.fault.form')]);
  return { typed: Object.fromEntries(form.entries()), faults: Object.fromEntries(told) as Faults };
}

async function showAll(visit: Visit): Promise<Answer> {
  const { house, words, now, query } = visit;
  const before = query['before'] && isId(query['before']) ? query['before'] : null;
  const soon = new Date(now.getTime() + remindDaysBefore * 86_400_000);
  const [found, count] = await Promise.all([keptBadges(house.db, before), countBadges(house.db, now, soon)]);
  const badges = found.slice(0, badgesOnPage);
  const page = { badges, count, now, first: before === null, older: found.length > badgesOnPage ? badges.at(-1)!.id : null };
  return show(words.t('badges.operator.title'), <KeptBadgesView page={page} words={words} />, framed(visit));
}

function showNew(visit: Visit, retry?: Retry): Answer {
  const typed = { person: visit.query['name'] ?? '' };
  const view = <NewBadgeView words={visit.words} retry={retry ?? { ...nothingTyped, typed }} />;
  return show(visit.words.t('badges.operator.new'), view, { status: retry ? 422 : 200, ...framed(visit, true) });
}

async function grant(visit: Visit): Promise<Answer> {
  const { house, form, viewer, now } = visit;
  const read = parseForm(badgeForm, form);
  if (!read.ok) return showNew(visit, again(visit, read.faults));
  const { person, kind, label, evidence, months } = read.value;
  const id = house.ids.blind();
  const granted = await inTransaction(house.db, async (tx) => {
    const personId = await personCalled(tx, person);
    if (!personId) return false;
    await grantBadge(tx, { id, personId, kind, label, evidence, by: viewer.person!.id, expiresAt: monthsLater(now, months) }, now);
    await house.jobs.announce(tx, { name: 'badge-granted', badgeId: id, at: now.toISOString() });
    return true;
  });
  if (!granted) return showNew(visit, again(visit, { person: 'badges.fault.nobody' }));
  return goTo(`/operator/badges/${id}`, { kind: 'done', key: 'badges.flash.granted', args: { name: person } });
}

async function theBadge({ house, params }: Visit): Promise<KeptBadge | undefined> {
  const id = params['badge']!;
  return isId(id) ? keptBadge(house.db, id) : undefined;
}

async function showOne(visit: Visit, retry?: Retry): Promise<Answer> {
  const badge = await theBadge(visit);
  if (!badge) return notFound;
  const ever = await badgesEverOf(visit.house.db, badge.person_id);
  const page = { badge, holds: stateOf(badge, visit.now) === 'holds', now: visit.now, others: ever.filter((b) => b.id !== badge.id) };
  return show(
    visit.words.t('badges.operator.one_title', { name: badge.name }),
    <KeptBadgeView page={page} words={visit.words} retry={retry ?? nothingTyped} />,
    { status: retry ? 422 : 200, ...framed(visit, true) },
  );
}

/** Checked again: a new badge takes the place of the old one, with what was seen this time. */
async function renew(visit: Visit): Promise<Answer> {
  const { house, viewer, now } = visit;
  const badge = await theBadge(visit);
  if (!badge) return notFound;
  const read = parseForm(renewForm, visit.form);
  if (!read.ok) return showOne(visit, again(visit, read.faults));
  if (badge.ended === 'renewed') return goTo(`/operator/badges/${badge.id}`, lapsed);
  const { label, evidence, months } = read.value;
  const id = house.ids.blind();
  const expiresAt = monthsLater(now, months);
  const renewed = { id, personId: badge.person_id, kind: badge.kind, label, evidence, by: viewer.person!.id, expiresAt };
  await inTransaction(house.db, (tx) => grantBadge(tx, renewed, now));
  return goTo(`/operator/badges/${id}`, { kind: 'done', key: 'badges.flash.renewed', args: { name: badge.name } });
}

const lapsed: Flash = { kind: 'kept', key: 'badges.flash.lapsed' };

async function withdraw(visit: Visit): Promise<Answer> {
  const { house, viewer, now } = visit;
  const badge = await theBadge(visit);
  if (!badge) return notFound;
  const read = parseForm(withdrawForm, visit.form);
  if (!read.ok) return showOne(visit, again(visit, read.faults));
  const { because } = read.value;
  const done = await inTransaction(house.db, (tx) => withdrawBadge(tx, { id: badge.id, by: viewer.person!.id, because }, now));
  return goTo(`/operator/badges/${badge.id}`, done ? { kind: 'done', key: 'badges.flash.withdrawn', args: { name: badge.name } } : lapsed);
}

const door = 'administrator';
const ids = { badge: 'badge' } as const;

export const operatorRoutes: Route[] = [
  { method: 'GET', path: '/operator/badges', door, ids: { before: 'badge' }, handle: showAll },
  { method: 'GET', path: '/operator/badges/new', door, ids: {}, handle: async (visit) => showNew(visit) },
  { method: 'POST', path: '/operator/badges/new', door, ids: {}, handle: grant },
  { method: 'GET', path: '/operator/badges/:badge', door, ids, handle: (visit) => showOne(visit) },
  { method: 'POST', path: '/operator/badges/:badge/renew', door, ids, handle: renew },
  { method: 'POST', path: '/operator/badges/:badge/withdraw', door, ids, handle: withdraw },
];
