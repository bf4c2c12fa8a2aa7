import { goTo, show, type Answer, type Route, type Visit } from '../platform/http/index.ts';
import { forgetLetters, lettersKept } from './letters-kept.ts';
import { LettersPage } from './views/letters-page.tsx';

async function showLetters({ house, viewer, words }: Visit): Promise<Answer> {
  const { t } = words;
  const reader = { personId: viewer.person!.id, site: house.config.publicUrl, instead: t('mail.kept.withheld') };
  const letters = await lettersKept(house.db, reader);
  const crumbs = [{ label: t('operator.title'), href: '/operator' }];
  return show(t('mail.kept.title'), <LettersPage words={words} letters={letters} leaves={house.mail.leaves()} />, {
    current: 'operator',
    crumbs,
  });
}

async function throwAway({ house, now }: Visit): Promise<Answer> {
  await forgetLetters(house.db, now);
  return goTo('/operator/mail', { kind: 'done', key: 'mail.kept.flash' });
}

export const letterRoutes: readonly Route[] = [
  { method: 'GET', path: '/operator/mail', door: 'administrator', ids: {}, handle: showLetters },
  { method: 'POST', path: '/operator/mail/throw-away', door: 'administrator', ids: {}, handle: throwAway },
];
