import type { AboutWhom } from './about-whom.ts';

/** Words by which somebody could be known. */
export type Clue = { kind: ClueKind; words: string };
type ClueKind = 'own' | 'mail' | 'phone' | 'day' | 'hospital' | 'name';

/** More than these are not read anyway. */
const mostClues = 6;

const months = [
  'january|february|march|april|may|june|july|august|september|october|november|december',
  'enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre',
  'يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر',
].join('|');

const begin = '(?<![\\p{L}\\p{N}])';
const end = '(?![\\p{L}\\p{N}])';
const whole = (words: string, flags = 'gu') => new RegExp(`${begin}(?:${words})${end}`, flags);

/** A word with a capital, as names have it; and up to four of them. */
const capital = "\\p{Lu}[\\p{Ll}'’-]{1,30}";
const capitals = `${capital}(?:\\s${capital}){0,3}`;
const houses = 'Hospital|Clinic|Infirmary|Hospice|Medical Cent(?:er|re)|Cancer Cent(?:er|re)';
const housesBefore = 'Hospital|Clínica|Sanatorio|Policlínico|Instituto Oncológico';
const housesInArabic = 'مستشفى|مستشفي|عيادة|مستوصف';
const titles = 'Dr|Dra|Mr|Mrs|Ms|Prof|Professor|Doctor|Doctora|Nurse|Sister|Sr|Sra|Don|Doña';

/** Each takes a bounded number of steps at each letter, whatever was typed. */
const rules: readonly { kind: ClueKind; finds: RegExp }[] = [
  { kind: 'mail', finds: /[^\s@<>]{1,64}@[^\s@<>]{1,64}\.\p{L}{2,20}/gu },
  {
    kind: 'day',
    finds: whole(
      `\\d{1,2}[./-]\\d{1,2}[./-](?:\\d{4}|\\d{2})|\\d{4}-\\d{2}-\\d{2}|\\d{1,2}(?:st|nd|rd|th)?\\s(?:of\\s|de\\s)?(?:${months})|(?:${months})\\s\\d{1,2}(?:st|nd|rd|th)?`,
      'giu',
    ),
  },
  { kind: 'phone', finds: /\+?\d(?:[ ().-]{0,2}\d){6,14}/gu },
  {
    kind: 'hospital',
    finds: whole(
      `${capitals}\\s(?:${houses})|(?:${housesBefore})\\s(?:(?:de|del|la|el|los|las)\\s){0,2}${capitals}|(?:${housesInArabic})\\s[\\p{Script=Arabic}]{2,30}`,
    ),
  },
  { kind: 'name', finds: whole(`(?:${titles})\\.?\\s${capitals}|(?:د\\.|الدكتور|الدكتورة|السيدة|السيد)\\s?[\\p{Script=Arabic}]{2,30}`) },
  { kind: 'name', finds: whole(`${capital}(?:\\s${capital}){1,3}`) },
];

/** Words that begin a sentence with a capital and are no name. */
const beginnings = new Set(
  (
    'A After An And At Because Before But Dear Hello Hi How I If In It My No On Our She He Since So Thank Thanks That The Then They This ' +
    'Today Tomorrow We What When Why Yes Yesterday You Your His Her ' +
    'Antes Ayer Cuando Después El Él Ella En Gracias Hola Hoy La Las Los Mañana Mi Nuestra Nuestro Pero Querida Querido Sí Su Tu Un Una Y Yo'
  ).split(' '),
);

function withoutBeginning(words: string): string | null {
  const [first = '', ...rest] = words.split(/\s/);
  if (!beginnings.has(first)) return words;
  return rest.length > 1 ? rest.join(' ') : null;
}

const inLatinDigits = (text: string) => text.replaceAll(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660));

function clues(words: string, kinds: readonly ClueKind[]): Clue[] {
  let left = inLatinDigits(words);
  const found: Clue[] = [];
  for (const { kind, finds } of rules.filter((rule) => kinds.includes(rule.kind))) {
    for (const [match] of left.matchAll(finds)) {
      const telling = kind === 'name' || kind === 'hospital' ? withoutBeginning(match) : match;
      if (telling && !found.some((one) => one.words === telling)) found.push({ kind, words: telling.trim() });
    }
    // A date is no telephone number as well, and a hospital nobody's name.
    left = left.replaceAll(finds, '\n');
  }
  return found;
}

type Written = { words: string; title?: string | undefined; about?: AboutWhom | null | undefined; anonymous?: boolean | undefined };

/**
 * By what somebody could be known who must not be: another who does not know that they are written about, or a writer
 * who would be anonymous. Plain rules that miss much: help, never a judge.
 * @param name under which the writer goes otherwise
 */
export function cluesIn({ words, title = '', about, anonymous }: Written, name: string): Clue[] {
  const all = `${title}\n${words}`;
  const own = anonymous && whole(RegExp.escape(name), 'giu').test(all) ? [{ kind: 'own' as const, words: name }] : [];
  const kinds: ClueKind[] = about === 'unaware' ? ['mail', 'day', 'phone', 'hospital', 'name'] : anonymous ? ['mail', 'phone'] : [];
  return [...own, ...clues(all, kinds)].slice(0, mostClues);
}
