import { Actions, Button, Form, LinkButton, Notice } from '../../platform/html/index.ts';
import type { Words } from '../../platform/i18n/index.ts';

export type LeavePage = { slug: string; name: string; back: 'asking' | 'invitation' | 'open'; staff: boolean | 'last' };

/** Before something final: the consequence, in plain words. */
export function LeaveView({ page, words: { t } }: { page: LeavePage; words: Words }) {
  return (
    <>
      <h1>{t('places.leave.title', { board: page.name })}</h1>
      <p>{t(page.back === 'open' ? 'places.leave.open_consequence' : 'places.leave.consequence')}</p>
      {page.staff && <p>{t('places.leave.staff')}</p>}
      {page.staff === 'last' && (
        <Notice kind="warm" title={t('places.leave.last_title')}>
          <p>{t('places.leave.last')}</p>
          <p>
            <a href={`/boards/${page.slug}/duty`}>{t('places.leave.hand_over')}</a>
          </p>
        </Notice>
      )}
      <p>{t(`places.leave.back_${page.back}`)}</p>
      <Form action={`/boards/${page.slug}/leave`}>
        <Actions>
          <Button kind="danger">{t('places.leave.submit')}</Button>
          <LinkButton kind="plain" href={`/boards/${page.slug}/entrance`}>
            {t('places.leave.stay')}
          </LinkButton>
        </Actions>
      </Form>
    </>
  );
}
