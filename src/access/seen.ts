import type { Recipient, Seen, Viewer } from '../contracts/index.ts';

/** A bug, never an answer: something opened for one person was about to be handed to another. */
export class SeenBySomeoneElse extends Error {}

class Opened<T> implements Seen<T> {
  readonly #value: T;
  readonly #recipient: Recipient;

  constructor(value: T, recipient: Recipient) {
    this.#value = value;
    this.#recipient = recipient;
  }

  for(recipient: Recipient): T {
    if (recipient !== this.#recipient) throw new SeenBySomeoneElse('opened for somebody else'); // guard:seen-for
    return this.#value;
  }
}

/** Only `open.ts` calls this: a Seen comes from a query that carries `visible`, from nowhere else. */
export function opened<T>(value: T, recipient: Recipient): Seen<T> {
  return new Opened(value, recipient);
}

/** For whom things are opened when this viewer opens them. */
export function recipientOf(viewer: Viewer): Recipient {
  return viewer.person?.id ?? 'everyone';
}

/** Makes one thing out of several opened ones, still for the same recipient. */
export function arrange<T, U>(viewer: Viewer, parts: readonly Seen<T>[], make: (values: T[]) => U): Seen<U> {
  const recipient = recipientOf(viewer);
  return opened(make(parts.map((p) => p.for(recipient))), recipient);
}
