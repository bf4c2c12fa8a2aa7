import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';

type FoldProps = {
  reason: ComponentChildren;
  show: string;
  /** Shown opened, for whoever came to these very words. */ open?: boolean;
  children: ComponentChildren;
};

/** Words that the reader asked not to meet unprepared: the reason first, the rest on request. */
export function Fold({ reason, show, open = false, children }: FoldProps) {
  return (
    <details class="fold" open={open}>
      <summary>
        <Icon name="eye-off" />
        <span class="fold-reason">{reason}</span>
        <span class="fold-show">{show}</span>
      </summary>
      <div class="fold-words">{children}</div>
    </details>
  );
}

/** The line between what was read and what was not. A line, never a badge. */
export function NewLine({ id = 'new', children }: { id?: string; children: ComponentChildren }) {
  return (
    <h2 class="new-line" id={id} tabindex={-1}>
      <span>{children}</span>
    </h2>
  );
}
