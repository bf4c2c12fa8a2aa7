import { z } from 'zod';

/** Two names with the same key are the same name to a reader: signs that show nothing tell none apart. */
export function nameKey(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s\p{Cf}\p{Default_Ignorable_Code_Point}._-]+/gu, '');
}

export const longestName = 40;

/** What is wrong with a name, as a message key's last part; null when nothing is. */
export function faultOfName(name: string): 'empty' | 'long' | 'signs' | 'address' | null {
  if (!/[\p{L}\p{N}]/u.test(nameKey(name))) return /[^\s\p{P}]/u.test(name) ? 'signs' : 'empty';
  if ([...name].length > longestName) return 'long';
  if (/@|:\/\//.test(name)) return 'address';
  if (/\p{Default_Ignorable_Code_Point}/u.test(name)) return 'signs';
  // Letters carry two or three marks; towers of them run over the lines above.
  if (/\p{M}{4}/u.test(name)) return 'signs';
  return /^[\p{L}\p{M}\p{N} .'’_-]+$/u.test(name) ? null : 'signs';
}

/** A pseudonym in a form: trimmed, with single spaces; its faults are keys of sentences. */
export const nameField = z
  .string('people.name.empty')
  .transform((text) => text.trim().replaceAll(/\s+/g, ' '))
  .superRefine((name, context) => {
    const fault = faultOfName(name);
    if (fault) context.addIssue({ code: 'custom', message: `people.name.${fault}` });
  });
