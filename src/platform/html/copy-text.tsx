import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';

type CopyTextProps = {
  /** Id of the element or field whose text is copied. */
  from: string;
  /** What the button says afterwards. */
  copied: string;
  children: ComponentChildren;
};

/** A button that copies; there only where the browser can. Without it, the text is there to be marked by hand. */
export function CopyText({ from, copied, children }: CopyTextProps) {
  return (
    <copy-text for={from} data-copied={copied}>
      <button class="button button-quiet" type="button" hidden>
        <Icon name="copy" />
        <span>{children}</span>
      </button>
    </copy-text>
  );
}
