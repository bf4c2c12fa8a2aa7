import { z } from 'zod';
import type { House } from '../contracts/index.ts';
import { aboutOf, addRelation, changeAbout, isRelation, relationsOf, removeRelation, type Relation } from '../people/index.ts';
import { inTransaction } from '../platform/db/index.ts';
import { goTo, notFound, parseForm, show, type Answer, type Faults, type Route, type Visit } from '../platform/http/index.ts';
import { AboutPage } from './views/about.tsx';

const aboutForm = z.object({ about: z.string().trim().max(600, 'profiles.about.long').default('') });

async function showAbout(visit: Visit, faults: Faults = {}): Promise<Answer> {
  const { house, words, viewer, form, now } = visit;
  const person = viewer.person!;
  const refused = Object.keys(faults).length > 0;
  const typed = refused ? form.get('about') : await aboutOf(house.db, person.id);
  const { name, relationWaitHours } = house.community();
  const page = (
    <AboutPage
      words={words}
      typed={typed}
      faults={faults}
      community={name}
      declared={await relationsOf(house.db, person.id)}
      waitHours={relationWaitHours}
      now={now}
    />
  );
  return show(words.t('profiles.about.title'), page, {
    current: 'you',
    status: refused ? 422 : 200,
    crumbs: [{ label: words.t('profiles.you.title'), href: '/you' }],
  });
}

async function change(visit: Visit): Promise<Answer> {
  const { house, viewer, form } = visit;
  const parsed = parseForm(aboutForm, form);
  if (!parsed.ok) return showAbout(visit, parsed.faults);
  await inTransaction(house.db, (tx) => changeAbout(tx, viewer.person!.id, parsed.value.about));
  return goTo('/you/about', { kind: 'done', key: 'profiles.flash.about' });
}

async function say(visit: Visit): Promise<Answer> {
  const { house, viewer, form, now } = visit;
  const relation = form.get('relation');
  if (!isRelation(relation)) return notFound;
  await inTransaction(house.db, (tx) => addRelation(tx, viewer.person!.id, relation, house.community().relationWaitHours, now));
  return goTo('/you/about#relations', { kind: 'done', key: 'profiles.flash.relation_said' });
}

async function takeBack(visit: Visit): Promise<Answer> {
  const { house, viewer, form, now } = visit;
  const relation = form.get('relation');
  if (!isRelation(relation)) return notFound;
  await takeRelationBack(house, viewer.person!.id, relation, now);
  return goTo('/you/about#relations', { kind: 'done', key: 'profiles.flash.relation_back' });
}

/** What it opened closes at once, in every way out. */
async function takeRelationBack(house: House, personId: string, relation: Relation, now: Date): Promise<void> {
  await inTransaction(house.db, async (tx) => {
    if (!(await removeRelation(tx, personId, relation))) return;
    await house.jobs.announce(tx, { name: 'access-lost', personId, placeId: null, at: now.toISOString() });
  });
}

export const aboutRoutes: readonly Route[] = [
  { method: 'GET', path: '/you/about', door: 'member', ids: {}, handle: (visit) => showAbout(visit) },
  { method: 'POST', path: '/you/about', door: 'member', afterAgreeing: true, ids: {}, handle: change },
  { method: 'POST', path: '/you/about/relations', door: 'member', ids: {}, handle: say },
  { method: 'POST', path: '/you/about/relations/take-back', door: 'member', ids: {}, handle: takeBack },
];
