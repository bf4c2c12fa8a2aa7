import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { resource } from '../platform/resources.ts';
import { readTable } from '../platform/tsv.ts';

export type LineKind = 'emergency' | 'urgent-health' | 'crisis' | 'crisis-text' | 'cancer' | 'domestic-abuse' | 'poison';

/** One number to call or write to, and what is to be known before pressing it. */
export type Contact = {
  number: string;
  /** What to press. */
  href: string;
  /** The word to send, for a line that answers text messages. */
  send?: string;
  /** A service within it, such as the police: a message key's last part. */
  what?: string;
  /** A place whose people it is for. */
  where?: string;
};

export type Helpline = {
  country: string;
  kind: LineKind;
  /** Its own name; empty for the emergency number. */
  name: string;
  contacts: Contact[];
  /** A message key's last part, with its hours where it has some. */
  hours: { key: 'always' | 'daily' | 'daily_between' | 'weekdays' | 'weekdays_between' | 'some'; from: string; to: string };
  /** ISO 639 codes. */
  languages: string[];
  /** Whether it calls in somebody for other languages. */
  interpreters: boolean;
};

type Row = Record<'country' | 'kind' | 'name' | 'contact' | 'hours' | 'languages' | 'confidence', string>;

const services = ['ambulance', 'police', 'mobile', 'deaf', 'text', 'call-or-text'];

/** «police:110», «text SHOUT:85258», «Buenos Aires:135» or a bare number. */
function readContact(written: string): Contact {
  const [label = '', number = label] = written.split(':');
  const digits = number.replaceAll(/[^\d*+]/g, '');
  const call = { number, href: `tel:${digits}` };
  if (label === number) return call;
  const [, send] = /^text (\w+)$/.exec(label) ?? [];
  if (send) return { number, href: `sms:${digits}?body=${send}`, send, what: 'text_word' };
  if (label === 'text' || label === 'deaf') return { number, href: `sms:${digits}`, what: label };
  return services.includes(label) ? { ...call, what: label.replaceAll('-', '_') } : { ...call, where: label };
}

/** «24/7», «Mon-Fri 9-17», «daily 8-20», «some». */
function readHours(written: string): Helpline['hours'] {
  const [days = '', from = '', to = ''] = written.split(/[ -]/).filter((part) => part !== 'Fri');
  if (days === '24/7') return { key: 'always', from, to };
  if (days === 'Mon') return { key: from ? 'weekdays_between' : 'weekdays', from, to };
  if (days === 'daily') return { key: from ? 'daily_between' : 'daily', from, to };
  return { key: 'some', from, to };
}

function readLine(row: Row): Helpline {
  const spoken = row.languages.split(',').filter(Boolean);
  return {
    country: row.country,
    kind: row.kind as LineKind,
    name: row.name,
    contacts: row.contact.split(' / ').map(readContact),
    hours: readHours(row.hours),
    languages: spoken.filter((code) => code !== 'interpreters'),
    interpreters: spoken.includes('interpreters'),
  };
}

let known: Helpline[] | undefined;

/** Every line that somebody has checked; the doubtful ones stay in the file until they are. */
export function helplines(): readonly Helpline[] {
  known ??= readTable<keyof Row>('helplines')
    .filter((row) => row.confidence === 'high')
    .map(readLine);
  return known;
}

export function helplinesOf(country: string): readonly Helpline[] {
  return helplines().filter((line) => line.country === country);
}

/** Codes of the countries that have lines here. */
export function countriesWithLines(): string[] {
  return [...new Set(helplines().map((line) => line.country))];
}

/** The day on which the numbers were last looked at. */
export function checkedOn(): Date {
  return new Date(`${readFileSync(join(resource('data'), 'helplines-checked.txt'), 'utf8').trim()}T12:00:00Z`);
}
