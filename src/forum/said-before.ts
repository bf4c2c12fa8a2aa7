import { row, statement, type Tx } from '../platform/db/index.ts';

const posted = statement<{ title: string; words: string }>(
  'what a form said',
  'select t.title, p.words from post p join thread t on t.scope_id = p.scope_id where p.id = $1 or p.scope_id = $1 and p.position = 0 order by p.id = $1 desc limit 1',
);

type Said = { title?: string; words: string };

/**
 * Whether a form that comes again says what it said the first time: a second press, or a retry. Whoever went back in their
 * browser and wrote something else there says something new, which is not to be lost.
 * @param id of the post or thread that the form made
 */
export async function saysTheSame(tx: Tx, id: string, { title, words }: Said): Promise<boolean> {
  const before = await row(tx, posted, [id]);
  return before?.words === words && (title === undefined || before.title === title);
}
