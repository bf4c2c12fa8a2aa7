import type { ComponentChildren, JSX } from 'preact';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-names.ts';

/** `primary`: the one main act of a page. `quiet`: beside it. `plain`: in passing. `danger`: takes something away. */
export type ButtonKind = 'primary' | 'quiet' | 'plain' | 'danger';

type Look = { kind?: ButtonKind; icon?: IconName; wide?: boolean; children: ComponentChildren };

const classes = (kind: ButtonKind, wide?: boolean) => `button button-${kind}${wide ? ' button-wide' : ''}`;

export function Button({
  kind = 'primary',
  icon,
  wide,
  children,
  ...rest
}: Look & Omit<JSX.IntrinsicElements['button'], 'icon' | 'class'>) {
  return (
    <button type="submit" {...rest} class={classes(kind, wide)}>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </button>
  );
}

export function LinkButton({
  kind = 'quiet',
  icon,
  wide,
  children,
  ...rest
}: Look & { href: string } & Pick<JSX.IntrinsicElements['a'], 'id' | 'rel' | 'lang' | 'hreflang' | 'download'>) {
  return (
    <a {...rest} class={classes(kind, wide)}>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </a>
  );
}

/** Buttons that belong together; they wrap instead of shrinking. */
export function Actions({ children }: { children: ComponentChildren }) {
  return <div class="actions">{children}</div>;
}

type ReactionProps = { name: string; value: string; pressed: boolean; count?: string; children: ComponentChildren };

/** One warm word to press; pressing again takes it back. `count` is words already in the reader's digits. */
export function Reaction({ name, value, pressed, count, children }: ReactionProps) {
  return (
    <button type="submit" class="reaction" name={name} value={value} aria-pressed={pressed}>
      {children}
      {count && <span class="reaction-count">{count}</span>}
    </button>
  );
}
