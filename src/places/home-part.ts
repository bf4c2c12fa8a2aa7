import { recipientOf } from '../access/index.ts';
import type { HomePart } from '../contracts/index.ts';
import { boardsInSight, type BoardRow } from './queries.ts';
import { newInWords } from './views/boards.tsx';

/** As many as one takes in at a glance; the list of boards has them all. */
const most = 7;

/** One's own boards, those with something new first; for somebody who is not signed in, the boards that anyone may read. */
export const myBoards: HomePart = {
  name: 'boards',
  order: 30,
  async load(house, viewer, { t }) {
    const mine = viewer.person !== null;
    const seen = await boardsInSight(house.db, viewer, { mineOnly: mine });
    const boards = seen.map((s) => s.for(recipientOf(viewer))).filter((b) => b.reads && !b.archived);
    if (boards.length === 0)
      return mine
        ? { title: t('places.home.mine'), lines: [{ title: t('places.home.none'), href: '/boards', line: t('places.home.none_line') }] }
        : null;
    const quiet = mine && boards.every((b) => b.fresh === 0);
    const lineOf = (b: BoardRow) => (mine ? (b.fresh > 0 ? newInWords(t, b.fresh) : '') : b.purpose);
    const first = boards.toSorted((a, b) => b.fresh - a.fresh).slice(0, most);
    return {
      title: t(mine ? 'places.home.mine' : 'places.home.public'),
      ...(quiet ? { words: t('places.home.quiet') } : {}),
      lines: first.map((b) => ({ title: b.name, href: `/boards/${b.slug}`, lang: b.language, line: lineOf(b) })),
      more: { label: t('places.home.all'), href: '/boards' },
    };
  },
};
