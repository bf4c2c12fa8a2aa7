import { createHash } from 'node:crypto';
import type { Ids } from '../platform/ids.ts';

/** The same identifiers each time, so that pictures and links of the demo stay true. Never for a real community. */
export function demoIds(): Ids {
  let n = 0;
  const next = (kind: string) => createHash('sha256').update(`harbour lights ${kind} ${++n}`).digest();
  const uuid = (version: string) => {
    const h = next('id').toString('hex');
    return `${h.slice(0, 8)}-${h.slice(8, 12)}-${version}${h.slice(13, 16)}-a${h.slice(17, 20)}-${h.slice(20, 32)}`;
  };
  return { dated: () => uuid('7'), blind: () => uuid('4'), secret: () => next('secret').toString('base64url') };
}
