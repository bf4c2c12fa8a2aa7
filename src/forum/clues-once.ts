import type { Visit } from '../platform/http/index.ts';
import type { Composed } from './composed.ts';
import { cluesIn, type Clue } from './telling-words.ts';

/** By what somebody could be known in these words, unless their writer was told already; null when there is nothing to say. */
export function cluesOnce({ viewer, form }: Visit, given: Composed & { title?: string }): Clue[] | null {
  if (form.get('clues') === 'seen') return null;
  const clues = cluesIn(given, viewer.person?.name ?? '');
  return clues.length > 0 ? clues : null;
}
