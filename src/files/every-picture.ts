import { keyOf, renditions } from '../platform/files/index.ts';

/** How a backup finds the bytes of every picture: the ids in the tables, and the keys of each. */
export const everyPicture = {
  ids: 'select id from file order by id',
  keysOf: (id: string): string[] => renditions.map(({ name }) => keyOf(id, name)),
};
