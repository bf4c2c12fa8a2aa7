import '../pass-key-element.ts';
import type { ComponentChildren } from 'preact';
import { Form } from '../../platform/html/index.ts';

type PassKeyProps = {
  start: string;
  mode: 'create' | 'get';
  failed: string;
  action: string;
  hidden?: Record<string, string>;
  children: ComponentChildren;
};

/** A form that only a device with a passkey can fill in; it shows once the browser says that it can. */
export function PassKeyForm({ start, mode, failed, action, hidden = {}, children }: PassKeyProps) {
  return (
    <pass-key data-start={start} data-mode={mode} data-failed={failed} hidden>
      <Form action={action} hidden={{ ...hidden, ceremony: '', response: '' }}>
        {children}
        <p class="field-error" role="alert" hidden />
      </Form>
    </pass-key>
  );
}

/** What a page that holds one needs beside the usual script. */
export const passKeyScripts = ['passkey.js'];
