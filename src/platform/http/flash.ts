import { ownPath } from './own-path.ts';
import type { Flash, Visit } from './route.ts';

const seconds = 40;

/** Leaves a word for the next page, in a cookie of its own: no server state, gone when shown. */
export function leaveFlash(visit: Visit, flash: Flash): void {
  visit.setCookie('flash', Buffer.from(JSON.stringify(flash)).toString('base64url'), seconds);
}

/** Takes it up, once. Anything malformed is nothing. */
export function takeFlash(visit: Visit): Flash | undefined {
  const kept = visit.cookie('flash');
  if (!kept) return undefined;
  visit.clearCookie('flash');
  try {
    const flash = JSON.parse(Buffer.from(kept, 'base64url').toString()) as Flash;
    return isFlash(flash) ? flash : undefined;
  } catch {
    return undefined;
  }
}

function isFlash(f: Flash): boolean {
  return ['done', 'kept', 'problem'].includes(f.kind) && typeof f.key === 'string' && (f.undo === undefined || isUndo(f.undo));
}

function isUndo({ action, key, fields }: NonNullable<Flash['undo']>): boolean {
  return ownPath(action) === action && typeof key === 'string' && Object.values(fields).every((value) => typeof value === 'string');
}
