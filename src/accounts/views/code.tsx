import { Button, Field, Form, Notice } from '../../platform/html/index.ts';
import type { Words } from '../../platform/i18n/index.ts';
import { asHidden, type Onward } from '../carried.ts';
import { SaysSummary, type Says } from './says.tsx';

export type CodeModel = {
  onward: Onward;
  says: Says;
  /** Somebody waits to come in without a code. */
  waits: { until: Date; over: boolean } | null;
  /** There is an address that can be told of it. */
  mayWait: boolean;
  hours: number;
  contact: { name: string; words: string };
};

export function CodePage({ words, model }: { words: Words; model: CodeModel }) {
  const { t } = words;
  const { onward, says, waits } = model;
  return (
    <>
      <SaysSummary t={t} says={says} />
      <h1>{t('accounts.code.title')}</h1>
      {waits?.over && (
        <Notice kind="warm" title={t('accounts.code.over_title')}>
          <p>{t('accounts.code.over')}</p>
          <Form action="/sign-in/code/without" hidden={asHidden(onward)}>
            <Button>{t('accounts.code.without')}</Button>
          </Form>
        </Notice>
      )}
      <p>{t('accounts.code.words')}</p>
      <Form action="/sign-in/code" hidden={asHidden(onward)}>
        <Field
          name="code"
          label={t('accounts.code.label')}
          hint={t('accounts.code.hint')}
          error={says['code']}
          autocomplete="one-time-code"
          autocapitalize="none"
          spellcheck={false}
          dir="ltr"
          width="half"
        />
        <Button kind={waits?.over ? 'quiet' : 'primary'} icon="key-round">
          {t('accounts.code.submit')}
        </Button>
      </Form>
      {!waits?.over && <Lost words={words} model={model} />}
      <p>
        <a href="/sign-in">{t('accounts.code.back')}</a>
      </p>
    </>
  );
}

/** No phone and no paper: told to the address at once, and open after a while. */
function Lost({ words: { t, when }, model: { waits, mayWait, hours, contact, onward } }: { words: Words; model: CodeModel }) {
  if (waits)
    return (
      <Notice title={t('accounts.code.lost_title')}>
        <p>{t('accounts.code.waits', { time: when(waits.until) })}</p>
      </Notice>
    );
  return (
    <details class="help-fold">
      <summary>{t('accounts.code.lost_title')}</summary>
      <div class="fold-words">
        {mayWait ? (
          <>
            <p>{t('accounts.code.lost', { n: hours })}</p>
            <Form action="/sign-in/code/lost" hidden={asHidden(onward)}>
              <Button kind="quiet">{t('accounts.code.lost_submit')}</Button>
            </Form>
          </>
        ) : (
          <>
            <p>{contact.name ? t('accounts.code.lost_ask', { name: contact.name }) : t('accounts.code.lost_ask_nobody')}</p>
            {contact.words && <p dir="auto">{contact.words}</p>}
          </>
        )}
      </div>
    </details>
  );
}
