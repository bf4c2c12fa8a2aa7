import { directionOf, intlLocale, translator, type Language, type T } from './messages.ts';

/** Everything that turns facts into one reader's words: their language, direction and clock. */
export type Words = {
  t: T;
  language: Language;
  dir: 'ltr' | 'rtl';
  timeZone: string;
  /** «Tuesday 3 March, 18:20 your time»; the year where it is another. */
  when(at: Date): string;
  /** In a list: «Today, 18:20», «Yesterday, 18:20», and the day alone for what is longer ago. */
  lately(at: Date): string;
  /** «Tuesday 3 March» */
  day(at: Date): string;
  /** «18:20» */
  time(at: Date): string;
  number(n: number): string;
};

type Format = (at: Date) => string;
type Formats = Record<'day' | 'dayAndYear' | 'time', Format> & { number: Intl.NumberFormat };

const dayParts = { weekday: 'long', day: 'numeric', month: 'long' } as const;
const timeParts = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

/** Making one format costs as much as the markup of a whole post. */
const known = new Map<string, Formats>();

function formatsFor(language: Language, timeZone: string): Formats {
  const key = `${language} ${timeZone}`;
  let formats = known.get(key);
  if (!formats) known.set(key, (formats = makeFormats(intlLocale[language], timeZone)));
  return formats;
}

function makeFormats(locale: string, timeZone: string): Formats {
  return {
    day: byMinute(new Intl.DateTimeFormat(locale, { ...dayParts, timeZone })),
    dayAndYear: byMinute(new Intl.DateTimeFormat(locale, { ...dayParts, year: 'numeric', timeZone })),
    time: byMinute(new Intl.DateTimeFormat(locale, { ...timeParts, timeZone })),
    number: new Intl.NumberFormat(locale),
  };
}

const minutesKept = 300;

/** What a minute is called in words: a page has the same few again and again. */
function byMinute(format: Intl.DateTimeFormat): Format {
  const said = new Map<number, string>();
  return (at) => {
    const minute = Math.floor(at.getTime() / 60_000);
    let words = said.get(minute);
    if (words === undefined) {
      if (said.size >= minutesKept) said.clear();
      said.set(minute, (words = format.format(at)));
    }
    return words;
  };
}

/** @param mine whether the zone is the reader's own; otherwise the words name the zone */
export function wordsFor(language: Language, timeZone: string, mine: boolean, now: Date): Words {
  const t = translator(language);
  const formats = formatsFor(language, timeZone);
  const day = (at: Date) => dayOf(language, formats, at, now);
  const time = (at: Date) => formats.time(at);
  const lately = (at: Date) => {
    const called = calledDay(formats, at, now);
    if (!called) return day(at);
    const said = { day: t(`time.${called}`), time: time(at) };
    return mine ? t('time.lately', said) : t('time.zoned', { ...said, zone: timeZone });
  };
  const when = (at: Date) =>
    mine ? t('time.yours', { day: day(at), time: time(at) }) : t('time.zoned', { day: day(at), time: time(at), zone: timeZone });
  return {
    t,
    language,
    dir: directionOf(language),
    timeZone,
    when,
    lately,
    day,
    time,
    number: (n) => formats.number.format(n),
  };
}

function calledDay(formats: Formats, at: Date, now: Date): 'today' | 'yesterday' | null {
  const on = formats.dayAndYear(at);
  if (on === formats.dayAndYear(now)) return 'today';
  return on === formats.dayAndYear(new Date(now.getTime() - 86_400_000)) ? 'yesterday' : null;
}

function dayOf(language: Language, formats: Formats, at: Date, now: Date): string {
  const sameYear = Math.abs(now.getTime() - at.getTime()) < 180 * 86_400_000;
  const text = (sameYear ? formats.day : formats.dayAndYear)(at);
  // English puts a comma after the weekday in some releases of ICU and none in others.
  return language === 'en' ? text.replace(/^(\w+), /, '$1 ') : text;
}

/** The best of the languages offered for what a browser asks for. */
export function chooseLanguage(accept: string, offered: readonly Language[]): Language {
  const wanted = accept.split(',').map((part) => part.trim().split(';')[0]?.slice(0, 2).toLowerCase());
  return wanted.map((w) => offered.find((o) => o === w)).find((found) => found !== undefined) ?? offered[0] ?? 'en';
}
