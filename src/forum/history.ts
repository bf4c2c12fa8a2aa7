import { open, opening, recipientOf, type See } from '../access/index.ts';
import type { Lens, Viewer } from '../contracts/index.ts';
import type { Db } from '../platform/db/index.ts';
import { differences, type Stretch } from './differences.ts';

/** Changes on one page: each is found out by comparing long texts, and somebody may have made thousands. */
export const changesOnPage = 10;

/** The words of a post while they stood, since when. Of what its author took away, only moderators of the place have words. */
export type Version = { n: number; words: string; at: Date; takenAt: Date | null };

type VersionRow = { n: number; words: string; replaced_at: Date | null; taken_at: Date | null; created_at: Date };

const whatEveryoneRead = `v.state = 'shown'`; // guard:version-state

const versions = (lens: Lens) => (see: See) =>
  `
select v.n, ${lens === 'moderator' ? 'coalesce((select vt.words from version_taken vt where vt.post_id = v.post_id and vt.n = v.n), v.words) as words' : 'v.words'}, v.replaced_at, v.taken_at, p.created_at
from post p join scope s on s.id = p.scope_id join thread t on t.scope_id = s.id
join (select post_id, n, words, replaced_at, state, taken_at from post_version
  union all select id, 1000000, words, null, 'shown', null from post) v on v.post_id = p.id and (${lens === 'moderator' ? 'true' : `${whatEveryoneRead} or p.byline_id = any(:bylines::uuid[])`})
where p.id = :post::uuid and p.state <> 'gone' and p.edited_at is not null and ${see.part('p')} and s.kind = 'thread' and ${see.scope('s', { author: 't.opener_byline_id' })}
  and (:before::int is null or v.n < :before::int)
order by v.n desc limit ${changesOnPage + 1}`;

type Asked = { post: string; before: number | null };

const histories = {
  author: opening<VersionRow, Asked>('versions of a post', 'author', versions('author')),
  moderator: opening<VersionRow, Asked>('versions of a post, as moderator', 'moderator', versions('moderator')),
};

/**
 * What a post said last before a version, or until now, in the order of time: a page of changes, and what stood before the
 * first of them. Nothing where it was never changed, or is not this viewer's to read.
 */
export async function openVersions(
  db: Db,
  viewer: Viewer,
  post: string,
  lens: 'author' | 'moderator',
  before: number | null = null,
): Promise<Version[]> {
  const newest = (await open(db, viewer, histories[lens], { post, before })).map((seen) => seen.for(recipientOf(viewer)));
  const found = newest.toReversed();
  return found.map(({ n, words, created_at, taken_at }, at) => ({
    n,
    words,
    at: found[at - 1]?.replaced_at ?? created_at,
    takenAt: taken_at,
  }));
}

/** What became of the words with this version. `taken`: what stood there is not shown, nor what differed from it. */
export type Change = { version: Version; stretches: Stretch[]; taken: boolean };

/** Taken away, and not there to be read either: for moderators only once its days are over. */
export const isTaken = ({ takenAt, words }: Version): boolean => takenAt !== null && words === '';

/**
 * From version to version, the newest change first, as one looks for it. What its author took away is passed over: the
 * words around it are compared with each other.
 */
export function changesOf(found: readonly Version[]): Change[] {
  return found
    .slice(1)
    .map((version, n) => {
      const before = found.slice(0, n + 1).findLast((one) => !isTaken(one));
      return { version, taken: isTaken(version), stretches: stretchesOf(before, version) };
    })
    .toReversed();
}

function stretchesOf(before: Version | undefined, version: Version): Stretch[] {
  if (isTaken(version)) return [];
  return before ? differences(before.words, version.words) : [{ is: 'same', words: version.words }];
}
