import type { HTMLAttributes } from 'preact';

/** Brought to life by web/islands/passkey.entry.ts; without it the form inside is an ordinary form. */
declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'pass-key': HTMLAttributes<HTMLElement> & {
        /** Where the question comes from. */
        'data-start': string;
        /** Whether a new key is made or a known one is asked for. */
        'data-mode': 'create' | 'get';
        /** What to say when the device gave no answer. */
        'data-failed': string;
        /** Only when the form's field of this name has this value: `way=passkey`. */
        'data-when'?: string | undefined;
      };
    }
  }
}
