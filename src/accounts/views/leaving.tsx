import { Actions, Button, Choices, Form, LinkButton, Notice } from '../../platform/html/index.ts';
import type { T } from '../../platform/i18n/index.ts';
import type { HowToLeave } from '../leave-community.ts';
import { SaysSummary, type Says } from './says.tsx';

const ways = ['anonymise', 'erase'] as const;

export function LeavePage({ t, says }: { t: T; says: Says }) {
  const options = ways.map((value) => ({ value, label: t(`accounts.leave.${value}`), hint: t(`accounts.leave.${value}_hint`) }));
  return (
    <>
      <SaysSummary t={t} says={says} />
      <h1>{t('accounts.leave.title')}</h1>
      <p>{t('accounts.leave.intro')}</p>
      <Form action="/you/leave/sure" method="get">
        <Choices legend={t('accounts.leave.legend')} name="how" options={options} error={says['how']} />
        <Actions>
          <Button kind="quiet">{t('accounts.leave.go_on')}</Button>
          <LinkButton kind="primary" href="/you">
            {t('accounts.leave.stay')}
          </LinkButton>
        </Actions>
      </Form>
    </>
  );
}

type SureProps = { t: T; how: HowToLeave; says: Says };

/** Asked a second time: this cannot be taken back. */
export function SurePage({ t, how, says }: SureProps) {
  return (
    <>
      <SaysSummary t={t} says={says} />
      <h1 id="sure">{t(`accounts.leave.sure_${how}`)}</h1>
      <Notice kind="warm">
        <p>{t(`accounts.leave.${how}_hint`)}</p>
        <p>{t('accounts.leave.for_good')}</p>
      </Notice>
      <Form action="/you/leave" hidden={{ how }}>
        <Button kind="danger">{t('accounts.leave.submit')}</Button>
      </Form>
      <LinkButton href="/you">{t('accounts.leave.stay')}</LinkButton>
    </>
  );
}

export function GonePage({ t }: { t: T }) {
  return (
    <>
      <h1>{t('accounts.gone.title')}</h1>
      <p>{t('accounts.gone.words')}</p>
    </>
  );
}
