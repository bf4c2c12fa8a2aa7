import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { T } from '../i18n/index.ts';

export type Markup = { __html: string };

/** Markup that is the same on every page, rendered once; for `dangerouslySetInnerHTML`. Nobody's words go into it. */
export function unchanging(part: VNode): Markup {
  return { __html: renderToString(part) };
}

/** As `unchanging`, once for each language. */
export function inEachLanguage(draw: (t: T) => VNode): (t: T) => Markup {
  const known = new WeakMap<T, Markup>();
  return (t) => {
    let markup = known.get(t);
    if (!markup) known.set(t, (markup = unchanging(draw(t))));
    return markup;
  };
}

/** Stands where an id or a number goes. Nobody's words come here, so none can hold it. */
const gap = '\u0002';

/** Ids and numbers in any reader's digits: nothing that markup would need to escape. */
const fitting = /^[\w\p{Nd}.,٬٫\u00a0\u202f-]*$/u;

/**
 * As `inEachLanguage`, for markup of a few shapes that differs by an id or a number only: each shape is drawn once, and the
 * value is set into it. A page has twenty such menus, and drawing them costs more than all words on it.
 * @throws Error for a value that is neither: that is a fault of the caller
 */
export function stamped<Shape extends string>(
  draw: (t: T, shape: Shape, value: string) => VNode,
): (t: T, shape: Shape, value: string) => Markup {
  const known = new WeakMap<T, Map<Shape, string[]>>();
  return (t, shape, value) => {
    if (!fitting.test(value)) throw new Error('only an id or a number is set into markup that is drawn once');
    const shapes = known.get(t) ?? new Map<Shape, string[]>();
    known.set(t, shapes);
    let parts = shapes.get(shape);
    if (!parts) shapes.set(shape, (parts = renderToString(draw(t, shape, gap)).split(gap)));
    return { __html: parts.join(value) };
  };
}
