import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { T } from '../i18n/index.ts';

type Markup = { __html: string };

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
