import { Icon } from './icon.tsx';

type Step = {
  label: string;
  /** Where a finished step can be looked at again. */
  href?: string;
  state: 'done' | 'current' | 'ahead';
};

type StepProgressProps = {
  label: string;
  /** "Step 2 of 5: Boards". */
  words: string;
  /** The word "done", for a screen reader. */
  done: string;
  steps: Step[];
};

export function StepProgress({ label, words, done, steps }: StepProgressProps) {
  return (
    <nav class="steps" aria-label={label}>
      <p class="steps-words">{words}</p>
      <ol role="list">
        {steps.map((step) => (
          <li class={`step step-${step.state}`} aria-current={step.state === 'current' ? 'step' : undefined}>
            {step.state === 'done' && <Icon name="check" />}
            {step.href ? <a href={step.href}>{step.label}</a> : <span>{step.label}</span>}
            {step.state === 'done' && <span class="aloud"> ({done})</span>}
          </li>
        ))}
      </ol>
    </nav>
  );
}
