/** Places and who belongs to them. Tables and acts, no pages. */
import './tables.ts';

export { addMember, endMembership } from './membership.ts';
export { openPlace, type Inside, type NewPlace } from './open-place.ts';
export type { Joining } from './tables.ts';
