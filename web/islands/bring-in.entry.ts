import { Idiomorph } from 'idiomorph';

const liveParts = (page: Document) => [...page.querySelectorAll('[data-live][id]')];
const mark = '.new-line';
const entries = () => [...document.querySelectorAll<HTMLElement>('[data-live] > [id]')];

/** Brings in what is new without moving what is read, and without touching what is typed. @returns the new entries */
export function bringIn(page: Document): HTMLElement[] {
  if (document.querySelector(mark)) page.querySelectorAll(mark).forEach((second) => second.remove());
  const before = new Set(entries().map((e) => e.id));
  const anchor = whatIsRead();
  const top = anchor?.getBoundingClientRect().top ?? 0;
  for (const now of liveParts(page)) {
    const here = document.getElementById(now.id);
    if (here) void Idiomorph.morph(here, now, { ignoreActiveValue: true, callbacks });
  }
  if (anchor?.isConnected) scrollBy(0, anchor.getBoundingClientRect().top - top);
  return entries().filter((e) => !before.has(e.id));
}

/** The field that is typed in, else the first entry in sight, else the form below them. */
function whatIsRead(): Element | undefined {
  const typing = document.activeElement;
  const candidates = [...(typing?.matches('input, textarea') ? [typing] : []), ...entries(), ...document.querySelectorAll('keep-draft')];
  return candidates.find((e) => {
    const { top, bottom } = e.getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
  });
}

const callbacks = {
  beforeNodeMorphed: (here: Node) => !(here instanceof Element && here.localName === 'keep-draft'),
  // What the reader opened stays open.
  beforeAttributeUpdated: (name: string) => name !== 'open',
  // «New since you were here» stays where it was when the reader came.
  beforeNodeRemoved: (node: Node) => !(node instanceof Element && node.matches(mark)),
};
