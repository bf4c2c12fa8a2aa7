import { open, opening, recipientOf, type See } from '../access/index.ts';
import type { Lens, Viewer } from '../contracts/index.ts';
import type { Db } from '../platform/db/index.ts';
import { differences, type Stretch } from './differences.ts';

/** The words of a post while they stood: since when, until when. The last are those that stand now. */
export type Version = { words: string; at: Date };

type VersionRow = { words: string; replaced_at: Date | null; created_at: Date };

const whatEveryoneRead = `v.state = 'shown'`; // guard:version-state

const versions = (lens: Lens) => (see: See) =>
  `
select v.words, v.replaced_at, p.created_at
from post p join scope s on s.id = p.scope_id join thread t on t.scope_id = s.id
join (select post_id, n, words, replaced_at, state from post_version
  union all select id, 1000000, words, null, 'shown' from post) v on v.post_id = p.id and (${lens === 'moderator' ? 'true' : `${whatEveryoneRead} or p.byline_id = any(:bylines::uuid[])`})
where p.id = :post::uuid and p.state <> 'gone' and p.edited_at is not null and ${see.part('p')} and s.kind = 'thread' and ${see.scope('s', { author: 't.opener_byline_id' })}
order by v.n`;

const histories = {
  author: opening<VersionRow, { post: string }>('versions of a post', 'author', versions('author')),
  moderator: opening<VersionRow, { post: string }>('versions of a post, as moderator', 'moderator', versions('moderator')),
};

/** What a post said, from its first words to those of now; nothing where it was never changed, or is not this viewer's to read. */
export async function openVersions(db: Db, viewer: Viewer, postId: string, lens: 'author' | 'moderator'): Promise<Version[]> {
  const found = (await open(db, viewer, histories[lens], { post: postId })).map((seen) => seen.for(recipientOf(viewer)));
  return found.map(({ words, created_at }, n) => ({ words, at: found[n - 1]?.replaced_at ?? created_at }));
}

export type Change = { at: Date; stretches: Stretch[] };

/** From version to version, the newest change first, as one looks for it. */
export function changesOf(found: readonly Version[]): Change[] {
  return found
    .slice(1)
    .map(({ words, at }, n) => ({ at, stretches: differences(found[n]!.words, words) }))
    .toReversed();
}
