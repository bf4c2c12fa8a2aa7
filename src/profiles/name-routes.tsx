import { z } from 'zod';
import { changeName, freeNamesLike, isNameTaken, nameField, nameStaysUntil, whyNotGiven } from '../people/index.ts';
import { inTransaction } from '../platform/db/index.ts';
import { goTo, parseForm, show, type Answer, type Route, type Visit } from '../platform/http/index.ts';
import { NamePage } from './views/name.tsx';

const nameForm = z.object({ name: nameField });

async function showName(visit: Visit, fault: string | null = null, suggestions: readonly string[] = []): Promise<Answer> {
  const { house, words, viewer, form, now } = visit;
  const person = viewer.person!;
  const until = await nameStaysUntil(house.db, person.id, now);
  const typed = fault ? form.get('name') : person.name;
  return show(
    words.t('profiles.name.title'),
    <NamePage words={words} typed={typed} fault={fault} suggestions={suggestions} until={until} />,
    {
      current: 'you',
      status: fault ? 422 : 200,
      crumbs: [{ label: words.t('profiles.you.title'), href: '/you' }],
    },
  );
}

async function change(visit: Visit): Promise<Answer> {
  const { house, viewer, form, now } = visit;
  const parsed = parseForm(nameForm, form);
  if (!parsed.ok) return showName(visit, parsed.faults['name'] ?? 'people.name.empty');
  const { name } = parsed.value;
  const community = house.community().name;
  if (name === viewer.person!.name) return goTo('/you');
  const notGiven = whyNotGiven(name, community);
  if (notGiven) return showName(visit, `people.name.${notGiven}`);
  try {
    const until = await inTransaction(house.db, (tx) => changeName(tx, viewer.person!.id, name, now));
    return until ? showName(visit) : goTo('/you', { kind: 'done', key: 'profiles.flash.name' });
  } catch (error) {
    if (!isNameTaken(error)) throw error;
    return showName(visit, 'people.name.taken', await freeNamesLike(house.db, name, community, now));
  }
}

export const nameRoutes: readonly Route[] = [
  { method: 'GET', path: '/you/name', door: 'member', ids: {}, handle: (visit) => showName(visit) },
  { method: 'POST', path: '/you/name', door: 'member', afterAgreeing: true, ids: {}, handle: change },
];
