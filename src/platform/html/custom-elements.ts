import type { HTMLAttributes } from 'preact';

/**
 * The elements our browser code brings to life; each is plain HTML without it. Their words are data attributes, so
 * pages use the components that fill these in: `KeepDraft`, `DraftDone`, `LiveScope`, `CopyText`, `OpenDialog`, `Menu`.
 *
 * Attributes that wake something on ordinary elements:
 * - `form[data-once]` is sent once in five seconds; its button then says the nearest `data-sending`. `Form` sets it
 *   wherever there is an idempotency key.
 * - `[data-live][id]` is brought up to date by a `live-scope` of the page; children with an id are its entries.
 * - `a[data-quote]` in an article takes along which of its words are marked.
 * - `form[action="/sign-out"]` takes everything kept in this browser away.
 */
declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'leave-page': HTMLAttributes<HTMLElement>;
      'pop-menu': HTMLAttributes<HTMLElement>;
      'open-dialog': HTMLAttributes<HTMLElement> & { for: string };
      /** Around a form. In `data-kept`, `{time}` stands for the time; `data-kept-at` is the ISO stamp of the draft shown. */
      'keep-draft': HTMLAttributes<HTMLElement> & { form: string; owner?: string };
      /** Around the field for words; what its parts say comes in data attributes. */
      'words-box': HTMLAttributes<HTMLElement>;
      /** Tells of replies that wait for a connection. `owner`: as in `keep-draft`. */
      'wait-line': HTMLAttributes<HTMLElement> & { owner: string };
      /** Around a hidden button; what it says comes in data attributes. */
      'read-aloud': HTMLAttributes<HTMLElement>;
      'draft-done': HTMLAttributes<HTMLElement> & { form: string; owner?: string; 'sent-as': string };
      /** `data-new`: the words for one, two, three and more new entries, parted by `|`. `data-lost`: access is gone. */
      'live-scope': HTMLAttributes<HTMLElement> & { scope: string };
      'undo-countdown': HTMLAttributes<HTMLElement> & { seconds: number };
      /** Around `<input type="hidden" name="time_zone">`. */
      'time-zone-field': HTMLAttributes<HTMLElement>;
      /** Around a hidden button. */
      'copy-text': HTMLAttributes<HTMLElement> & { for: string };
    }
  }
}
