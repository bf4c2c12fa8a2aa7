import type { Answer, Route, Visit } from '../platform/http/index.ts';
import { agreeFirst } from './agree-first.tsx';
import { proveFirst } from './prove.tsx';

/** What this person is asked before this page or act. @returns the page that asks, or null */
export function askedFirst(visit: Visit, route: Route): Answer | null | Promise<Answer | null> {
  return agreeFirst(visit, route) ?? proveFirst(visit, route);
}
