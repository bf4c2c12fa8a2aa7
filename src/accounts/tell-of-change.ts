import { askForLink, noteChange, waysInOf, type WhatChanged } from '../people/index.ts';
import type { Tx } from '../platform/db/index.ts';
import type { Visit } from '../platform/http/index.ts';
import { deviceOf } from './device-words.ts';

/**
 * Notes a change in how somebody signs in, and tells them of it: on their other devices, and by a letter that takes it
 * back, to the address that stood before. Whoever changes something in secret has to keep them from both.
 * Where nobody is to be told, the work is the same.
 * @param before where the letter goes, if not to the address that stands now; null when none stood
 */
export async function tellOfChange(tx: Tx, visit: Visit, personId: string, what: WhatChanged, before?: string | null): Promise<void> {
  const { house, viewer, browser, now } = visit;
  const themselves = viewer.person === null || viewer.person.id === personId;
  const change = await noteChange(
    tx,
    house.ids,
    { personId, what, device: themselves ? deviceOf(browser) : '', sessionId: themselves ? (viewer.person?.sessionId ?? null) : null },
    now,
  );
  const email = before === undefined ? (await waysInOf(tx, personId)).email : before;
  const purpose = what === 'way-back' ? 'stop' : 'undo';
  const linkId = await askForLink(tx, house.ids, { purpose, personId: email && personId, email, fields: { change } }, now);
  await house.jobs.announce(tx, { name: 'link-asked', linkId, at: now.toISOString() });
}
