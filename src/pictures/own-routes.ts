import { letGo } from '../files/index.ts';
import { inTransaction } from '../platform/db/index.ts';
import { notFound, text, type Answer, type Route, type Visit } from '../platform/http/index.ts';
import { isId } from '../platform/ids.ts';
import { describeOwn, whyNotDescribed } from './describe.ts';

const json = (what: object, status = 200) => text(JSON.stringify(what), { type: 'application/json', status });

/** While somebody types what a picture shows. */
async function describe({ house, viewer, params, form, now, words: { t } }: Visit): Promise<Answer> {
  const id = params['picture']!;
  if (!isId(id)) return notFound;
  const said = { id, alt: form.get('alt').trim(), decoration: form.get('decoration') === 'yes' };
  const done = await describeOwn(house, viewer, said, now);
  if (done.done) return json({ is: 'kept' });
  if (done.why === 'not-found') return notFound;
  return json({ is: 'refused', why: t(whyNotDescribed[done.why]) }, 422);
}

/** One that waits and is not wanted after all. One in a post goes with the change of its post. */
async function remove({ house, viewer, params }: Visit): Promise<Answer> {
  const id = params['picture']!;
  if (!isId(id)) return notFound;
  const gone = await inTransaction(house.db, (tx) => letGo(tx, { waitingOf: viewer.person!.id, only: [id] }));
  return gone > 0 ? json({ is: 'gone' }) : notFound;
}

const ids = { picture: 'picture' } as const;

export const ownRoutes: Route[] = [
  { method: 'POST', path: '/pictures/:picture/describe', door: 'member', ids, handle: describe },
  { method: 'POST', path: '/pictures/:picture/remove', door: 'member', ids, handle: remove },
];
