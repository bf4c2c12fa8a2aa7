/** People: accounts, what they said of themselves, audiences, scopes, bylines. Tables and acts, no pages. */
import './tables.ts';

export { makeAudience } from './audiences.ts';
export { bylineShown, type BylineFacts, type BylineShown } from './byline-shown.ts';
export { changeCommunity, readCommunity } from './community.ts';
export { createPerson, emailKey, type NewPerson } from './create-person.ts';
export { deviceOf } from './device-of.ts';
export { dropAsideCalled, dropDraft, keepDraft, putAside, readDraft, takeAside, type Draft } from './drafts.ts';
export { faultOfName, longestName, nameField, nameKey } from './names.ts';
export { once } from './once.ts';
export { ownBylines } from './own-bylines.ts';
export { peopleToTell } from './people-to-tell.ts';
export { isPaced, paceFor, type Paced } from './pace.ts';
export { hashPassword, isPassword, longestPassword, shortestPassword } from './passwords.ts';
export { createOwnScope, createScope, dropOwnScopes } from './scopes.ts';
/** @public */
export { setScopeState } from './scopes.ts';
export { clearSessions, devicesOf, endSession, endSessions, sessionDays, startSession, touchSession, type Device } from './sessions.ts';
export { liftSuspension, peopleToLetBackIn, suspendPerson } from './suspend-person.ts';
export type { AudiencePurpose, PersonState, State } from './tables.ts';
export { clearAttempts, countAttempt, forgetAttempts, type Limit } from './attempts.ts';
export {
  aboutOf,
  changePerson,
  changePreferences,
  freeNamesLike,
  languageOf,
  profileOf,
  type Preferences,
  type Profile,
} from './change-person.ts';
export { closeAccount, isLastAdministrator } from './close-account.ts';
export { textsInForce } from './consents.ts';
export { isInvited, makeInvitation, openInvitations, useInvitation, withdrawInvitation, type Invitation } from './invitations.ts';
export { armLink, askForLink, clearLinks, readLink, useLink, type AskedLink, type Link, type LinkPurpose } from './links.ts';
export {
  addPasskey,
  clearCeremonies,
  notePasskeyUse,
  passkeyCalled,
  passkeysOf,
  removePasskey,
  renamePasskey,
  startCeremony,
  takeCeremony,
  type NewPasskey,
  type Passkey,
} from './passkeys.ts';
export { addRelation, isRelation, relations, relationsOf, removeRelation, type Declared, type Relation } from './relations.ts';
export { suspensionOf, type Suspension } from './suspension.ts';
export { isWaiting, letIn, waitingPeople } from './waiting.ts';
export { accountCalled, passwordHashOf, personOfEmail, setEmail, setPassword, waysInOf, type WaysIn } from './ways-in.ts';
