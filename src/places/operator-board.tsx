import { whoInWords, whoWillSee } from '../access/index.ts';
import { attempt, inTransaction, type Tx } from '../platform/db/index.ts';
import { goTo, notFound, show, type Answer, type Faults, type Flash, type Visit } from '../platform/http/index.ts';
import { makePlaceAudiences, type ChosenAudiences } from '../spaces/index.ts';
import { inSentences } from './entrance-routes.tsx';
import { managedBoard, managedBoards, type ManagedBoard } from './operator-queries.ts';
import { doors, type AudienceDoor } from './rules-of-audiences.ts';
import type { Retry } from './views/entrance.tsx';
import { ManagedBoardView } from './views/managed-board.tsx';

export const nothingTyped: Retry = { typed: {}, faults: {} };
export const pageOf = (slug: string) => `/operator/boards/${slug}`;

export const crumbs = ({ words: { t } }: Visit, ...more: { label: string; href: string }[]) => [
  { label: t('places.operator.crumb'), href: '/operator' },
  ...more,
];
export const listCrumb = ({ words: { t } }: Visit) => ({ label: t('places.operator.title'), href: '/operator/boards' });

/** What was typed, beside the sentences for what was wrong with it. */
export function again(visit: Visit, faults: Faults): Retry {
  return { typed: Object.fromEntries(visit.form.entries()), faults: inSentences(visit, faults) };
}

export type Sentences = Record<AudienceDoor, string>;

/**
 * Who the three audiences would admit, in words and as many as they are now. They are made to be counted, and are gone
 * again: nothing is changed by looking. Administrators know the names of all boards.
 */
export async function audiencesInWords({ house, viewer, words }: Visit, placeId: number, chosen: ChosenAudiences): Promise<Sentences> {
  const names = Object.fromEntries((await managedBoards(house.db)).map((b) => [b.id, b.name]));
  const looked = await attempt(house.db, async (tx) => {
    const made = await makePlaceAudiences(tx, placeId, chosen);
    const told = [];
    for (const door of doors) told.push(await whoWillSee(tx, viewer, made[`${door}_id`], false, names));
    return { done: false, told };
  });
  const [entrance, inside, writers] = looked.told.map((who) => whoInWords(words.t, who, house.community().name).strong);
  return { entrance: entrance!, inside: inside!, writers: writers! };
}

export async function showBoard(visit: Visit, retry?: Retry): Promise<Answer> {
  const board = await managedBoard(visit.house.db, visit.params['board']!);
  if (!board) return notFound;
  const page = { board, who: await audiencesInWords(visit, board.id, board.chosen) };
  const view = <ManagedBoardView page={page} words={visit.words} community={visit.house.community()} retry={retry ?? nothingTyped} />;
  return show(visit.words.t('places.operator.board_title', { board: board.name }), view, {
    status: retry ? 422 : 200,
    current: 'operator',
    crumbs: crumbs(visit, listCrumb(visit)),
  });
}

/** What came of an act: a word about it, and where the page is now where that changed; or what was wrong. */
export type Outcome = (Omit<Flash, 'kind'> & { to?: string }) | { faults: Faults };

/** An act on one board, by its address; then its page again with a word about it. */
export async function onBoard(visit: Visit, act: (tx: Tx, board: ManagedBoard) => Promise<Outcome>): Promise<Answer> {
  const board = await managedBoard(visit.house.db, visit.params['board']!);
  if (!board) return notFound;
  const outcome = await inTransaction(visit.house.db, (tx) => act(tx, board));
  if ('faults' in outcome) return showBoard(visit, again(visit, outcome.faults));
  const { to = pageOf(board.slug), ...flash } = outcome;
  return goTo(to, { kind: 'done', ...flash });
}
