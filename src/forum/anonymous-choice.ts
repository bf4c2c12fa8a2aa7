import type { Viewer } from '../contracts/index.ts';
import { freeAlias } from '../people/index.ts';
import type { Flash, Visit } from '../platform/http/index.ts';

/** What the box offers somebody who may post under an alias. */
export type AnonymousChoice = {
  /** The name they go by otherwise. */
  name: string;
  alias: string;
  /** Whether they have this alias in this conversation already; else it is what they would be called. */
  known: boolean;
  /** Whether their name stands in this conversation, as far as the page shows it. */
  byName: boolean;
};

type Here = { anonymous: boolean; language: string; my_alias?: string | null };
type Shown = { byline_id: string; label: string | null };

/**
 * @param here the place, or the conversation and its place
 * @param shown the posts on this page; none where a conversation is new
 * @param seed the form's key, by which the alias falls that is given when it is posted
 */
export function anonymousChoice({ person }: Viewer, here: Here, shown: readonly Shown[], seed: string): AnonymousChoice | null {
  const mine = here.my_alias ?? null;
  if (!person || !(here.anonymous || mine)) return null;
  const given = shown.flatMap(({ label }) => label ?? []);
  return {
    name: person.name,
    alias: mine ?? freeAlias({ seed, language: here.language }, new Set(given)),
    known: mine !== null,
    byName: shown.some(({ byline_id }) => byline_id === person.namedByline),
  };
}

/** What is said once words are posted: under which alias, so that nobody has to wonder. */
export function saidAs(alias: string | null | undefined, what: 'replied' | 'started'): Flash {
  return alias ? { kind: 'done', key: `forum.flash.${what}_as`, args: { alias } } : { kind: 'done', key: `forum.flash.${what}` };
}

/** The place takes nobody new who is anonymous, since this page was shown. Nothing is posted, least of all by name. */
export function notAnonymous({ viewer, words }: Visit): Record<string, string> {
  return { anonymous: words.t('forum.fault.not_anonymous', { name: viewer.person?.name ?? '' }) };
}
