/**
 * Turns `:name` into `$1, $2 …`, so that a long statement can be read. A cast (`::int[]`) stays a cast.
 * @returns the text for PostgreSQL and the names in the order of their numbers
 */
export function placeholders(text: string): { text: string; names: string[] } {
  const names: string[] = [];
  const numbered = text.replaceAll(/(?<!:):([a-z][A-Za-z0-9]*)/g, (_, name: string) => {
    if (!names.includes(name)) names.push(name);
    return `$${names.indexOf(name) + 1}`;
  });
  return { text: numbered, names };
}
