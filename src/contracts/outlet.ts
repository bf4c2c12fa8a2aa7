import type { Tx } from '../platform/db/index.ts';

/** A loss of access: of one place, or of everything (placeId null). */
export type Loss = { personId: string; placeId: number | null };

/** Any way out. `app.ts` refuses to start with an outlet that does not say what it purges. */
export type Outlet = {
  name: string;
  /** Removes what this outlet has stored for a person about what they may no longer see. */
  purge: ((tx: Tx, loss: Loss) => Promise<void>) | 'keeps nothing';
};
