import type { Tx } from '../platform/db/index.ts';
import type { Ids } from '../platform/ids.ts';
import { forgetNames } from './held-names.ts';
import { endSessions } from './sessions.ts';

/**
 * Closes an account for good. What people/ keeps of the person goes; the row itself stays without a name, so that
 * what others answered still hangs together. What was written elsewhere is its content kind's matter, done before.
 * @param how departed: the words stay under nobody's name; erased: they went too
 * @param name what stands where the name stood
 */
export async function closeAccount(tx: Tx, ids: Ids, personId: string, how: 'departed' | 'erased', name: string, now: Date): Promise<void> {
  await forgetNames(tx, personId, now);
  await endSessions(tx, personId, null);
  await tx
    .updateTable('person')
    .set({ state: how, name, name_key: ids.blind(), face: ids.blind(), about: '' })
    .where('id', '=', personId)
    .execute();
  for (const table of [
    'account',
    'passkey',
    'link',
    'second_step',
    'recovery_code',
    'way_back',
    'doorstep',
    'way_in_change',
    'identity',
    'came_by',
    'refusal',
    'ceremony',
    'preference',
    'site_role',
    'relation',
    'consent',
    'suspension',
    'scope_reader',
    'badge',
    'block',
    'follow',
    'bookmark',
    'draft',
    'draft_aside',
    'done',
  ] as const) {
    await tx.deleteFrom(table).where('person_id', '=', personId).execute();
  }
}

/** Whether nobody else could look after the community. */
export async function isLastAdministrator(tx: Tx, personId: string): Promise<boolean> {
  const administrators = await tx.selectFrom('site_role').select('person_id').where('role', '=', 'administrator').forUpdate().execute();
  return administrators.length === 1 && administrators[0]?.person_id === personId;
}
