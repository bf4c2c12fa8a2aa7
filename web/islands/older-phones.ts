/** What phones of 2018 have not learnt, for the parts that use it; their styles are made for the same ones. */
function teach(things: object, skill: string, value: (...given: never[]) => unknown): void {
  if (!(skill in things)) Object.defineProperty(things, skill, { value, writable: true, configurable: true });
}

teach(Array.prototype, 'at', function at(this: unknown[], n: number) {
  return this[n < 0 ? this.length + n : n];
});

type Asked = (one: unknown, n: number, all: unknown[]) => unknown;

teach(Array.prototype, 'findLastIndex', function findLastIndex(this: unknown[], isIt: Asked) {
  let n = this.length - 1;
  while (n >= 0 && !isIt(this[n], n, this)) n -= 1;
  return n;
});

teach(Array.prototype, 'findLast', function findLast(this: unknown[], isIt: Asked) {
  return this[this.findLastIndex(isIt)];
});

teach(Array.prototype, 'toSorted', function toSorted(this: unknown[], order?: (a: unknown, b: unknown) => number) {
  return [...this].sort(order);
});

teach(Array.prototype, 'toReversed', function toReversed(this: unknown[]) {
  return [...this].reverse();
});

teach(String.prototype, 'replaceAll', function replaceAll(this: string, what: string | RegExp, put: string) {
  return typeof what === 'string' ? this.split(what).join(put) : this.replace(what, put);
});

teach(String.prototype, 'matchAll', function* matchAll(this: string, what: RegExp) {
  const looking = new RegExp(what.source, what.flags);
  for (let found = looking.exec(this); found; found = looking.exec(this)) {
    // A find of nothing would be found for ever.
    if (found[0] === '') looking.lastIndex += 1;
    yield found;
  }
});

teach(Element.prototype, 'replaceChildren', function replaceChildren(this: Element, ...put: (Node | string)[]) {
  this.textContent = '';
  this.append(...put);
});
