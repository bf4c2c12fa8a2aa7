import { randomUUID } from 'node:crypto';
import { expect, vi } from 'vitest';
import { statusOf } from '../running/program.ts';
import { reply, tryReply } from './gather.ts';
import { rowsOf } from './meddle.ts';
import type { Visitor } from './visitor.ts';

/** One reply that was acknowledged, with the post that the answer named. */
type Entry = { readonly words: string; readonly key: string; readonly postId: string };

export type Ledger = {
  /** Resolves when so many more were acknowledged. */
  more(replies: number): Promise<void>;
  /** Lets everybody finish what they began. @returns how often something had to be sent again */
  close(): Promise<number>;
  /** Nothing acknowledged is lost, nothing was written twice, nobody's place is missing. */
  holds(url: string): Promise<void>;
};

/** Everybody posts, one reply after the other. What gets no answer is sent again with its key when the program is back. */
export function keepLedger(site: string, writers: readonly Visitor[], thread: string): Ledger {
  const entries: Entry[] = [];
  let again = 0;
  let open = true;

  async function acknowledged(writer: Visitor, words: string, key: string): Promise<string> {
    for (;;) {
      const answer = await tryReply(site, writer, thread, words, key);
      if (typeof answer === 'string') return answer;
      expect([0, 503], `${words} was answered`).toContain(answer);
      again += 1;
      await vi.waitFor(async () => expect(await statusOf(`${site}/readyz`)).toBe(200), 50_000);
    }
  }
  async function keepPosting(writer: Visitor): Promise<void> {
    for (let n = 1; open; n += 1) {
      const words = `${writer.name} writes number ${n}`;
      const key = randomUUID();
      entries.push({ words, key, postId: await acknowledged(writer, words, key) });
    }
  }
  const posting = Promise.all(writers.map(keepPosting));
  // Whoever waits for the ledger hears of it; until then it is nobody's fault.
  posting.catch(() => (open = false));
  return {
    async more(replies) {
      const wanted = entries.length + replies;
      const enough = vi.waitFor(() => expect(entries.length).toBeGreaterThanOrEqual(wanted), 50_000);
      await Promise.race([enough, posting]);
    },
    async close() {
      open = false;
      await posting;
      return again;
    },
    async holds(url) {
      const written = await rowsOf<{ id: string; words: string }>(
        url,
        'select id, words from post where scope_id = $1 and position > 0 order by position',
        [thread],
      );
      const [last] = await rowsOf<{ position: number }>(url, 'select max(position) as position from post where scope_id = $1', [thread]);
      const sorted = (list: { id: string; words: string }[]) => list.map(({ id, words }) => `${words}: ${id}`).sort();
      expect(sorted(written)).toEqual(sorted(entries.map(({ postId, words }) => ({ id: postId, words }))));
      expect(last?.position).toBe(entries.length);
      for (const writer of writers) {
        const mine = entries.findLast(({ words }) => words.startsWith(writer.name))!;
        expect(await reply(site, writer, thread, mine.words, mine.key)).toBe(mine.postId);
      }
    },
  };
}
