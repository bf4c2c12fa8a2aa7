/**
 * The condition on a wish to learn who an alias is: for who asked and still looks after the place, and for senior people,
 * who answer it or read the log.
 * Never for the one behind the alias: they are told afterwards, in their own words.
 * @param u the alias of the unmasking table
 */
export function visibleUnmasking(u: string): string {
  const asked = `(${u}.asked_by = :me::uuid and ${u}.place_id = any(:staffOf::int[]))`; // guard:unmasking-still-asker
  const senior = `(${asked} or :senior::boolean)`; // guard:unmasking-senior
  const notOnMe = `${u}.byline_id <> all(:bylines::uuid[])`; // guard:unmasking-not-on-me
  return `(${senior} and ${notOnMe})`;
}
