import type { ComponentChildren, JSX } from 'preact';

/** Posted with every form that must happen once: a retry shows the first result again. */
export const idempotencyField = 'idempotency_key';

type FormProps = {
  action: string;
  method?: 'post' | 'get';
  hidden?: Record<string, string | number> | undefined;
  idempotencyKey?: string;
  /** A second press waits; forms with a key do so by themselves. */
  once?: boolean;
  children: ComponentChildren;
} & Pick<JSX.IntrinsicElements['form'], 'id' | 'enctype' | 'role' | 'aria-label' | 'aria-labelledby'>;

/** The server checks and answers in our words, so the browser's own bubbles stay away. */
export function Form({ method = 'post', hidden = {}, idempotencyKey, once = idempotencyKey !== undefined, children, ...rest }: FormProps) {
  return (
    <form {...rest} method={method} class="form" novalidate data-once={once || undefined}>
      {idempotencyKey && <input type="hidden" name={idempotencyField} value={idempotencyKey} />}
      {Object.entries(hidden).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {children}
    </form>
  );
}
