import type { Recipient } from './viewer.ts';

/**
 * A thing that was opened through access, and for whom. Every view, mail, feed and live update asks
 * `seen.for(recipient)`; somebody else's Seen throws instead of telling.
 * Only `access/` makes one; the architecture test holds that.
 */
export type Seen<T> = {
  for(recipient: Recipient): T;
};
