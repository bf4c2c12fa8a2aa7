/** Places and who belongs to them. Tables and acts, no pages. */
import './tables.ts';

export { allowAnonymous } from './allow-anonymous.ts';
export { answerAsking, answerTemplates, isTemplateFor, type AnswerTemplate } from './answer-asking.ts';
export { askingsToRemindOf, askToJoin, hoursBeforeReminding, mayAskFrom, withdrawAsking } from './ask-to-join.ts';
export { makePlaceAudiences, type ChosenAudiences, type Condition, type Inside } from './audiences-of-place.ts';
export {
  archivePlace,
  changeHoldsFirst,
  lockPlace,
  changeAddress,
  deleteEmptyPlace,
  describePlace,
  isAddressFree,
  personCalled,
  reopenPlace,
} from './change-place.ts';
export { changeAudiences, changeReaders } from './change-readers.ts';
export {
  decisionsFollow,
  handOverDecisions,
  houseRules,
  noteChangeSeen,
  noteDecision,
  noteDecisionRead,
  noteWordsChanged,
  type NewDecision,
} from './decisions.ts';
export { answerInvitation, inviteEverybody, inviteToPlace } from './invite-to-place.ts';
export { losePlace, removeFromPlace } from './lose-place.ts';
export { appointStaff, changeDuty, makeStaff, noteVacanciesLeftBy, stepDown } from './look-after.ts';
export { addMember, chooseListed, endMembership } from './membership.ts';
export { noteVisit } from './note-visit.ts';
export { leaveEveryPlace } from './leave-every-place.ts';
export { openPlace, type NewPlace } from './open-place.ts';
export { allReaders, conditionsOf, joiningFor, readersOf, spellOut, type Readers } from './readers.ts';
export { abouts, duties, type About, type Duty } from './tables.ts';
export type { DecidedAct, DecisionTable, HouseRule, Joining, Role } from './tables.ts';
export { cancerTypes, isCancerType, wordsForCancerType } from './vocabulary.ts';
