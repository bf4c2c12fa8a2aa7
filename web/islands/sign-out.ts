import { forget } from './kept.ts';

/** Who signs out leaves nothing typed behind on this device. */
document.addEventListener('submit', (event) => {
  if (event.target instanceof HTMLFormElement && event.target.getAttribute('action') === '/sign-out') forget();
});
