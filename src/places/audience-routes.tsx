import { goTo, notFound, parseForm, show, type Answer, type Route, type Visit } from '../platform/http/index.ts';
import { inTransaction } from '../platform/db/index.ts';
import { relations } from '../people/index.ts';
import { changeAudiences, changeReaders, joiningFor } from '../spaces/index.ts';
import { readersForm } from './forms.ts';
import { again, audiencesInWords, crumbs, listCrumb, onBoard, pageOf, showBoard, type Sentences } from './operator-board.tsx';
import { managedBoards, type ManagedBoard } from './operator-queries.ts';
import { audiencesTyped, faultsOfAudiences } from './rules-of-audiences.ts';
import { inSentences } from './entrance-routes.tsx';
import { AudiencesView, type AudiencesPage } from './views/audiences.tsx';

async function chooseReaders(visit: Visit): Promise<Answer> {
  const read = parseForm(readersForm, visit.form);
  if (!read.ok) return showBoard(visit, again(visit, read.faults));
  return onBoard(visit, async (tx, board) => {
    const changed = await changeReaders(tx, board.id, read.value.readers);
    return { key: changed ? 'places.flash.readers' : 'places.flash.saved' };
  });
}

type Here = { board: ManagedBoard; others: ManagedBoard[] };

async function theBoard({ house, params }: Visit): Promise<Here | null> {
  const all = await managedBoards(house.db);
  const board = all.find((b) => b.slug === params['board']);
  return board ? { board, others: all.filter((b) => b !== board) } : null;
}

/** Everything that may be chosen: whoever comes, what somebody says of themselves, the people of this board or of another. */
const offered = ({ others }: Here): string[] => [
  'everyone',
  'member',
  'in',
  ...relations.map((relation) => `relation:${relation}`),
  ...others.map((other) => `in:${other.id}`),
];

function page(visit: Visit, { board, others }: Here, told: Partial<AudiencesPage>): Answer {
  const { house, words } = visit;
  const model: AudiencesPage = {
    board,
    others: others.map(({ id, name }) => ({ id, name })),
    community: house.community().name,
    chosen: board.chosen,
    byAsking: board.joining === 'asking',
    who: null,
    faults: {},
    ...told,
  };
  return show(words.t('places.exactly.title', { board: board.name }), <AudiencesView page={model} words={words} />, {
    status: told.faults ? 422 : 200,
    current: 'operator',
    crumbs: crumbs(visit, listCrumb(visit), { label: board.name, href: pageOf(board.slug) }),
  });
}

async function showAudiences(visit: Visit): Promise<Answer> {
  const here = await theBoard(visit);
  return here ? page(visit, here, { who: await audiencesInWords(visit, here.board.id, here.board.chosen) }) : notFound;
}

/** Looks first: the same sentences as people will read, and how many they are. Only then it is changed. */
async function chooseAudiences(visit: Visit): Promise<Answer> {
  const { form, house } = visit;
  const here = await theBoard(visit);
  if (!here) return notFound;
  const chosen = audiencesTyped(form, offered(here));
  const byAsking = form.get('joining') === 'asking';
  const faults = faultsOfAudiences(chosen);
  if (Object.keys(faults).length > 0) return page(visit, here, { chosen, byAsking, faults: inSentences(visit, faults) });
  const who: Sentences = await audiencesInWords(visit, here.board.id, chosen);
  if (form.get('step') !== 'save') return page(visit, here, { chosen, byAsking, who, looked: true });
  const changed = await inTransaction(house.db, (tx) => changeAudiences(tx, here.board.id, chosen, joiningFor(chosen, byAsking)));
  return goTo(pageOf(here.board.slug), { kind: 'done', key: changed ? 'places.flash.readers' : 'places.flash.saved' });
}

const door = 'administrator';
const ids = { board: 'place' } as const;

export const audienceRoutes: Route[] = [
  { method: 'POST', path: '/operator/boards/:board/readers', door, ids, afterProving: true, handle: chooseReaders },
  { method: 'GET', path: '/operator/boards/:board/audiences', door, ids, handle: showAudiences },
  { method: 'POST', path: '/operator/boards/:board/audiences', door, ids, afterProving: true, handle: chooseAudiences },
];
