import { goTo, notFound, show, type Answer, type Route, type Visit } from '../platform/http/index.ts';
import { isId } from '../platform/ids.ts';
import { markRead } from './mark-read.ts';
import { mailChoiceOf, toldOne, toldTo } from './queries.ts';
import { pageOf } from './rules.ts';
import { chooseMail, personOfUnsubscribe } from './unsubscribe.ts';
import { MailChoicePage } from './views/mail-choice.tsx';
import { ToldPage } from './views/told.tsx';
import { Unsubscribe, Unsubscribed } from './views/unsubscribe.tsx';

async function list({ house, viewer, words, query, now }: Visit): Promise<Answer> {
  const all = await toldTo(house, viewer, now);
  const page = pageOf(all, query.before);
  const anyNew = all.some((n) => n.isNew);
  return show(words.t('notifications.told.title'), <ToldPage words={words} {...page} anyNew={anyNew} first={!query.before} />, {
    current: 'told',
  });
}

async function follow({ house, viewer, params, now, after }: Visit): Promise<Answer> {
  const id = params.notice ?? '';
  const told = isId(id) ? await toldOne(house, viewer, id, now) : undefined;
  if (!told || !viewer.person) return notFound;
  const { id: personId } = viewer.person;
  after(() => markRead(house.db, personId, { noticeId: id }, now));
  return goTo(told.url ?? '/told');
}

async function readAll({ house, viewer, now }: Visit): Promise<Answer> {
  await markRead(house.db, viewer.person!.id, { until: now }, now);
  return goTo('/told', { kind: 'done', key: 'notifications.flash.all_read' });
}

async function mailChoice({ house, viewer, words }: Visit): Promise<Answer> {
  const choice = await mailChoiceOf(house, viewer.person!.id);
  return show(words.t('notifications.choice.title'), <MailChoicePage t={words.t} {...choice} />, { current: 'you' });
}

async function saveMailChoice({ house, viewer, form }: Visit): Promise<Answer> {
  await chooseMail(house.db, viewer.person!.id, form.get('mail') === 'yes', form.get('followed') === 'yes');
  return goTo('/you/mail', { kind: 'done', key: 'notifications.flash.choice_kept' });
}

/** Programs that look into mails fetch every link: only the button ends anything. */
async function askToStop({ house, params, words }: Visit): Promise<Answer> {
  const secret = params.secret ?? '';
  if (!(await personOfUnsubscribe(house.db, secret))) return notFound;
  return show(words.t('notifications.stop.title'), <Unsubscribe t={words.t} secret={secret} />, { alone: true });
}

/** Answers a mail program's one click as well as the button: nobody has to sign in to be left in peace. */
async function stop({ house, params, words }: Visit): Promise<Answer> {
  const personId = await personOfUnsubscribe(house.db, params.secret ?? '');
  if (!personId) return notFound;
  await chooseMail(house.db, personId, false);
  return show(words.t('notifications.stopped.title'), <Unsubscribed t={words.t} />, { alone: true });
}

export const routes: readonly Route[] = [
  { method: 'GET', path: '/told', door: 'member', ids: { before: 'notice' }, handle: list },
  { method: 'POST', path: '/told/read-all', door: 'member', ids: {}, handle: readAll },
  { method: 'GET', path: '/told/:notice', door: 'member', ids: { notice: 'notice' }, handle: follow },
  { method: 'GET', path: '/you/mail', door: 'signed-in', ids: {}, handle: mailChoice },
  { method: 'POST', path: '/you/mail', door: 'signed-in', ids: {}, handle: saveMailChoice },
  { method: 'GET', path: '/unsubscribe/:secret', door: 'anyone', ids: { secret: 'secret' }, handle: askToStop },
  { method: 'POST', path: '/unsubscribe/:secret', door: 'anyone', ids: { secret: 'secret' }, handle: stop },
];
