/** Who may see and do what. Every way to a thing goes through here. */
export { addressNow } from './address-now.ts';
export { admitsNoOneNew } from './admits-no-one-new.ts';
export { can } from './can.ts';
export { holdEntrance, holdPlace, holdScope, type HeldPlace, type HeldScope } from './hold.ts';
export { loadViewer, viewerOf } from './load-viewer.ts';
export { nobody } from './nobody.ts';
export { open, opening, openTogether, type See } from './open.ts';
export { admits, clauseAdmits, type Clause } from './principals.ts';
export { readersCalled, type ReaderCalled } from './readers-called.ts';
export { arrange, recipientOf, SeenBySomeoneElse } from './seen.ts';
export { isAdmitted, lostAccess } from './still-reads.ts';
export { isDecidedAlone, isUnattended } from './unattended.ts';
export { decidedAlone, unattended } from './visible-decision.ts';
export { whoInWords } from './who-in-words.ts';
export { audienceAsJson, isInsider, smallestTold, toWhoWillSee, whoWillSee, type AudienceJson, type WhoWillSee } from './who-will-see.ts';
