import type { CameInBy } from '../people/index.ts';
import { connectIdentity, endSession, endSessions, setPassword, startSession, waitAtDoor, waysInOf } from '../people/index.ts';
import type { Tx } from '../platform/db/index.ts';
import type { Visit } from '../platform/http/index.ts';
import { deviceOf } from './device-words.ts';
import { tellOfChange } from './tell-of-change.ts';

/** What somebody is to have once they are in: a password chosen with a link, an account elsewhere to connect. */
export type Wishes = { password_hash?: string; issuer?: string; subject?: string };

/** Who proved to be whom, and by what: a recovery code stands for a password. */
export type Arrival = { personId: string; cameBy: CameInBy | 'passkey'; wishes?: Wishes };

/** `door`: a code is still owed. `token` is the secret for the cookie of either. */
export type Admitted = { at: 'inside' | 'door'; token: string; personId: string };

/** Lets somebody in who proved who they are, or as far as the second step where they set one. A passkey is both steps. */
export async function admit(tx: Tx, visit: Visit, { personId, cameBy, wishes = {} }: Arrival): Promise<Admitted> {
  const { house, now } = visit;
  const { code } = await waysInOf(tx, personId);
  if (!code || cameBy === 'passkey') return { at: 'inside', personId, token: await enter(tx, visit, personId, wishes) }; // guard:second-step
  return { at: 'door', personId, token: await waitAtDoor(tx, house.ids, { personId, cameBy, fields: wishes }, now) };
}

/** Signs this device in. What was wished for happens only now: a mail box alone must not be enough for it. */
export async function enter(tx: Tx, visit: Visit, personId: string, wishes: Wishes): Promise<string> {
  const { house, now, browser, viewer } = visit;
  // Whoever was signed in with this browser leaves no session behind that nobody can sign out.
  if (viewer.person?.sessionId) await endSession(tx, viewer.person.id, viewer.person.sessionId);
  if (wishes.password_hash) {
    await setPassword(tx, personId, wishes.password_hash, now);
    await endSessions(tx, personId, null);
    await tellOfChange(tx, visit, personId, 'password');
  }
  if (wishes.issuer && wishes.subject && (await connectIdentity(tx, personId, { issuer: wishes.issuer, subject: wishes.subject }, now)))
    await tellOfChange(tx, visit, personId, 'identity-added');
  return startSession(tx, house.ids, personId, deviceOf(browser), now);
}
