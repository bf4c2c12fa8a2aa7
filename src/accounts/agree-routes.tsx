import { giveConsent, isAskedAgain, textsInForce } from '../people/index.ts';
import { inTransaction } from '../platform/db/index.ts';
import { goTo, show, type Answer, type Route, type Visit } from '../platform/http/index.ts';
import { goOn } from './arrive.tsx';
import { readOnward, type Onward } from './carried.ts';
import { AgreePage } from './views/agree.tsx';
import type { Says } from './views/says.tsx';

/** Later is later: not on the next click, and not next week. */
const laterSeconds = 12 * 3600;

/** What waits to be sent comes along, and is said not to be sent yet. */
export function showAgree({ viewer, house, words }: Visit, onward: Onward, says: Says = {}): Answer {
  const { texts } = house.community();
  const agreed = viewer.person!.agreed;
  const changed = (['rules', 'privacy'] as const)
    .filter((kind) => agreed[kind] < texts[kind])
    .map((kind) => ({ kind, before: agreed[kind] > 0 ? agreed[kind] : null }));
  return show(words.t('accounts.agree.title'), <AgreePage t={words.t} changed={changed} onward={onward} says={says} />, {
    status: Object.keys(says).length > 0 ? 422 : onward.carried ? 403 : 200,
    alone: true,
  });
}

const asked = ({ viewer, house }: Visit) => isAskedAgain(viewer.person!.agreed, house.community().texts);

async function page(visit: Visit): Promise<Answer> {
  const onward = readOnward(visit);
  return asked(visit) ? showAgree(visit, onward) : goTo(onward.next);
}

async function agree(visit: Visit): Promise<Answer> {
  const { house, viewer, form, words, now } = visit;
  const onward = readOnward(visit);
  if (form.get('consent') !== 'yes') return showAgree(visit, onward, { consent: words.t('accounts.agree.missing') });
  await inTransaction(house.db, async (tx) => giveConsent(tx, viewer.person!.id, await textsInForce(tx), now));
  return goOn(visit, onward, { kind: 'done', key: 'accounts.flash.agreed' });
}

async function later(visit: Visit): Promise<Answer> {
  visit.setCookie('agree-later', '1', laterSeconds);
  return goTo('/', { kind: 'kept', key: 'accounts.flash.later' });
}

export const agreeRoutes: readonly Route[] = [
  { method: 'GET', path: '/agree', door: 'member', ids: {}, handle: page },
  { method: 'POST', path: '/agree', door: 'member', ids: {}, handle: agree },
  { method: 'POST', path: '/agree/later', door: 'member', ids: {}, handle: later },
];
