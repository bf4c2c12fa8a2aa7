/** Staff of a place that are active, beside one person. */
const othersOf = (place: string, except: string) =>
  `(select count(*) from membership om join person op on op.id = om.person_id and op.state = 'active' where om.place_id = ${place} and om.role = 'staff' and ${except})`;

/**
 * Whether a place has nobody who could decide about these words: its only staff wrote them, or it has none. An alias may
 * be anybody's, so it takes two of them: were it otherwise, who reads a report would tell whose the alias is.
 */
export function unattended(place: string, byline: string): string {
  const notTheAuthor = `not exists (select 1 from byline ob where ob.id = ${byline} and ob.person_id = om.person_id)`;
  const alias = `exists (select 1 from byline ab where ab.id = ${byline} and ab.person_id is null)`;
  return `(${othersOf(place, notTheAuthor)} < case when ${alias} then 2 else 1 end)`;
}

/** Whether a place has nobody but who decided, and who it is about, that could look at it anew, or is there no longer. An alias takes two, as above. */
export function decidedAlone(d: string): string {
  const notTheAuthor = `not exists (select 1 from byline ob where ob.id = ${d}.about_byline_id and ob.person_id = om.person_id)`;
  const others = othersOf(`${d}.place_id`, `om.person_id is distinct from ${d}.decided_by and ${notTheAuthor}`);
  return `(${others} < case when exists (select 1 from byline ab where ab.id = ${d}.about_byline_id and ab.person_id is null) then 2 else 1 end)`;
}

/**
 * The condition on a decision, for those who look after things: of a place for its staff, about persons for the
 * moderators of the community. Nobody looks after a decision on themselves.
 * @param d the alias of the decision table
 */
export function visibleDecision(d: string): string {
  const ofPlace = `(${d}.kind <> 'person' and ${d}.place_id = any(:staffOf::int[]))`; // guard:decision-of-place
  const ofPerson = `(${d}.kind = 'person' and :moderatesPeople::boolean)`; // guard:decision-of-person
  const notOnMe = `(${d}.about_byline_id is null or ${d}.about_byline_id <> all(:bylines::uuid[]))`; // guard:decision-not-on-me
  return `((${ofPlace} or ${ofPerson}) and ${notOnMe})`;
}

/**
 * The condition on somebody's wish that another person looks at a decision: those who may see the decision and did not
 * make it. Where the place has nobody else, the moderators of the community.
 */
export function visibleAppeal(d: string): string {
  const anyOf = `(${visibleDecision(d)} or (:moderatesPeople::boolean and ${decidedAlone(d)} and (${d}.about_byline_id is null or ${d}.about_byline_id <> all(:bylines::uuid[]))))`;
  const anotherPerson = `${d}.decided_by is distinct from :me::uuid`; // guard:appeal-another-person
  return `(${anyOf} and ${anotherPerson})`;
}

/**
 * The condition on something that waits, for counting how much there is: never what it is. One's own words are not
 * counted, since a number that changes tells of a report.
 */
export function visibleQueue(place: string, byline: string): string {
  const looksAfter = `(${place} = any(:staffOf::int[]) or :moderatesPeople::boolean)`; // guard:queue-of-place
  const notMine = `(${byline} is null or ${byline} <> all(:bylines::uuid[]))`; // guard:queue-not-on-me
  return `(${looksAfter} and ${notMine})`;
}
