/** People: accounts, what they said of themselves, audiences, scopes, bylines. Tables and acts, no pages. */
import './tables.ts';

export { makeAudience } from './audiences.ts';
export { bylineShown, type BylineFacts, type BylineShown } from './byline-shown.ts';
export { changeCommunity, readCommunity } from './community.ts';
export { createPerson, emailKey, type NewPerson } from './create-person.ts';
export { dropDraft, keepDraft, readDraft, type Draft } from './drafts.ts';
export { faultOfName, longestName, nameKey } from './names.ts';
export { once } from './once.ts';
export { peopleToTell } from './people-to-tell.ts';
export { isPaced, paceFor, type Paced } from './pace.ts';
export { hashPassword, isPassword, longestPassword, shortestPassword } from './passwords.ts';
export { createScope } from './scopes.ts';
export { devicesOf, endSession, endSessions, sessionDays, startSession, touchSession, type Device } from './sessions.ts';
export { liftSuspension, peopleToLetBackIn, suspendPerson } from './suspend-person.ts';
export type { AudiencePurpose, PersonState, State } from './tables.ts';
