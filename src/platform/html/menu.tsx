import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-names.ts';

type MenuProps = { label: ComponentChildren; icon?: IconName; align?: 'start' | 'end'; children: ComponentChildren };

/** What is needed seldom. Opens without JavaScript; with it, Escape and a press elsewhere close it. */
export function Menu({ label, icon = 'ellipsis', align = 'start', children }: MenuProps) {
  return (
    <pop-menu class={`menu menu-${align}`}>
      <details>
        <summary class="button button-plain">
          <Icon name={icon} />
          <span>{label}</span>
        </summary>
        <ul class="menu-list">{children}</ul>
      </details>
    </pop-menu>
  );
}

type MenuItem = { icon?: IconName; danger?: boolean; children: ComponentChildren };

const itemClass = (danger?: boolean) => (danger ? 'menu-item menu-danger' : 'menu-item');

export function MenuLink({ href, icon, danger, children }: MenuItem & { href: string }) {
  return (
    <li>
      <a class={itemClass(danger)} href={href}>
        {icon && <Icon name={icon} />}
        <span>{children}</span>
      </a>
    </li>
  );
}

/** Inside a form, or with `form` naming one. */
export function MenuButton({
  icon,
  danger,
  children,
  ...rest
}: MenuItem & { name?: string; value?: string; form?: string; formaction?: string }) {
  return (
    <li>
      <button type="submit" {...rest} class={itemClass(danger)}>
        {icon && <Icon name={icon} />}
        <span>{children}</span>
      </button>
    </li>
  );
}
