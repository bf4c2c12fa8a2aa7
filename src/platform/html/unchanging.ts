import type { VNode } from 'preact';
import { jsxEscape } from 'preact/jsx-runtime';
import { renderToString } from 'preact-render-to-string';
import type { T } from '../i18n/index.ts';

export type Markup = { __html: string };

/** Markup that is the same on every page, rendered once; for `dangerouslySetInnerHTML`. Nobody's words go into it. */
export function unchanging(part: VNode): Markup {
  return drawn(part);
}

/** The markup of a part, to be set into what is drawn once. */
export const drawn = (part: VNode): Markup => ({ __html: renderToString(part) });

/** As `unchanging`, once for each language. */
export function inEachLanguage(draw: (t: T) => VNode): (t: T) => Markup {
  const known = new WeakMap<T, Markup>();
  return (t) => {
    let markup = known.get(t);
    if (!markup) known.set(t, (markup = unchanging(draw(t))));
    return markup;
  };
}

/** Begins a place for a value. Forms take no such sign, so that nobody's words have it. */
const gap = '\u0002';

/**
 * As `inEachLanguage`, for markup of a few shapes in which only some words differ: each shape is drawn once, and the values
 * are set into it, escaped as Preact escapes them. A page has twenty posts with as many menus, and to draw those anew costs
 * more than all else that is done for it.
 * @param draw draws a shape; `gaps` stand where the values will be, in text or as a whole attribute
 * @returns draws it for values; markup among them, drawn already, is taken as it is
 */
export function stamped<Shape extends string>(
  draw: (t: T, shape: Shape, ...gaps: string[]) => VNode,
): (t: T, shape: Shape, ...values: (string | Markup)[]) => Markup {
  const known = new WeakMap<T, Map<Shape, Piece[]>>();
  return (t, shape, ...values) => {
    let shapes = known.get(t);
    if (!shapes) known.set(t, (shapes = new Map()));
    let pieces = shapes.get(shape);
    if (!pieces) shapes.set(shape, (pieces = piecesOf(renderToString(draw(t, shape, ...values.map((_, at) => `${gap}${at}${gap}`))))));
    let html = '';
    for (const piece of pieces) html += typeof piece === 'string' ? piece : escaped(values[piece]!);
    return { __html: html };
  };
}

/** Markup, or the number of the value that stands there. */
type Piece = string | number;

const piecesOf = (html: string): Piece[] => html.split(gap).map((piece, at) => (at % 2 === 1 ? Number(piece) : piece));

function escaped(value: string | Markup): string {
  if (typeof value !== 'string') return value.__html;
  const text = jsxEscape(value);
  return typeof text === 'string' ? text : '';
}

/** Several pieces one after the other. */
export function together(...parts: readonly (Markup | null)[]): Markup {
  return { __html: parts.map((part) => part?.__html ?? '').join('') };
}

export const isMarkup = (part: unknown): part is Markup => typeof part === 'object' && part !== null && '__html' in part;
