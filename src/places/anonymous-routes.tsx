import type { Answer, Route, Visit } from '../platform/http/index.ts';
import { allowAnonymous } from '../spaces/index.ts';
import { onBoard } from './operator-board.tsx';

/** Lets people post under an alias on a board, or takes nobody new who would. */
function allow(visit: Visit): Promise<Answer> {
  const anonymous = visit.form.get('anonymous') === 'yes';
  return onBoard(visit, async (tx, board) => {
    await allowAnonymous(tx, board.id, anonymous);
    return { key: anonymous ? 'places.flash.anonymous' : 'places.flash.not_anonymous' };
  });
}

export const anonymousRoutes: readonly Route[] = [
  { method: 'POST', path: '/operator/boards/:board/anonymous', door: 'administrator', ids: { board: 'place' }, handle: allow },
];
