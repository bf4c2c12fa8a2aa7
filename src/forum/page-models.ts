import { can, isInsider, recipientOf, toWhoWillSee, type WhoWillSee } from '../access/index.ts';
import type { Lens, Seen } from '../contracts/index.ts';
import { bylineShown, type Draft } from '../people/index.ts';
import type { Visit } from '../platform/http/index.ts';
import { anonymousChoice, type AnonymousChoice } from './anonymous-choice.ts';
import type { BoardAndThreads, PostRow, ThreadPlace, ThreadRow } from './queries.ts';
import type { Typed } from './composed.ts';
import type { Clue } from './telling-words.ts';
import { metThread } from './listed-thread.ts';
import { foldPosts } from './fold-posts.ts';
import { pageSize } from './rules.ts';
import { keepingOf } from './thread-keeping.ts';
import type { BoardPage } from './views/board.tsx';
import type { ComposerPage } from './views/composer.tsx';
import type { ReplyBoxPage } from './views/reply-box.tsx';
import type { ThreadPage } from './views/thread.tsx';

/** What the reader typed and what was wrong with it, or how it will look, when the page is shown again. */
export type Retry = {
  typed: Typed;
  faults: Record<string, string>;
  /** The words as they will look, for somebody who wished to see them first. */
  look?: string;
  /** When these were kept as a draft; nothing when they were not. */
  keptAt?: Date;
  /** By what somebody could be known: said once, before it is posted. */
  clues?: readonly Clue[];
};

/** A page that is shown again is no mistake when its reader only wished to look. */
export const statusOf = (retry?: Retry): number => (retry && (retry.clues || Object.keys(retry.faults).length > 0) ? 422 : 200);

/** Turns an opened thread into the page: which posts, where it goes on, what may be done. */
export function threadPage(
  visit: Visit,
  seen: Seen<ThreadRow>,
  where: ThreadPlace,
  lens: Lens,
  answer: string | null,
  retry?: Retry,
): ThreadPage {
  const { viewer } = visit;
  const { posts: rows, who, draft, ...thread } = seen.for(recipientOf(viewer));
  const { summary } = thread;
  const back = where.before !== undefined;
  const posts = rows.length > pageSize ? (back ? rows.slice(1) : rows.slice(0, pageSize)) : rows;
  const moderates = viewer.staffOf.includes(thread.place_id);
  const closed =
    thread.closed_because === null || thread.closed_at === null
      ? null
      : { reason: thread.closed_because, when: visit.words.when(thread.closed_at) };
  const whoReads = toWhoWillSee(who, isInsider(viewer, thread.audience_id));
  const facts = { mayWrite: thread.may_write, closed: closed !== null, state: thread.state, moderates };
  return {
    thread,
    posts,
    isPublic: whoReads.public,
    earlier: (back ? rows.length > pageSize : thread.has_earlier) ? (posts[0]?.id ?? null) : null,
    later: (back ? true : rows.length > pageSize) ? (posts.at(-1)?.id ?? null) : null,
    firstNew: firstNew(posts, thread.read_to, viewer.bylines),
    mine: viewer.bylines,
    may: {
      react: can(viewer, 'react', facts),
      report: can(viewer, 'report', { mine: false }),
      moderate: can(viewer, 'moderate', facts),
      unmask: can(viewer, 'ask-unmasking', { moderates, mine: false }),
    },
    closed,
    box: can(viewer, 'reply', facts) ? replyBox(visit, thread, posts, { who: whoReads, draft }, answer, retry) : null,
    lens: lens === 'moderator' ? 'moderator' : 'author',
    meets: foldPosts({ viewer, thread, posts, where, plain: lens === 'moderator' }),
    keeping: keepingOf(visit, thread, moderates),
    summary: summary && { ...summary, read: (thread.read_to ?? -1) >= summary.up_to },
    live: viewer.person?.state === 'active',
  };
}

/** Where «new since you were here» stands: only for somebody who was here, never at one's own post. */
function firstNew(posts: readonly PostRow[], readTo: number | null, mine: readonly string[]): string | null {
  if (readTo === null) return null;
  return posts.find((p) => p.position > readTo && !mine.includes(p.byline_id))?.id ?? null;
}

function replyBox(
  visit: Visit,
  thread: Omit<ThreadRow, 'posts' | 'who' | 'draft'>,
  posts: readonly PostRow[],
  { who, draft }: { who: WhoWillSee; draft: ThreadRow['draft'] },
  answer: string | null,
  retry?: Retry,
): ReplyBoxPage {
  const { t } = visit.words;
  const kept = draft && { fields: draft.fields, keptAt: new Date(draft.kept_at), asides: draft.asides };
  const answers = retry?.typed['answers'] || answer || kept?.fields['answers'];
  const answered = posts.find((p) => p.id === answers && p.state === 'shown');
  return {
    threadId: thread.scope_id,
    intent: thread.intent,
    opener: thread.opener_name ?? t('people.former_member'),
    answers: answered ? { id: answered.id, name: bylineShown(t, answered).name } : null,
    composer: composerPage(
      visit,
      {
        form: `reply:${thread.scope_id}`,
        back: `/threads/${thread.scope_id}#reply`,
        names: `/threads/${thread.scope_id}/names`,
        who,
        draft: kept,
        about: 'folded',
        anonymous: (seed) => anonymousChoice(visit.viewer, thread, posts, seed),
      },
      retry,
    ),
  };
}

type ComposerFor = {
  form: string;
  back: string;
  /** Where names to call are asked for; a summary calls nobody. */
  names?: string;
  who: WhoWillSee;
  draft: Draft | null | undefined;
  typed?: Typed;
  about?: ComposerPage['about'];
  /** What is offered to somebody who may be anonymous; the seed is the form's key. */
  anonymous?: (seed: string) => AnonymousChoice | null;
};

/** The box as it is shown: what was typed and refused comes first, then what was kept, then what stands already. */
export function composerPage(
  visit: Visit,
  { form, back, names = '', who, draft, typed = {}, about = null, anonymous }: ComposerFor,
  retry?: Retry,
): ComposerPage {
  const key = retry?.typed['idempotency_key'] || visit.house.ids.blind();
  return {
    form,
    back,
    names,
    owner: visit.viewer.person?.namedByline ?? '',
    keptAt: retry ? (retry.keptAt ?? null) : (draft?.keptAt ?? null),
    base: retry?.keptAt?.toISOString() ?? retry?.typed['base'] ?? draft?.keptAt.toISOString() ?? '',
    asides: draft?.asides ?? 0,
    key,
    typed: retry?.typed ?? draft?.fields ?? typed,
    quotes: [],
    faults: retry?.faults ?? {},
    look: retry?.look ?? null,
    about,
    anonymous: anonymous?.(key) ?? null,
    clues: retry?.clues ?? [],
    pictures: { chosen: [], limits: visit.house.config.pictures },
    who,
    community: visit.house.community().name,
  };
}

/** @param before the cursor this page was asked with */
export function boardPage(visit: Visit, seen: Seen<BoardAndThreads>, before: string | null): BoardPage {
  const { viewer } = visit;
  const {
    board: { who, ...board },
    threads,
  } = seen.for(recipientOf(viewer));
  return {
    board,
    who: toWhoWillSee(who, isInsider(viewer, board.inside_id)),
    threads: threads.slice(0, pageSize).map((thread) => metThread(viewer, thread, board.id)),
    waiting: [],
    older: threads.length > pageSize ? threads[pageSize - 1]!.scope_id : null,
    first: before === null,
    community: visit.house.community().name,
    signedIn: viewer.person !== null,
    moderates: viewer.staffOf.includes(board.id),
  };
}

/** The last position this page showed: written after the response, never before. */
export function lastShown(page: ThreadPage): number {
  return page.posts.at(-1)?.position ?? 0;
}
