import type { ComponentChildren } from 'preact';
import type { Answer, Flash, Page } from './route.ts';

/** A page inside the frame. */
export function show(title: string, main: ComponentChildren, more: Partial<Omit<Page, 'kind' | 'title' | 'main'>> = {}): Page {
  return { kind: 'page', status: 200, title, main, ...more };
}

/** After an act: the next page is fetched anew, so that reloading repeats nothing (303). */
export function goTo(to: string, flash?: Flash): Answer {
  return flash ? { kind: 'go', to, flash } : { kind: 'go', to };
}

/** Forbidden and never-existing are the same answer. */
export const notFound: Answer = { kind: 'not-found' };

export function text(
  body: string,
  { type = 'text/plain; charset=utf-8', status = 200, headers }: { type?: string; status?: number; headers?: Record<string, string> } = {},
): Answer {
  return headers ? { kind: 'text', status, type, body, headers } : { kind: 'text', status, type, body };
}
