import { everyone, member, type Clause } from './principals.ts';

/** Whoever holds these holds those too: see how a viewer's principals are loaded. */
function heldWith(principals: readonly string[]): Set<string> {
  const held = new Set([...principals, everyone]);
  for (const p of principals) {
    if (p !== everyone) held.add(member);
    if (p.startsWith('staff-of:')) held.add(p.replace('staff-of:', 'in:'));
  }
  return held;
}

/**
 * Whether every person whom `wanted` would admit, now or later, is admitted by `present` already. Words may then go from
 * one audience to the other without asking who wrote them.
 */
export function admitsNoOneNew(wanted: readonly Clause[], present: readonly Clause[]): boolean {
  return wanted.every(({ lead, also }) => {
    // The least that somebody holds whom this clause admits. Holding more never shuts anybody out.
    const held = heldWith([lead, ...also]);
    return present.some((p) => held.has(p.lead) && p.also.every((a) => held.has(a))); // guard:admits-no-one-new
  });
}
