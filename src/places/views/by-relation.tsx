import { whoInWords } from '../../access/index.ts';
import { Actions, LinkButton, Notice } from '../../platform/html/index.ts';
import type { Words } from '../../platform/i18n/index.ts';
import type { EntrancePage } from '../page-models.ts';

/** Something true of oneself opens this board, once it is said. */
export function SayRelation({ page, words: { t }, waitHours }: { page: EntrancePage; words: Words; waitHours: number }) {
  return (
    <>
      <h2>{t('places.entrance.relation_title')}</h2>
      <p>{t('places.entrance.relation', { who: whoInWords(t, { ...page.who, people: null }, page.community).strong })}</p>
      <p>{t('places.entrance.relation_wait', { hours: waitHours })}</p>
      <Actions>
        <LinkButton href="/you/about">{t('places.entrance.relation_say')}</LinkButton>
      </Actions>
    </>
  );
}

export function OpensLater({ words: { t, when }, at }: { words: Words; at: Date }) {
  return (
    <Notice icon="clock" title={t('places.entrance.opens_title')}>
      <p>{t('places.entrance.opens', { when: when(at) })}</p>
    </Notice>
  );
}
