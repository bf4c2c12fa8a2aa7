import { readCommunity } from '../../people/index.ts';
import { inTransaction } from '../../platform/db/index.ts';
import { openSuggestedBoards } from '../open-suggested-boards.ts';
import { suggestedBoards } from '../suggested-boards.ts';
import { BoardsFields } from '../views/boards-fields.tsx';
import type { Step } from './step.ts';

export const boardsStep: Step = {
  name: 'boards',
  opensDoors: true,
  async fields({ house, words }) {
    const { languages } = await readCommunity(house.db);
    const open = await house.db.selectFrom('place').select(['slug', 'name']).orderBy('id').execute();
    const suggestions = suggestedBoards(languages[0] ?? 'en').filter((board) => !open.some(({ slug }) => slug === board.slug));
    return <BoardsFields t={words.t} open={open} suggestions={suggestions} first={open.length === 0} />;
  },
  async save({ form, house, viewer, now }) {
    const { languages } = await readCommunity(house.db);
    const wanted = new Set(form.all('boards'));
    const boards = suggestedBoards(languages[0] ?? 'en').filter((board) => wanted.has(board.slug));
    const carer = form.get('look_after') === 'yes' ? (viewer.person?.id ?? null) : null;
    const count = await inTransaction(house.db, (tx) => openSuggestedBoards(tx, house, boards, carer, now));
    return { flash: { kind: 'done', key: 'operator.flash.boards', args: { count } } };
  },
};
