import type { Viewer } from '../contracts/index.ts';

/** What a rule may ask of the thing at hand; each act names the facts it needs. */
export type Facts = { mayWrite?: boolean; closed?: boolean; mine?: boolean; moderates?: boolean; state?: string };

type Rule = (viewer: Viewer, facts: Facts) => boolean;

const active = (v: Viewer) => v.person?.state === 'active';

/** One line a rule. The same table answers which buttons a page shows and what an act allows. */
const rules = {
  'start-thread': (v, f) => active(v) && f.mayWrite === true, // guard:can-start-thread
  reply: (v, f) => active(v) && f.mayWrite === true && f.closed === false && f.state === 'shown', // guard:can-reply
  summarise: (v, f) => active(v) && f.mayWrite === true && f.state === 'shown', // guard:can-summarise
  react: (v, f) => active(v) && f.state === 'shown', // guard:can-react
  edit: (v, f) => active(v) && f.mine === true && f.closed === false && f.state === 'shown', // guard:can-edit
  retitle: (v, f) => active(v) && (f.moderates === true || (f.mine === true && f.closed === false)), // guard:can-retitle
  delete: (v, f) => active(v) && f.mine === true && f.state !== 'gone', // guard:can-delete
  report: (v, f) => active(v) && f.mine === false, // guard:can-report
  moderate: (v, f) => active(v) && f.moderates === true, // guard:can-moderate
  'decide-on': (v, f) => active(v) && f.moderates === true && f.mine === false, // guard:can-decide-on
  suspend: (v, f) => active(v) && v.person?.siteRoles.includes('moderator') === true && f.mine === false, // guard:can-suspend
  'read-former-names': (v, f) => active(v) && v.person?.siteRoles.includes('moderator') === true && f.mine === false, // guard:can-read-former-names
  'ask-unmasking': (v, f) => active(v) && (f.moderates === true || v.person?.siteRoles.includes('moderator') === true) && f.mine === false, // guard:can-ask-unmasking
  'answer-unmasking': (v, f) => active(v) && (v.person?.siteRoles.length ?? 0) > 0 && f.mine === false, // guard:can-answer-unmasking
  invite: (v) => active(v) && v.person?.siteRoles.includes('administrator') === true, // guard:can-invite
  administer: (v) => active(v) && v.person?.siteRoles.includes('administrator') === true, // guard:can-administer
  'read-reports': (v) => active(v) && (v.staffOf.length > 0 || v.person?.siteRoles.includes('moderator') === true), // guard:can-read-reports
} satisfies Record<string, Rule>;

export type Act = keyof typeof rules;

/** Whether the viewer may do this, given facts that `open` or `hold` told. */
export function can(viewer: Viewer, act: Act, facts: Facts = {}): boolean {
  const rule: Rule = rules[act];
  return rule(viewer, facts);
}
