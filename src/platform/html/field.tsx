import type { ComponentChildren, JSX } from 'preact';
import { Icon } from './icon.tsx';

export type Labelled = {
  name: string;
  label: ComponentChildren;
  /** Defaults to the name; an error summary links to it. */
  id?: string | undefined;
  hint?: ComponentChildren;
  error?: string | undefined;
  /** The word "optional" in the reader's language, when it may stay empty. */
  optional?: string | undefined;
};

type Typing =
  | 'autocapitalize'
  | 'autocomplete'
  | 'autofocus'
  | 'dir'
  | 'disabled'
  | 'form'
  | 'inputmode'
  | 'lang'
  | 'maxlength'
  | 'minlength'
  | 'placeholder'
  | 'readonly'
  | 'required'
  | 'spellcheck';

/** What ties a control to its hint and its error for a screen reader. */
export function tied({ name, id = name, hint, error }: Omit<Labelled, 'label'>) {
  const describedBy = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return { id, name, 'aria-describedby': describedBy || undefined, 'aria-invalid': error ? true : undefined };
}

export function FieldHint({ id, children }: { id: string; children: ComponentChildren }) {
  return (
    <div class="hint" id={`${id}-hint`}>
      {children}
    </div>
  );
}

export function FieldError({ id, children }: { id: string; children: ComponentChildren }) {
  return (
    <p class="field-error" id={`${id}-error`}>
      <Icon name="circle-alert" />
      <span>{children}</span>
    </p>
  );
}

function Around({ name, id = name, label, hint, error, optional, children }: Labelled & { children: ComponentChildren }) {
  return (
    <div class={error ? 'field field-wrong' : 'field'}>
      <label for={id}>
        {label} {optional && <span class="optional">{optional}</span>}
      </label>
      {hint && <FieldHint id={id}>{hint}</FieldHint>}
      {error && <FieldError id={id}>{error}</FieldError>}
      {children}
    </div>
  );
}

type FieldProps = Labelled & {
  type?: 'text' | 'email' | 'password' | 'tel' | 'url' | 'search' | 'number' | 'date' | 'time';
  value?: string;
  min?: string;
  max?: string;
  width?: 'full' | 'half' | 'short';
} & Pick<JSX.IntrinsicElements['input'], Typing>;

export function Field({ name, id, label, hint, error, optional, type = 'text', width = 'full', ...rest }: FieldProps) {
  const labelled = { name, id, label, hint, error, optional };
  return (
    <Around {...labelled}>
      {/* Preact types each kind of input apart; the look and the attributes used here are those of any. */}
      <input dir="auto" {...rest} type={type as 'text'} {...tied(labelled)} class={`input input-${width}`} />
    </Around>
  );
}

type TextAreaProps = Labelled & { value?: string } & Pick<JSX.IntrinsicElements['textarea'], Typing | 'rows'>;

export function TextArea({ name, id, label, hint, error, optional, value, ...rest }: TextAreaProps) {
  const labelled = { name, id, label, hint, error, optional };
  return (
    <Around {...labelled}>
      <textarea dir="auto" rows={6} {...rest} {...tied(labelled)} class="input textarea">
        {value}
      </textarea>
    </Around>
  );
}

export type Option = { value: string; label: string; lang?: string };

type SelectProps = Labelled & { options: Option[]; value?: string; empty?: string } & Pick<
    JSX.IntrinsicElements['select'],
    'autocomplete' | 'disabled' | 'form' | 'required'
  >;

/** `empty` is the words for "nothing chosen yet". */
export function Select({ name, id, label, hint, error, optional, options, value, empty, ...rest }: SelectProps) {
  const labelled = { name, id, label, hint, error, optional };
  return (
    <Around {...labelled}>
      <span class="select">
        <select {...rest} {...tied(labelled)} class="input">
          {empty && <option value="">{empty}</option>}
          {options.map((option) => (
            <option value={option.value} lang={option.lang} selected={option.value === value}>
              {option.label}
            </option>
          ))}
        </select>
        <Icon name="chevron-down" />
      </span>
    </Around>
  );
}
