import { readsIn, wayBackOf, waysInOf } from '../people/index.ts';
import { wordsFor } from '../platform/i18n/index.ts';
import { show, type Answer, type Visit } from '../platform/http/index.ts';
import type { Onward } from './carried.ts';
import { CodePage } from './views/code.tsx';
import type { Says } from './views/says.tsx';

/** The second step: a code from the app, or one of the recovery codes; and what to do without either. */
export async function showCode(visit: Visit, personId: string, onward: Onward, says: Says = {}): Promise<Answer> {
  const { house, words, now } = visit;
  const wayBack = await wayBackOf(house.db, personId);
  const { email } = await waysInOf(house.db, personId);
  const { contactName, contactWords, wayBackHours } = house.community();
  const model = {
    onward,
    says,
    waits: wayBack && { until: wayBack.opensAt, over: wayBack.opensAt <= now },
    mayWait: email !== null,
    hours: wayBackHours,
    contact: { name: contactName, words: contactWords },
  };
  // Who stands here proved one thing already: times are told by their own clock.
  const reads = await readsIn(house.db, personId);
  const own = reads ? wordsFor(words.language, reads.timeZone, true, now) : words;
  return show(words.t('accounts.code.title'), <CodePage words={own} model={model} />, {
    alone: true,
    status: Object.keys(says).length > 0 ? 422 : 200,
  });
}
