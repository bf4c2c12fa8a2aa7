const prefix = 'companionway:';

/** What this browser keeps of one form. */
export type Kept = {
  fields: Record<string, string>;
  /** By this device's clock, which may be wrong. */
  at: number;
  /** The server's stamp of the version that these words grew from; empty when it had none. */
  base: string;
  /** Whether the server has exactly these words. */
  safe: boolean;
  /** The key of the form under which they were last sent, if they were. */
  sent?: string;
};

/** Where a form's words are kept. Those of two people on one device are kept apart by `owner`. */
export function draftName(element: Element): string {
  const owner = element.getAttribute('owner');
  return `draft:${element.getAttribute('form') ?? ''}${owner ? `@${owner}` : ''}`;
}

let leaving = false;

/** Takes away everything kept here. What is still being typed is not kept again while the page goes. */
export function forget(): void {
  leaving = true;
  tryStorage((all) => {
    for (const key of Object.keys(all)) if (key.startsWith(prefix)) all.removeItem(key);
  });
}

addEventListener('pageshow', () => (leaving = false));

/** @returns whether it is kept: storage may be full, or closed to us */
export function keep(name: string, kept: Kept): boolean {
  return !leaving && tryStorage((all) => all.setItem(`${prefix}${name}`, JSON.stringify(kept)));
}

/** Whether this browser keeps anything for us at all. */
export function canKeep(): boolean {
  return tryStorage((all) => {
    all.setItem(`${prefix}try`, '');
    all.removeItem(`${prefix}try`);
  });
}

export function drop(name: string): void {
  tryStorage((all) => all.removeItem(`${prefix}${name}`));
}

export function read(name: string): Kept | null {
  let found: Kept | null = null;
  tryStorage((all) => (found = JSON.parse(all.getItem(`${prefix}${name}`) ?? 'null') as Kept | null));
  return found;
}

function tryStorage(work: (all: Storage) => void): boolean {
  try {
    work(localStorage);
    return true;
  } catch {
    return false;
  }
}
