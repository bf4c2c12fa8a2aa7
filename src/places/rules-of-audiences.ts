import { admitsNoOneNew } from '../access/index.ts';
import type { Form } from '../platform/http/index.ts';
import { isRelation } from '../people/index.ts';
import type { ChosenAudiences, Condition } from '../spaces/index.ts';

/** The three questions of a place, in the order they are asked. */
export const doors = ['entrance', 'inside', 'writers'] as const;
export type AudienceDoor = (typeof doors)[number];

/** Ways to be admitted that a form asks for: this or this or this, each of two things at most. */
export const mostConditions = 3;

/** The narrowest comes first: it is what the database looks people up by. */
const breadth = (principal: string) =>
  /^in(:|$)/.test(principal) ? 0 : isRelation(principal.replace('relation:', '')) ? 1 : principal === 'member' ? 2 : 3;

/** One line of the form: what everybody is need not be said beside what somebody is. */
export function conditionOf(first: string, second: string): Condition | null {
  const said = [...new Set([first, second].filter(Boolean))].toSorted((a, b) => breadth(a) - breadth(b) || a.localeCompare(b));
  const [lead, ...also] = said;
  return lead === undefined ? null : { lead, also: also.filter((p) => breadth(p) < 2) };
}

/**
 * What was chosen, line by line. Fields are called `inside-0` and `inside-0-also`.
 * @param known what may be chosen: nobody is let in by a word that the form does not offer
 */
export function audiencesTyped(form: Form, known: readonly string[]): ChosenAudiences {
  const typed = (name: string) => (known.includes(form.get(name)) ? form.get(name) : '');
  const of = (door: AudienceDoor): Condition[] => {
    const lines = Array.from({ length: mostConditions }, (_, n) => conditionOf(typed(`${door}-${n}`), typed(`${door}-${n}-also`)));
    return lines.filter((one) => one !== null).filter((one, n, all) => all.findIndex((other) => sameCondition(one, other)) === n);
  };
  return { entrance: of('entrance'), inside: of('inside'), writers: of('writers') };
}

const sameCondition = (a: Condition, b: Condition) => a.lead === b.lead && a.also.join() === b.also.join();

/** The staff are in every audience, so that one for nobody else would be no mistake; these are. By door, the key of a sentence. */
export function faultsOfAudiences({ entrance, inside, writers }: ChosenAudiences): Partial<Record<AudienceDoor, string>> {
  if (inside.length === 0) return { inside: 'places.fault.inside_empty' };
  if (writers.some(({ lead }) => lead === 'everyone')) return { writers: 'places.fault.writers_everyone' };
  if (!admitsNoOneNew(inside, entrance)) return { entrance: 'places.fault.entrance_narrow' };
  return admitsNoOneNew(writers, inside) ? {} : { writers: 'places.fault.writers_wide' };
}
