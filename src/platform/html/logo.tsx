import { unchanging } from './unchanging.ts';

const drawing = unchanging(
  <>
    <rect class="logo-ground" width="48" height="48" rx="13" />
    <path class="logo-stair" d="M8 38h9v-7h9v-7h9v-7h6" />
    <circle class="logo-lamp" cx="15.5" cy="20" r="4.5" />
    <circle class="logo-moon" cx="26" cy="12.5" r="4.5" />
  </>,
);

/** Two people on a stair: the companionway. */
export function Logo() {
  return <svg class="logo" viewBox="0 0 48 48" aria-hidden="true" dangerouslySetInnerHTML={drawing} />;
}
