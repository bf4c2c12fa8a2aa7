import type { ComponentChildren } from 'preact';
import { LinkButton, type ButtonKind } from './button.tsx';
import type { IconName } from './icon-names.ts';

type DialogProps = { id: string; title: string; close: string; children: ComponentChildren };

/** A question before something final. The same words are a page of their own for a browser without JavaScript. */
export function Dialog({ id, title, close, children }: DialogProps) {
  return (
    <dialog class="dialog" id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      {children}
      <form method="dialog" class="dialog-close">
        <button class="button button-plain" type="submit">
          {close}
        </button>
      </form>
    </dialog>
  );
}

type OpenDialogProps = { dialog: string; href: string; kind?: ButtonKind; icon?: IconName; children: ComponentChildren };

/** A link to that page; our browser code opens the dialog instead. */
export function OpenDialog({ dialog, href, children, ...look }: OpenDialogProps) {
  return (
    <open-dialog for={dialog}>
      <LinkButton href={href} {...look}>
        {children}
      </LinkButton>
    </open-dialog>
  );
}
