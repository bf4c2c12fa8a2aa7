import type { House } from '../contracts/index.ts';
import { aliasesToPartWith, noteParted } from '../people/index.ts';
import { inTransaction } from '../platform/db/index.ts';
import { eraseWords } from './erase-words.ts';

/** Erases the words of aliases whose person left and wished it, each when its moment has come. */
export async function partWithAliasesDue(house: House): Promise<void> {
  const now = house.clock.now();
  for (const bylineId of await aliasesToPartWith(house.db, now)) {
    await inTransaction(house.db, async (tx) => {
      await eraseWords(tx, [bylineId], now);
      await noteParted(tx, bylineId, now);
    });
  }
}
