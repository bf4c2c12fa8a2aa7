import { show, type Answer, type Route, type Visit } from '../platform/http/index.ts';
import { countryName, isCountry, namedCountries } from '../platform/i18n/index.ts';
import { checkedOn, countriesWithLines, helplinesOf } from './helplines.ts';
import { HelpPage, type HelpModel } from './views/help-page.tsx';

/** The country asked for, else the community's; never one guessed from an address. */
function countryOf({ query, house }: Visit): string | null {
  const asked = (query['country'] ?? '').toUpperCase();
  if (isCountry(asked) || asked === 'EU') return asked;
  return house.community().country || null;
}

async function showHelp(visit: Visit): Promise<Answer> {
  const { words, house } = visit;
  const { contactName, contactWords } = house.community();
  const code = countryOf(visit);
  const model: HelpModel = {
    country: code === null ? null : { code, name: countryName(code, words.language) },
    lines: code === null ? [] : helplinesOf(code),
    countries: namedCountries(words.language, countriesWithLines()),
    contact: { name: contactName, words: contactWords },
    checkedOn: checkedOn(),
  };
  return show(words.t('care.title'), <HelpPage words={words} model={model} />);
}

export const routes: readonly Route[] = [
  { method: 'GET', path: '/help-now', door: 'anyone', ids: {}, withoutDatabase: true, handle: showHelp },
];
