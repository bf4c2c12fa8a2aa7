import type { ComponentChildren } from 'preact';
import { FieldError, FieldHint, type Labelled, tied } from './field.tsx';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-names.ts';

type ChoiceProps = {
  type?: 'radio' | 'checkbox';
  name: string;
  value: string;
  id?: string;
  label: ComponentChildren;
  hint?: ComponentChildren;
  icon?: IconName;
  checked?: boolean;
  required?: boolean;
  disabled?: boolean;
  error?: string | undefined;
  lang?: string;
};

/** One tick box or one of several round ones; the whole row can be pressed. */
export function Choice({ type = 'checkbox', label, hint, icon, error, lang, ...input }: ChoiceProps) {
  const id = input.id ?? `${input.name}-${input.value}`;
  return (
    <div class={error ? 'choice-field field-wrong' : 'choice-field'}>
      {error && <FieldError id={id}>{error}</FieldError>}
      <div class="choice">
        <input {...input} type={type} {...tied({ name: input.name, id, hint, error })} />
        <label for={id} lang={lang}>
          {icon && <Icon name={icon} />}
          <span>{label}</span>
        </label>
        {hint && <FieldHint id={id}>{hint}</FieldHint>}
      </div>
    </div>
  );
}

type ChoicesProps = Omit<Labelled, 'label'> & {
  legend: ComponentChildren;
  type?: 'radio' | 'checkbox';
  options: { value: string; label: ComponentChildren; hint?: ComponentChildren; icon?: IconName; lang?: string }[];
  value?: string | readonly string[];
  /** Short answers side by side where there is room. */
  layout?: 'rows' | 'tiles';
};

/** Several answers to one question. An error summary links to the first of them. */
export function Choices({ legend, type = 'radio', options, value = [], layout = 'rows', ...group }: ChoicesProps) {
  const { name, id = name, hint, error, optional } = group;
  const chosen = typeof value === 'string' ? [value] : value;
  // The first answer has the id of the question: what is said of all answers is not said of that one.
  const all = `${id}-all`;
  return (
    <fieldset
      class={`choices choices-${layout}${error ? ' field-wrong' : ''}`}
      aria-describedby={tied({ ...group, id: all })['aria-describedby']}
    >
      <legend>
        {legend} {optional && <span class="optional">{optional}</span>}
      </legend>
      {hint && <FieldHint id={all}>{hint}</FieldHint>}
      {error && <FieldError id={all}>{error}</FieldError>}
      <div class="choices-list">
        {options.map((option, at) => (
          <Choice
            {...option}
            type={type}
            name={name}
            id={at === 0 ? id : `${id}-${option.value}`}
            checked={chosen.includes(option.value)}
          />
        ))}
      </div>
    </fieldset>
  );
}
