import { doorstepMinutes, sessionDays } from '../people/index.ts';
import { goTo, show, type Answer, type Flash, type Visit } from '../platform/http/index.ts';
import type { Admitted } from './admit.ts';
import type { Onward } from './carried.ts';
import { showCode } from './code-page.tsx';
import { CarryOn } from './views/sign-in.tsx';

export function keepSession(visit: Visit, token: string): void {
  visit.setCookie('session', token, sessionDays * 86_400);
}

/** Before the second step, this browser holds a cookie that opens nothing else. */
export const doorCookie = 'doorstep';

export function keepDoorstep(visit: Visit, token: string): void {
  visit.setCookie(doorCookie, token, doorstepMinutes * 60);
}

/** In, and on to where they were going; or before the door that asks for a code. */
export async function arrive(visit: Visit, admitted: Admitted, onward: Onward, flash?: Flash): Promise<Answer> {
  if (admitted.at === 'door') {
    keepDoorstep(visit, admitted.token);
    return showCode(visit, admitted.personId, onward);
  }
  keepSession(visit, admitted.token);
  return goOn(visit, onward, flash);
}

/** A form that was on its way waits for one more press, so that nothing is sent unseen. */
export function goOn({ words: { t }, viewer }: Visit, onward: Onward, flash?: Flash): Answer {
  if (!onward.carried) return goTo(onward.next, flash);
  const title = t(viewer.person ? 'accounts.carry.press_title' : 'accounts.carry.title');
  return show(title, <CarryOn t={t} title={title} carried={onward.carried} />, { alone: true });
}
