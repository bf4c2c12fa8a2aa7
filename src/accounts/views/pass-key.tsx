import '../pass-key-element.ts';
import type { ComponentChildren } from 'preact';
import { Button, Form } from '../../platform/html/index.ts';
import type { T } from '../../platform/i18n/index.ts';
import { asHidden, type Onward } from '../carried.ts';

type PassKeyProps = {
  start: string;
  mode: 'create' | 'get';
  failed: string;
  action: string;
  hidden?: Record<string, string>;
  /** What was wrong with the last answer, and where the summary of faults leads to. */
  said?: string | undefined;
  id?: string;
  children: ComponentChildren;
};

/** A form that only a device with a passkey can fill in; it shows once the browser says that it can. */
export function PassKeyForm({ start, mode, failed, action, hidden = {}, said, id, children }: PassKeyProps) {
  return (
    <pass-key id={id} data-start={start} data-mode={mode} data-failed={failed} hidden>
      {said && <p class="field-error">{said}</p>}
      <Form action={action} hidden={{ ...hidden, ceremony: '', response: '' }}>
        {children}
        <p class="field-error" role="alert" hidden />
      </Form>
    </pass-key>
  );
}

type By = { t: T; action: string; onward: Onward; label: string; said: string | undefined };

/** The way by passkey, on the pages for signing in and for proving who one is. */
export function ByPasskey({ t, action, onward, label, said }: By) {
  return (
    <PassKeyForm
      id="passkey"
      start="/sign-in/passkey/start"
      mode="get"
      action={action}
      hidden={asHidden(onward)}
      said={said}
      failed={t('accounts.passkey.failed')}
    >
      <Button kind="quiet" icon="smartphone">
        {label}
      </Button>
    </PassKeyForm>
  );
}

/** What a page that holds one needs beside the usual script. */
export const passKeyScripts = ['passkey.js'];
