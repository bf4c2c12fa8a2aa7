/** People: accounts, what they said of themselves, audiences, scopes, bylines. Tables and acts, no pages. */
import './tables.ts';

export { freeAlias } from './aliases.ts';
export { aliasIn, breakSeals, makeAlias, ownAliases } from './anonymous-bylines.ts';
export { aliasOf, personBehindAlias, type Behind } from './behind-alias.ts';
export { makeAudience } from './audiences.ts';
export {
  badgeKinds,
  badgesAsJson,
  badgesOf,
  badgesToRemindOf,
  grantBadge,
  remindDaysBefore,
  withdrawBadge,
  withoutBadgeSigns,
  type BadgeKind,
  type BadgeOfPerson,
  type ShownBadge,
} from './badges.ts';
export { blockByline, blockedBy, isAlias, namedBylineOf, unblockByline, type Blocked } from './blocks.ts';
export { adoptBylines, copyBylines, sameAlias } from './carry-bylines.ts';
export { carryKept, copyFollowing } from './carry-scope.ts';
export { bylineShown, type BylineFacts } from './byline-shown.ts';
export { changeCommunity, readCommunity } from './community.ts';
export { createPerson, emailKey } from './create-person.ts';
export { isEasilyGuessed } from './easy-passwords.ts';
export { contentNotes, isContentNote, notesIn, type ContentNote } from './content-notes.ts';
export { deviceOf } from './device-of.ts';
export { bookmarkOf, dropBookmark, keepBookmark, noteReminded, remindersDue } from './bookmarks.ts';
export { carryDrafts, dropAsideCalled, dropDraft, keepDraft, mostDrafts, putAside, readDraft, takeAside, type Draft } from './drafts.ts';
export { filtersInForce, filtersOf, isAway, keepFilters, meet, wishes, type KeptFilters, type Met, type Wish } from './filters.ts';
export {
  chooseToFollowWritten,
  follow,
  followByWriting,
  followersOf,
  followsOf,
  followsWhatTheyWrite,
  isQuiet,
  letBe,
  notMuted,
  placeNotMuted,
  purgeFollows,
  type Followed,
  type Following,
  type How,
} from './follows.ts';
export { longestWord, mostWords, mutedWordsIn, textOfHtml } from './muted-words.ts';
export { faultOfName, nameField, nameKey } from './names.ts';
export { once } from './once.ts';
export { ownBylines } from './own-bylines.ts';
export { aliasesToPartWith, noteParted, partingDays, partWithAliases } from './parting-aliases.ts';
export { hasAliases, isNamedIn, peopleToTell } from './people-to-tell.ts';
export { isPaced, paceFor, type Paced } from './pace.ts';
export { hashPassword, isPassword, longestPassword, shortestPassword } from './passwords.ts';
export { createOwnScope, createScope, dropOwnScopes, moveScope, setScopeState } from './scopes.ts';
export {
  clearSessions,
  devicesOf,
  endSession,
  endSessions,
  noteProof,
  provedAt,
  sessionDays,
  startSession,
  touchSession,
  type Device,
} from './sessions.ts';
export { endSlowness, mayWriteAgain, slowScope, type Slowness } from './slowness.ts';
export { liftSuspension, peopleToLetBackIn, suspendPerson } from './suspend-person.ts';
export type { CameInBy, State } from './tables.ts';
export { clearAttempts, countAttempt, forgetAttempts, type Limit } from './attempts.ts';
export { aboutOf, changeAbout, changePreferences, profileOf, readsIn, type Profile } from './change-person.ts';
export { closeAccount, isLastAdministrator } from './close-account.ts';
export { giveConsent, isAskedAgain, textsInForce, type Versions } from './consents.ts';
export { changeName, freeNamesLike, nameStaysUntil } from './change-name.ts';
export { clearDoorsteps, doorstepMinutes, leaveDoor, waitAtDoor, whoIsAtDoor, type Doorstep } from './doorsteps.ts';
export { clearHeldNames, formerNamesOf, isNameFree, isNameTaken, learnNames, type FormerName } from './held-names.ts';
export { connectedSince, connectIdentity, disconnectIdentity, personOfIdentity, type Identity } from './identities.ts';
export { whyNotGiven } from './not-given.ts';
export {
  invitationsSince,
  isInvited,
  isOpenInvitation,
  makeInvitation,
  noteCameBy,
  useInvitation,
  withdrawInvitation,
  type Invitation,
} from './invitations.ts';
export { armLink, askForLink, clearLinks, readLink, useLink, type Link } from './links.ts';
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
export {
  confirmSecondStep,
  dropRecoveryCodes,
  endSecondStep,
  keepRecoveryCodes,
  recoveryCodesLeft,
  secondStepOf,
  startSecondStep,
  takeRecoveryCode,
  takeStep,
} from './second-step.ts';
export { isRefused, letIn, refusalDays, refusalOf, refuse, refusedBefore, waitingPeople } from './waiting.ts';
export { askWayBack, clearWaysBack, endWayBack, stopWayBack, takeWayBack, wayBackOf } from './way-back.ts';
export {
  changeCalled,
  changeElsewhere,
  changesOf,
  clearChanges,
  noteChange,
  takeBackChanges,
  takeBackDays,
  type WhatChanged,
} from './way-in-changes.ts';
export {
  accountCalled,
  holdAccount,
  nobody,
  ownerOfEmail,
  passwordHashOf,
  setEmail,
  setPassword,
  waysInOf,
  type WaysIn,
} from './ways-in.ts';
