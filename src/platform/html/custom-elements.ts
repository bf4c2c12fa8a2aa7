import type { HTMLAttributes } from 'preact';

/** The elements our browser code brings to life; each is plain HTML without it. */
declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'leave-page': HTMLAttributes<HTMLElement>;
      'pop-menu': HTMLAttributes<HTMLElement>;
      'open-dialog': HTMLAttributes<HTMLElement> & { for: string };
    }
  }
}
