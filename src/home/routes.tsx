import { can, openTogether } from '../access/index.ts';
import type { HomeCard } from '../contracts/index.ts';
import { goTo, show, type Answer, type Page, type Route, type Visit } from '../platform/http/index.ts';
import { partOfDay } from './rules.ts';
import { TodayView } from './views/today.tsx';
import { ClosedView, WelcomeView } from './views/welcome.tsx';

async function showHome(visit: Visit): Promise<Answer> {
  const { house, viewer, words } = visit;
  if (!house.community().setUp) return can(viewer, 'administer') ? goTo('/operator/set-up') : notOpenYet(visit);
  const cards = await cardsFor(visit);
  if (viewer.person) return today(visit, viewer.person, cards);
  const community = house.community();
  return show(community.name, <WelcomeView page={{ community, cards }} words={words} />, {
    current: 'today',
    description: words.t('home.welcome.what'),
    forSearchEngines: true,
  });
}

/** What all parts ask leaves as one statement. */
async function cardsFor(visit: Visit): Promise<HomeCard[]> {
  const { house, viewer, now } = visit;
  const asked = house.homeParts.flatMap((part) => {
    const what = part.asks(viewer);
    return what ? [{ part, what }] : [];
  });
  const found = await openTogether(
    house.db,
    viewer,
    asked.map(({ what }) => what),
    { now },
  );
  const cards = await Promise.all(asked.map(async ({ part }, n) => part.card(visit, found[n] ?? [])));
  return cards.filter((card) => card !== null);
}

function today({ words, now }: Visit, person: NonNullable<Visit['viewer']['person']>, cards: HomeCard[]): Page {
  const page = { name: person.name, part: partOfDay(now, words.timeZone), day: words.day(now), state: person.state, cards };
  return show(words.t('home.title'), <TodayView page={page} words={words} />, { current: 'today' });
}

function notOpenYet({ words }: Visit): Page {
  return show(words.t('home.closed.title'), <ClosedView words={words} />, { alone: true });
}

export const routes: Route[] = [{ method: 'GET', path: '/', door: 'anyone', ids: {}, handle: showHome }];
