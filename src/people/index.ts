/** People: accounts, what they said of themselves, audiences, scopes, bylines. Tables and acts, no pages. */
import './tables.ts';

export { makeAudience } from './audiences.ts';
export { changeCommunity, readCommunity } from './community.ts';
export { createPerson, emailKey, type NewPerson } from './create-person.ts';
export { dropDraft, keepDraft, readDraft, type Draft } from './drafts.ts';
export { faultOfName, longestName, nameKey } from './names.ts';
export { once } from './once.ts';
export { createScope } from './scopes.ts';
export { devicesOf, endSession, endSessions, sessionDays, startSession, touchSession, type Device } from './sessions.ts';
export type { AudiencePurpose, PersonState, State } from './tables.ts';
