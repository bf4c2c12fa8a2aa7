import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-names.ts';

type ChipProps = { tone?: 'calm' | 'warm' | 'done' | 'bare'; icon?: IconName; children: ComponentChildren };

/** A short fact about something: an intent, a state. Not a button. */
export function Chip({ tone = 'calm', icon, children }: ChipProps) {
  return (
    <span class={`chip chip-${tone}`}>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </span>
  );
}

export function Chips({ children }: { children: ComponentChildren }) {
  return <div class="chips">{children}</div>;
}
