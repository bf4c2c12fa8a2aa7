import { DraftDone } from '../platform/html/index.ts';
import type { Visit } from '../platform/http/index.ts';
import { isId } from '../platform/ids.ts';
import { typedIn } from './composed.ts';
import type { Retry } from './page-models.ts';

/** For the address of the page after something was posted: which draft it was, under which form's key. */
export const postedAs = (draft: string, key: string): string => `posted=${draft}&key=${key}`;

/** The form once more, with what was newly written in it and a key of its own. */
export function saidBefore({ form, words }: Visit): Retry {
  return { typed: { ...typedIn(form), idempotency_key: '' }, faults: { words: words.t('forum.fault.said_before') } };
}

/**
 * Tells the browser's own part that these words are posted, so that its copy can go. The key is known to who sent the
 * form alone: an address in somebody's post takes no copy away.
 */
export function DoneWith({ visit: { query, viewer } }: { visit: Visit }) {
  const { posted: draft = '', key = '' } = query;
  if (!viewer.person || !/^(reply|thread|edit|summary):[\w-]+$/.test(draft) || !isId(key)) return null;
  return <DraftDone form={draft} owner={viewer.person.namedByline} sentAs={key} />;
}
