import { show, type Answer, type Visit } from '../platform/http/index.ts';
import { ownDrafts, whereTheyBelong } from './queries.ts';
import { DraftsView } from './views/drafts.tsx';

/** Everything that one began and did not post. */
export async function showDrafts({ house, viewer, words }: Visit): Promise<Answer> {
  const drafts = await ownDrafts(house, viewer);
  const where = await whereTheyBelong(
    house,
    viewer,
    drafts.map(([first]) => first!.form),
  );
  const page = drafts.map((versions) => ({ versions, where: where.get(versions[0]!.form) ?? null }));
  return show(words.t('drafts.title'), <DraftsView drafts={page} words={words} />, { current: 'you' });
}
