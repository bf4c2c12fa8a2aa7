import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import type { ComponentChildren } from 'preact';
import type { House, Viewer } from '../../contracts/index.ts';
import type { Words } from '../i18n/index.ts';
import type { Form } from './form.ts';

/** What a parameter or field names. The leak matrix fills each with private, removed and never-existing ids. */
export type IdKind =
  | 'place'
  | 'thread'
  | 'post'
  | 'person'
  | 'notice'
  | 'report'
  | 'unmasking'
  | 'decision'
  | 'asking'
  | 'place-invitation'
  | 'widening'
  | 'invitation'
  | 'session'
  | 'passkey'
  | 'secret'
  | 'badge'
  | 'byline'
  | 'draft'
  | 'form-key'
  | 'picture'
  | 'upload'
  | 'bookmark'
  | 'summary'
  | 'kind';

/** Who may come to a route at all; what they see there is asked in the handler. */
export type Door = 'anyone' | 'signed-in' | 'member' | 'administrator';

/** A file that came with a form: on our disk until the answer is out. `name` is what the sender calls it, for a sentence to them. */
export type TakenFile = {
  readonly field: string;
  readonly name: string;
  readonly path: string;
  readonly bytes: number;
  readonly tooLarge: boolean;
};

/** One request, and what is known about it. */
export type Visit = {
  readonly house: House;
  readonly viewer: Viewer;
  readonly words: Words;
  readonly now: Date;
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** Cleaned fields of a POST; empty for a GET. */
  readonly form: Form;
  /** Files of a form, for routes that take some. */
  readonly files: readonly TakenFile[];
  /** The network that the request comes from, see networkOf: what limits count by. */
  readonly address: string;
  readonly method: string;
  readonly browser: string;
  /** The kinds of bytes that the browser says it reads. */
  readonly accepts: string;
  /** An open page looks again by itself: nobody has followed a link, and nobody need have read what is new. */
  readonly looksAgain: boolean;
  cookie(name: string): string | undefined;
  setCookie(name: string, value: string, seconds: number): void;
  clearCookie(name: string): void;
  /** Runs once the response is out; a failure is logged and hurts nobody. */
  after(work: () => Promise<unknown>): void;
};

export type Route = {
  /** Forms and links know two; the others are for a script that goes on with a cut upload. */
  method: 'GET' | 'POST' | 'HEAD' | 'PATCH' | 'DELETE';
  path: string;
  door: Door;
  /** Every parameter, query and field that names a thing; `{}` says there is none. */
  ids: Record<string, IdKind>;
  /** A POST that writes next to nothing and must go on when the disk is nearly full: leaving, and signing out. */
  evenWhenFull?: true;
  /** A form with files may come here, as large as the pictures of a post may be, and as slow. */
  takesFiles?: true;
  /** A POST that says something to others: it waits while new house rules wait to be agreed to. */
  afterAgreeing?: true;
  /** What a device that was left open must not do: whoever sits there proves first, once more, who they are. */
  afterProving?: true;
  /** A page that somebody in need must reach while the database is away; they are nobody to it then. */
  withoutDatabase?: true;
  handle(visit: Visit): Promise<Answer>;
};

/** What the person is told on the next page, by message key, with a way back for 30 seconds where there is one. */
export type Flash = {
  kind: 'done' | 'kept' | 'problem';
  key: string;
  args?: Record<string, string | number>;
  undo?: { action: string; key: string; fields: Record<string, string> };
};

export type Page = {
  kind: 'page';
  status: number;
  title: string;
  main: ComponentChildren;
  aside?: ComponentChildren;
  crumbs?: { label: string; href?: string }[];
  /** Which entry of the navigation this page belongs to. */
  current?: string;
  description?: string;
  /** True only where everything on it is public. */
  forSearchEngines?: boolean;
  /** Islands beyond the one every page has, by file name. */
  scripts?: string[];
  wide?: boolean;
  /** The bare frame: no navigation, for set-up and signing in. */
  alone?: boolean;
};

export type Answer =
  | Page
  | { kind: 'go'; to: string; flash?: Flash }
  | { kind: 'not-found' }
  | { kind: 'sign-in-first' }
  | { kind: 'text'; status: number; type: string; body: string; headers?: Record<string, string> }
  | { kind: 'stream'; start: (stream: EventStream) => void }
  /** `tag` names these very bytes for good; `open` gives null when they are not there. */
  | { kind: 'bytes'; type: string; tag: string; name: string; open(): Promise<Readable | null> }
  /** A protocol of its own, spoken past our answers. */
  | { kind: 'by-hand'; take(request: IncomingMessage, response: ServerResponse): Promise<void> };

/** A connection that stays open, for pokes. */
export type EventStream = {
  send(event: string, data: string): void;
  /** Says nothing, so that nobody on the way takes a quiet connection for a dead one. */
  keepOpen(): void;
  /** @param comeBackAfterMs how long a browser is asked to wait before it opens another */
  close(comeBackAfterMs?: number): void;
  onClose(then: () => void): void;
};
