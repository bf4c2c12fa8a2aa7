import { directionOf, intlLocale, translator, type Language, type T } from './messages.ts';

/** Everything that turns facts into one reader's words: their language, direction and clock. */
export type Words = {
  t: T;
  language: Language;
  dir: 'ltr' | 'rtl';
  timeZone: string;
  /** «Tuesday 3 March, 18:20 your time»; the year where it is another. */
  when(at: Date): string;
  /** «Tuesday 3 March» */
  day(at: Date): string;
  /** «18:20» */
  time(at: Date): string;
  number(n: number): string;
};

const formats = new Map<string, Intl.DateTimeFormat>();

function format(language: Language, timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${timeZone} ${JSON.stringify(options)}`;
  let f = formats.get(key);
  if (!f) formats.set(key, (f = new Intl.DateTimeFormat(intlLocale[language], { ...options, timeZone })));
  return f;
}

const dayParts = { weekday: 'long', day: 'numeric', month: 'long' } as const;
const timeParts = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

/** @param mine whether the zone is the reader's own; otherwise the words name the zone */
export function wordsFor(language: Language, timeZone: string, mine: boolean, now: Date): Words {
  const t = translator(language);
  const day = (at: Date) => dayOf(language, timeZone, at, now);
  const time = (at: Date) => format(language, timeZone, timeParts).format(at);
  const when = (at: Date) =>
    mine ? t('time.yours', { day: day(at), time: time(at) }) : t('time.zoned', { day: day(at), time: time(at), zone: timeZone });
  return {
    t,
    language,
    dir: directionOf(language),
    timeZone,
    when,
    day,
    time,
    number: (n) => new Intl.NumberFormat(intlLocale[language]).format(n),
  };
}

function dayOf(language: Language, timeZone: string, at: Date, now: Date): string {
  const sameYear = Math.abs(now.getTime() - at.getTime()) < 180 * 86_400_000;
  const text = format(language, timeZone, sameYear ? dayParts : { ...dayParts, year: 'numeric' }).format(at);
  // English puts a comma after the weekday in some releases of ICU and none in others.
  return language === 'en' ? text.replace(/^(\w+), /, '$1 ') : text;
}

/** The best of the languages offered for what a browser asks for. */
export function chooseLanguage(accept: string, offered: readonly Language[]): Language {
  const wanted = accept.split(',').map((part) => part.trim().split(';')[0]?.slice(0, 2).toLowerCase());
  return wanted.map((w) => offered.find((o) => o === w)).find((found) => found !== undefined) ?? offered[0] ?? 'en';
}
