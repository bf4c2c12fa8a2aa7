import { z } from 'zod';
import { can } from '../access/index.ts';
import { accountCalled, askWayBack, nobody } from '../people/index.ts';
import { inTransaction } from '../platform/db/index.ts';
import { goTo, notFound, parseForm, show, type Answer, type Route, type Visit } from '../platform/http/index.ts';
import { tellOfChange } from './tell-of-change.ts';
import { operatorCrumbs } from './views/own-crumbs.ts';
import { inWords, type Says } from './views/says.tsx';
import { WayBackPage } from './views/way-back.tsx';

const form = z.object({ who: z.string('accounts.way_back.who_empty').trim().min(1, 'accounts.way_back.who_empty').max(200) });

async function page({ house, words, form: typed }: Visit, says: Says = {}): Promise<Answer> {
  const main = <WayBackPage t={words.t} hours={house.community().wayBackHours} who={typed.get('who')} says={says} />;
  return show(words.t('accounts.way_back.title'), main, {
    ...operatorCrumbs(words.t),
    status: Object.keys(says).length > 0 ? 422 : 200,
  });
}

/**
 * Begins the waiting for somebody who lost their phone, and tells their address. An administrator can do no more: no
 * password is set, nobody is signed in, and answer and statements are the same whoever it is.
 */
async function begin(visit: Visit): Promise<Answer> {
  const { house, viewer, words, now } = visit;
  if (!can(viewer, 'administer')) return notFound;
  const parsed = parseForm(form, visit.form);
  if (!parsed.ok) return page(visit, inWords(words.t, parsed.faults));
  await inTransaction(house.db, async (tx) => {
    const personId = (await accountCalled(tx, parsed.value.who))?.personId ?? nobody;
    const began = await askWayBack(tx, personId, house.community().wayBackHours, now);
    await tellOfChange(tx, visit, began ? personId : nobody, 'way-back');
  });
  return goTo('/way-back', { kind: 'done', key: 'accounts.flash.way_back' });
}

export const wayBackRoutes: readonly Route[] = [
  { method: 'GET', path: '/way-back', door: 'administrator', ids: {}, handle: (visit) => page(visit) },
  { method: 'POST', path: '/way-back', door: 'administrator', ids: {}, handle: begin },
];
