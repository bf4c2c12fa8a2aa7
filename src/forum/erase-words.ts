import { letGo } from '../files/index.ts';
import type { Tx } from '../platform/db/index.ts';
import { recount, wipeTitles } from './store.ts';

/** Takes away everything that was said under these bylines, for good. A line stays where it stood. */
export async function eraseWords(tx: Tx, bylines: readonly string[], now: Date): Promise<void> {
  const scopes = await tx.selectFrom('post').select('scope_id').distinct().where('byline_id', 'in', bylines).orderBy('scope_id').execute();
  const ids = scopes.map((s) => s.scope_id);
  if (ids.length === 0) return;
  await tx.selectFrom('scope').select('id').where('id', 'in', ids).orderBy('id').forNoKeyUpdate().execute();
  const theirs = tx.selectFrom('post').select('id').where('byline_id', 'in', bylines);
  await tx.deleteFrom('post_version').where('post_id', 'in', theirs).execute();
  await tx.deleteFrom('content_note').where('post_id', 'in', theirs).execute();
  for (const table of ['mention', 'quote'] as const) await tx.deleteFrom(table).where('post_id', 'in', theirs).execute();
  await letGo(tx, { ofPostsBy: bylines });
  const opened = tx.updateTable('thread').set({ title: '' }).where('opener_byline_id', 'in', bylines);
  await wipeTitles(
    tx,
    (await opened.returning('scope_id').execute()).map((t) => t.scope_id),
  );
  await tx
    .updateTable('post')
    .set({ words: '', html: '', mentions: 0, quotes: 0, left_trace: true, state: 'gone', gone_at: now })
    .where('byline_id', 'in', bylines)
    .execute();
  for (const id of ids) await recount(tx, id);
}
