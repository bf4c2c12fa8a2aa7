import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';

/** A whole page as the bytes that leave. */
export const renderPage = (page: VNode): string => `<!doctype html>${renderToString(page)}`;

/** A part of a page, for live updates. */
export const renderFragment = (part: VNode): string => renderToString(part);
