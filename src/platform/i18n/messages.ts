import { parse, TYPE, type MessageFormatElement, type PluralElement } from '@formatjs/icu-messageformat-parser';
import { IntlMessageFormat } from 'intl-messageformat';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { resource } from '../resources.ts';

export type Arguments = Record<string, string | number>;
/** Gives a text of the interface in the reader's language. Unknown keys throw: the locale check finds them first. */
export type T = (key: string, args?: Arguments) => string;

export const languages = ['en', 'es', 'ar'] as const;
export type Language = (typeof languages)[number];

/** What each language calls itself. */
export const ownNames: Record<Language, string> = { en: 'English', es: 'Español', ar: 'العربية' };

export function isLanguage(text: string): text is Language {
  return (languages as readonly string[]).includes(text);
}

export function directionOf(language: string): 'ltr' | 'rtl' {
  return ['ar', 'fa', 'he', 'ur'].includes(language.slice(0, 2)) ? 'rtl' : 'ltr';
}

/** Intl's own English is American; ours says «Tuesday 3 March, 18:20». */
export const intlLocale: Record<Language, string> = { en: 'en-GB', es: 'es', ar: 'ar-u-nu-latn' };

type Message = (args: Arguments) => string;

/** Reads every message of a language: locales/<language>/<module>.json, flat. */
export function readMessages(language: Language): Record<string, string> {
  const folder = join(resource('locales'), language);
  const files = readdirSync(folder).filter((f) => f.endsWith('.json'));
  return Object.assign({}, ...files.map((f) => JSON.parse(readFileSync(join(folder, f), 'utf8')) as Record<string, string>));
}

const translators = new Map<Language, T>();

/** The messages of one language: read when first needed, each compiled when first said. */
export function translator(language: Language): T {
  let known = translators.get(language);
  if (!known) translators.set(language, (known = makeTranslator(language)));
  return known;
}

function makeTranslator(language: Language): T {
  const texts = readMessages(language);
  const compiled = new Map<string, Message>();
  const formatters = formattersOf(intlLocale[language]);
  return (key, args = {}) => {
    let message = compiled.get(key);
    if (!message) compiled.set(key, (message = compile(texts[key], key, language, formatters)));
    return message(args);
  };
}

/** What our messages are made of is put together here: that costs a fiftieth of a full ICU format, which does the rest. */
function compile(text: string | undefined, key: string, language: Language, formatters: Formatters): Message {
  if (text === undefined) throw new Error(`there is no message "${key}" in ${language}`);
  const elements = parse(text);
  if (isPlain(elements)) {
    const say = joined(elements, formatters);
    return (args) => say(args, 0);
  }
  const format = new IntlMessageFormat(text, intlLocale[language], undefined, { formatters });
  return (args) => String(format.format(args));
}

function isPlain(elements: readonly MessageFormatElement[]): boolean {
  return elements.every(
    (e) =>
      e.type === TYPE.literal ||
      e.type === TYPE.argument ||
      e.type === TYPE.pound ||
      (e.type === TYPE.plural && Object.values(e.options).every((o) => isPlain(o.value))),
  );
}

type Formatters = ReturnType<typeof formattersOf>;

/** Plural rules and plain numbers of one locale, made once; the library's own memory spells out its options at each call. */
function formattersOf(locale: string) {
  const rules = { cardinal: new Intl.PluralRules(locale), ordinal: new Intl.PluralRules(locale, { type: 'ordinal' }) };
  const numbers = new Intl.NumberFormat(locale);
  return {
    inDigits: known((n) => numbers.format(n)),
    getPluralRules: (_: unknown, options?: Intl.PluralRulesOptions) => rules[options?.type ?? 'cardinal'],
    getNumberFormat: (_: unknown, options?: Intl.NumberFormatOptions) => (options ? new Intl.NumberFormat(locale, options) : numbers),
    getDateTimeFormat: (_: unknown, options?: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options),
  };
}

/** What is said of small numbers is asked once: asking Intl costs as much as the markup of a line. */
function known<Answer>(ask: (n: number) => Answer): (n: number) => Answer {
  const answers: Answer[] = [];
  return (n) => (Number.isInteger(n) && n >= 0 && n < 1000 ? (answers[n] ??= ask(n)) : ask(n));
}

/** A piece of a message; `n` is the number that a plural around it counts. */
type Part = (args: Arguments, n: number) => string;

function joined(elements: readonly MessageFormatElement[], formatters: Formatters): Part {
  const parts = elements.map((e) => partOf(e, formatters));
  if (parts.length === 1) return parts[0]!;
  return (args, n) => {
    let text = '';
    for (const part of parts) text += part(args, n);
    return text;
  };
}

function partOf(e: MessageFormatElement, formatters: Formatters): Part {
  if (e.type === TYPE.literal) return () => e.value;
  if (e.type === TYPE.pound) return (_, n) => formatters.inDigits(n);
  if (e.type === TYPE.plural) return plural(e, formatters);
  const name = 'value' in e ? e.value : '';
  return (args) => String(args[name] ?? '');
}

function plural({ value, options, offset, pluralType }: PluralElement, formatters: Formatters): Part {
  const parts = new Map(Object.entries(options).map(([when, { value: inside }]) => [when, joined(inside, formatters)]));
  const rules = formatters.getPluralRules(undefined, pluralType ? { type: pluralType } : {});
  const category = known((n) => rules.select(n));
  return (args) => {
    const n = Number(args[value]);
    const part = parts.get(`=${n}`) ?? parts.get(category(n - offset)) ?? parts.get('other');
    return part ? part(args, n - offset) : '';
  };
}
