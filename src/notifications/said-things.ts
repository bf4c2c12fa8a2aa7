import { recipientOf } from '../access/index.ts';
import type { House, Summary, Viewer } from '../contracts/index.ts';

/** What people say to each other, opened as this viewer, of whichever kinds it is. One round trip a kind. */
export async function openSaid(house: House, viewer: Viewer, ids: readonly string[]): Promise<Summary[]> {
  if (ids.length === 0) return [];
  const recipient = recipientOf(viewer);
  const kinds = [...house.kinds.values()].filter((kind) => kind.isAnswered);
  const opened = await Promise.all(
    kinds.map(async (kind) => (await kind.open(house.db, viewer, ids)).map((seen) => kind.summary(seen, recipient))),
  );
  return opened.flat();
}
