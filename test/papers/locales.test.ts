import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { expect, test } from 'vitest';
import { languages, readMessages, type Language } from '../../src/platform/i18n/index.ts';
import { sources } from './sources.ts';

const english = readMessages('en');
const others = languages.filter((language) => language !== 'en');

// Names and words that are the same in another language, and rightly so.
const sameInBoth: Record<string, string[]> = { es: [], ar: [] };

/** The arguments and tags of a message, with their kind: what the code hands in must fit every language. */
function slots(elements: MessageFormatElement[]): string[] {
  const found = elements.flatMap((element): string[] => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return [];
    if (element.type === TYPE.tag) return [`<${element.value}>`, ...slots(element.children)];
    const inside = 'options' in element ? Object.values(element.options).flatMap((option) => slots(option.value)) : [];
    return [`{${element.value}}`, ...inside];
  });
  return [...new Set(found)].toSorted();
}

/** The forms that a message's plurals offer. */
function pluralForms(elements: MessageFormatElement[]): { type: Intl.PluralRuleType; forms: string[] }[] {
  return elements.flatMap((element) => {
    if (!('options' in element)) return element.type === TYPE.tag ? pluralForms(element.children) : [];
    const inside = Object.values(element.options).flatMap((option) => pluralForms(option.value));
    if (element.type !== TYPE.plural) return inside;
    return [{ type: element.pluralType ?? 'cardinal', forms: Object.keys(element.options) }, ...inside];
  });
}

function missingForms(language: Language, message: string): string[] {
  return pluralForms(parse(message)).flatMap(({ type, forms }) => {
    const needed = new Intl.PluralRules(language, { type }).resolvedOptions().pluralCategories;
    // Spanish has a form of its own from a million on; nothing here is counted that far.
    const far = language === 'es' ? ['many'] : [];
    return needed.filter((form) => ![...forms, ...far].includes(form) && !(form === 'zero' && forms.includes('=0')));
  });
}

test('every language says everything, with the same arguments', () => {
  expect(Object.keys(english).length).toBeGreaterThan(50);
  for (const language of others) {
    const messages = readMessages(language);
    expect(Object.keys(messages).toSorted(), language).toEqual(Object.keys(english).toSorted());
    for (const [key, text] of Object.entries(english)) {
      expect(slots(parse(messages[key] ?? '')), `${language} ${key}`).toEqual(slots(parse(text)));
    }
  }
});

test('nothing was left in English', () => {
  for (const language of others) {
    const messages = readMessages(language);
    const left = Object.keys(english).filter((key) => /\p{L}{2}/u.test(withoutSlots(english[key] ?? '')) && messages[key] === english[key]);
    expect(left, language).toEqual(sameInBoth[language]);
  }
});

function withoutSlots(message: string): string {
  return message.replaceAll(/\{[^{}]*\}/g, '');
}

test('plurals have the forms that their language needs', () => {
  expect(missingForms('ar', '{n, plural, one {a} other {b}}')).toEqual(['zero', 'two', 'few', 'many']);
  for (const language of languages) {
    const messages = Object.entries(readMessages(language));
    const faults = messages.filter(([, text]) => missingForms(language, text).length > 0).map(([key]) => key);
    expect(faults, language).toEqual([]);
  }
});

const clichés =
  /\b(?:oops|fight\w*|battle\w*|warriors?|victims?|sufferers?|brave\w*|journeys?|at least(?! [\d{])|passed away|burden|terminal|don.t miss|an error|invalid|successfully)\b/i;

test('texts keep to the voice', () => {
  expect('At least it is small').toMatch(clichés);
  expect('At least 10 characters').not.toMatch(clichés);
  const off = Object.entries(english).filter(([, text]) => clichés.test(text));
  expect(off.map(([key]) => key)).toEqual([]);
  for (const language of languages) {
    const loud = Object.entries(readMessages(language)).filter(([, text]) => /[!¡]/.test(text));
    expect(
      loud.map(([key]) => key),
      language,
    ).toEqual([]);
  }
});

const longestSentence = 20;

/** Words of each sentence; an argument counts as one word, and of a plural its longest form. */
function sentenceLengths(text: string): number[] {
  const spoken = text.replaceAll(/<\/?\w+>/g, '').replaceAll(/\{\w+\}/g, 'x');
  const sentences = spoken.split(/(?<=[.?…:])\s+|\n|\{[^{}]*,|\}/);
  return sentences.map((sentence) => sentence.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length);
}

test('sentences are short', () => {
  expect(sentenceLengths('One two. Three {name} <b>five</b>?')).toEqual([2, 3]);
  const long = Object.entries(english).filter(([, text]) => Math.max(...sentenceLengths(text)) > longestSentence);
  expect(long.map(([key]) => key)).toEqual([]);
});

test('a file of messages holds its own module’s keys, each once', () => {
  const files = sources('locales/*/*.json');
  expect(files.length).toBeGreaterThan(5);
  for (const { path, text } of files) {
    const module = path.split('/').at(-1)?.replace('.json', '');
    const keys = [...text.matchAll(/^\s*"([^"]+)":/gm)].map((match) => match[1] ?? '');
    expect(
      keys.filter((key) => !key.startsWith(`${module}.`)),
      path,
    ).toEqual([]);
    expect(new Set(keys).size, path).toBe(keys.length);
  }
});

test('every text that the code asks for is there, and every text is asked for', () => {
  const code = sources('src/**/*.{ts,tsx}', 'web/**/*.{ts,tsx}').filter(({ path }) => !path.includes('.test.'));
  const asked = code.flatMap(({ path, text }) => [...text.matchAll(/\bt\('([^']+)'/g)].map((match) => ({ path, key: match[1] ?? '' })));
  expect(asked.length).toBeGreaterThan(50);
  expect(asked.filter(({ key }) => !(key in english))).toEqual([]);

  const literals = new Set(code.flatMap(({ text }) => [...text.matchAll(/['"`]([a-z]+(?:\.[\w-]+)+)['"`]/g)].map((match) => match[1])));
  const patterns = code.flatMap(({ text }) => [...text.matchAll(/`([a-z]+\.[^`]*\$\{[^`]*)`/g)].map((match) => pattern(match[1] ?? '')));
  const idle = Object.keys(english).filter((key) => !literals.has(key) && !patterns.some((one) => one.test(key)));
  expect(idle).toEqual([]);
});

/** `plain.${which}.title` asks for every key of that shape. */
function pattern(template: string): RegExp {
  const parts = template.split(/\$\{[^}]*\}/).map((part) => RegExp.escape(part));
  return new RegExp(`^${parts.join('[\\w.-]+')}$`);
}
