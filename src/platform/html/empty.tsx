import type { ComponentChildren } from 'preact';
import { Landscape } from './landscape.tsx';

type EmptyProps = { title: string; children: ComponentChildren; actions?: ComponentChildren };

/** Says what will be here, and that nothing is expected. */
export function Empty({ title, children, actions }: EmptyProps) {
  return (
    <div class="empty">
      <Landscape />
      <h2>{title}</h2>
      {children}
      {actions && <div class="actions">{actions}</div>}
    </div>
  );
}
