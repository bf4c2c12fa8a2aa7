import type { ComponentChildren } from 'preact';
import type { Faults, Flash, Visit } from '../../platform/http/index.ts';

/** In the order of setting up. The first has its own page, behind a link; the last one opens the doors. */
export const stepNames = ['administrator', 'community', 'joining', 'boards', 'texts', 'mail', 'done'] as const;
export type StepName = (typeof stepNames)[number];

/** What came of a form: refused with a sentence for each field, or kept. `stay` shows the same page again. */
export type Outcome = { faults: Faults } | { flash: Flash; stay?: boolean };

/** One page of settings, the same while setting up and later. */
export type Step = {
  name: Exclude<StepName, 'administrator' | 'done'>;
  /** Saving it could let somebody in, or hand over others' letters: later, who does it proves first who they are. */
  opensDoors?: true;
  /** A password is typed there, which no form carries through a proof: it is asked for before the page. */
  hasSecrets?: true;
  /** The fields: as they are stored, or as they were typed with what is wrong about them. */
  fields(visit: Visit, faults: Faults | null): Promise<ComponentChildren>;
  /** What may be done besides saving, below the main button. */
  besides?(visit: Visit, faults: Faults | null): Promise<ComponentChildren>;
  save(visit: Visit): Promise<Outcome>;
};

/** The page to go on at: an unknown word in the database is the beginning. */
export function stepNamed(name: string): StepName {
  return stepNames.find((known) => known === name) ?? 'community';
}

export function stepAfter(name: StepName): StepName {
  return stepNames[stepNames.indexOf(name) + 1] ?? 'done';
}

export function isAhead(name: StepName, of: StepName): boolean {
  return stepNames.indexOf(name) > stepNames.indexOf(of);
}

export const kept: Flash = { kind: 'done', key: 'operator.flash.kept' };
