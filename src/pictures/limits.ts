import type { Limit } from '../people/index.ts';

/** Redrawing costs our machine something each time, also when nothing comes of it. */
export const picturesAnHour = (personId: string): Limit => ({ what: `pictures of ${personId}`, most: 120, minutes: 60 });
