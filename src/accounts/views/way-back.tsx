import { Button, Field, Form, Notice } from '../../platform/html/index.ts';
import type { T } from '../../platform/i18n/index.ts';
import { SaysSummary, type Says } from './says.tsx';

export function WayBackPage({ t, hours, who, says }: { t: T; hours: number; who: string; says: Says }) {
  return (
    <>
      <SaysSummary t={t} says={says} />
      <h1>{t('accounts.way_back.title')}</h1>
      <p>{t('accounts.way_back.words', { n: hours })}</p>
      <Notice>
        <p>{t('accounts.way_back.sure')}</p>
      </Notice>
      <Form action="/way-back">
        <Field
          name="who"
          label={t('accounts.way_back.who')}
          hint={t('accounts.way_back.who_hint')}
          value={who}
          error={says['who']}
          autocomplete="off"
          spellcheck={false}
          width="half"
        />
        <Button>{t('accounts.way_back.submit')}</Button>
      </Form>
    </>
  );
}
