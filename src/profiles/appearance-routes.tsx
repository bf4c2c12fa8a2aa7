import { z } from 'zod';
import { changePreferences } from '../people/index.ts';
import { goTo, ownPath, parseForm, show, type Answer, type Route, type Visit } from '../platform/http/index.ts';
import { isLanguage, isTimeZone, ownNames, timeZones } from '../platform/i18n/index.ts';
import { AppearancePage } from './views/appearance.tsx';
import { PreferencesPage } from './views/preferences.tsx';

const year = 365 * 86_400;

const appearanceForm = z.object({
  theme: z.enum(['system', 'light', 'dark', 'contrast']).catch('system'),
  text: z.enum(['normal', 'large', 'larger']).catch('normal'),
});

async function appearance(visit: Visit): Promise<Answer> {
  const {
    viewer,
    words: { t },
  } = visit;
  const theme = viewer.person?.theme ?? visit.cookie('theme') ?? 'system';
  const text = viewer.person?.textSize ?? visit.cookie('text') ?? 'normal';
  return show(
    t('profiles.appearance.title'),
    <AppearancePage t={t} theme={theme} text={text} signedIn={viewer.person?.state === 'active'} />,
    viewer.person ? { current: 'you' } : {},
  );
}

/** For anybody: a cookie of this browser, and for who is signed in a preference that comes along to every device. */
async function changeAppearance(visit: Visit): Promise<Answer> {
  const { house, viewer, form } = visit;
  const parsed = parseForm(appearanceForm, form);
  if (!parsed.ok) return goTo('/appearance');
  const { theme, text } = parsed.value;
  visit.setCookie('theme', theme, year);
  visit.setCookie('text', text, year);
  if (viewer.person) await changePreferences(house.db, viewer.person.id, { theme, text_size: text });
  return goTo('/appearance', { kind: 'done', key: 'profiles.flash.appearance' });
}

async function changeLanguage(visit: Visit): Promise<Answer> {
  const { house, viewer, form } = visit;
  const language = form.get('lang');
  if (isLanguage(language)) {
    visit.setCookie('language', language, year);
    if (viewer.person) await changePreferences(house.db, viewer.person.id, { language });
  }
  return goTo(ownPath(form.get('back')));
}

async function preferences({ viewer, words, house }: Visit): Promise<Answer> {
  const languages = house.community().languages.map((value) => ({ value, label: ownNames[value], lang: value }));
  const page = (
    <PreferencesPage t={words.t} languages={languages} language={words.language} zones={timeZones()} zone={viewer.person!.timeZone} />
  );
  return show(words.t('profiles.preferences.title'), page, {
    current: 'you',
    crumbs: [{ label: words.t('profiles.you.title'), href: '/you' }],
  });
}

async function changePreference(visit: Visit): Promise<Answer> {
  const { house, viewer, form } = visit;
  const [language, zone] = [form.get('language'), form.get('zone')];
  const change = { ...(isLanguage(language) ? { language } : {}), ...(isTimeZone(zone) ? { time_zone: zone } : {}) };
  if (Object.keys(change).length > 0) await changePreferences(house.db, viewer.person!.id, change);
  return goTo('/you/preferences', { kind: 'done', key: 'profiles.flash.preferences' });
}

export const appearanceRoutes: readonly Route[] = [
  { method: 'GET', path: '/appearance', door: 'anyone', ids: {}, handle: appearance },
  { method: 'POST', path: '/appearance', door: 'anyone', ids: {}, handle: changeAppearance },
  { method: 'POST', path: '/language', door: 'anyone', ids: {}, handle: changeLanguage },
  { method: 'GET', path: '/you/preferences', door: 'signed-in', ids: {}, handle: preferences },
  { method: 'POST', path: '/you/preferences', door: 'signed-in', ids: {}, handle: changePreference },
];
