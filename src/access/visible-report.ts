import { unattended } from './visible-decision.ts';

/**
 * The condition on a report. What was said in a place is for the staff of that place; reports of persons are for the
 * moderators of the community. These stand in where a place has nobody who could decide, or is there no longer. Nobody reads, counts or decides a report on themselves.
 * @param r the alias of the report table
 */
export function visibleReport(r: string): string {
  const ofPlace = `(${r}.kind <> 'person' and ${r}.place_id = any(:staffOf::int[]))`; // guard:report-of-place
  const ofPerson = `(${r}.kind = 'person' and :moderatesPeople::boolean)`; // guard:report-of-person
  const standIn = `(${r}.kind <> 'person' and :moderatesPeople::boolean and ${unattended(`${r}.place_id`, `${r}.byline_id`)})`; // guard:report-unattended
  const notOnMe = `(${r}.byline_id is null or ${r}.byline_id <> all(:bylines::uuid[]))`; // guard:report-not-on-me
  return `((${ofPlace} or ${ofPerson} or ${standIn}) and ${notOnMe})`;
}
