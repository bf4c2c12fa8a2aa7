import { readTable } from '../platform/tsv.ts';

/** Fingers along a row, up and down, and signs in the order of an alphabet. */
const runs = [
  '01234567890123456789',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  'azertyuiopqsdfghjklmwxcvbn',
  'qwertzuiopasdfghjklyxcvbnm',
  '1q2w3e4r5t6y7u8i9o0p',
  'q1w2e3r4t5y6u7i8o9p0',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
  'ضصثقفغعهخحجدشسيبلاتنمكط',
].flatMap((run) => [run, [...run].toReversed().join('')]);

const likeLetters: Record<string, string> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '@': 'a', $: 's' };

/** The letters of it: «P@ssw0rd2024!» is «password». */
function lettersOf(plain: string): string {
  const core = plain.replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  return [...core]
    .map((sign) => likeLetters[sign] ?? sign)
    .join('')
    .replaceAll(/[^\p{L}]/gu, '');
}

const isRepeated = (text: string, of: string) => text !== '' && of !== '' && text.replaceAll(of, '') === '';

/**
 * Whether strangers try it among their first: what many people choose, one word with a number, a row of keys.
 * @param known what everybody knows of its owner, such as their name here
 */
export function isEasilyGuessed(password: string, known: readonly string[] = []): boolean {
  const plain = password.normalize('NFKC').toLowerCase();
  if (new Set(plain).size < 5 || runs.some((run) => run.includes(plain))) return true;
  const letters = lettersOf(plain);
  if (letters.length >= 6 && runs.some((run) => run.includes(letters))) return true;
  return [...words(), ...known.map((word) => lettersOf(word.normalize('NFKC').toLowerCase()))].some((word) => isRepeated(letters, word));
}

const words = () => readTable<'word'>('easy-passwords').map(({ word }) => word);
