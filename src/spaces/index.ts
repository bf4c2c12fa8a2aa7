/** Places and who belongs to them. Tables and acts, no pages. */
import './tables.ts';

export { answerAsking, type AskingAnswer } from './answer-asking.ts';
export { askToJoin, mayAskFrom, withdrawAsking } from './ask-to-join.ts';
export type { Inside } from './audiences-of-place.ts';
export { archivePlace, personCalled, renamePlace } from './change-place.ts';
export { changeReaders } from './change-readers.ts';
export { answerInvitation, inviteToPlace } from './invite-to-place.ts';
export { losePlace } from './lose-place.ts';
export { addMember, comeIn, endMembership, makeStaff } from './membership.ts';
export { noteVisit } from './note-visit.ts';
export { leaveEveryPlace } from './leave-every-place.ts';
export { openPlace, type NewPlace } from './open-place.ts';
export { allReaders, readersOf, spellOut, type Readers } from './readers.ts';
export type { Joining, Role } from './tables.ts';
export { cancerTypes, type CancerType } from './vocabulary.ts';
