import { isAskedAgain } from '../people/index.ts';
import { goTo, type Answer, type Route, type Visit } from '../platform/http/index.ts';
import { showAgree } from './agree-routes.tsx';
import { onwardOf } from './carried.ts';

/**
 * New house rules or a new privacy notice: members are asked again, on the start page once a visit, and before they
 * write. Reading, help, reporting and leaving go on as before.
 * @returns the page that asks, or null
 */
export function agreeFirst(visit: Visit, route: Route): Answer | null {
  const { person } = visit.viewer;
  if (person?.state !== 'active' || !isAskedAgain(person.agreed, visit.house.community().texts)) return null;
  if (route.afterAgreeing) return showAgree(visit, onwardOf(visit)); // guard:agree-first
  return route.method === 'GET' && route.path === '/' && visit.cookie('agree-later') === undefined ? goTo('/agree') : null;
}
