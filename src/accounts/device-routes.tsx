import { changesOf, devicesOf, endSession, endSessions } from '../people/index.ts';
import { inTransaction } from '../platform/db/index.ts';
import { goTo, notFound, show, type Answer, type Route, type Visit } from '../platform/http/index.ts';
import { isId } from '../platform/ids.ts';
import { deviceInWords } from './device-words.ts';
import { DevicesPage } from './views/devices.tsx';
import { ownCrumbs } from './views/own-crumbs.ts';

async function devices(visit: Visit): Promise<Answer> {
  const { house, words, now } = visit;
  const person = visit.viewer.person!;
  const found = await devicesOf(house.db, person.id, now);
  const list = found.map((d) => ({
    id: d.id,
    name: deviceInWords(words.t, d.device),
    since: d.createdAt,
    seen: d.lastSeenAt,
    current: d.id === person.sessionId,
  }));
  const thisFirst = list.toSorted((a, b) => Number(b.current) - Number(a.current));
  const changes = (await changesOf(house.db, person.id, now)).map((c) => ({
    what: c.what,
    at: c.at,
    device: deviceInWords(words.t, c.device),
  }));
  return show(words.t('accounts.devices.title'), <DevicesPage words={words} devices={thisFirst} changes={changes} />, ownCrumbs(words.t));
}

async function signOutDevice(visit: Visit): Promise<Answer> {
  const { house, viewer, form } = visit;
  const id = form.get('session');
  const ended = isId(id) && (await inTransaction(house.db, (tx) => endSession(tx, viewer.person!.id, id)));
  return ended ? goTo('/you/devices', { kind: 'done', key: 'accounts.flash.device_out' }) : notFound;
}

async function signOutOthers({ house, viewer }: Visit): Promise<Answer> {
  await inTransaction(house.db, (tx) => endSessions(tx, viewer.person!.id, viewer.person!.sessionId));
  return goTo('/you/devices', { kind: 'done', key: 'accounts.flash.others_out' });
}

export const deviceRoutes: readonly Route[] = [
  { method: 'GET', path: '/you/devices', door: 'signed-in', ids: {}, handle: devices },
  { method: 'POST', path: '/you/devices/sign-out', door: 'signed-in', ids: { session: 'session' }, handle: signOutDevice },
  { method: 'POST', path: '/you/devices/sign-out-others', door: 'signed-in', ids: {}, handle: signOutOthers },
];
