import { encode } from 'uqr';
import { Button, CopyText, Field, Form, LinkButton, Notice } from '../../platform/html/index.ts';
import type { T, Words } from '../../platform/i18n/index.ts';
import { SaysSummary, type Says } from './says.tsx';

type Model = {
  /** Since when it is on. */
  since: Date | null;
  left: number;
  /** From when somebody may come in without a code, if they asked to. */
  waits: Date | null;
  address: boolean;
  hours: number;
};

export function SecondStepPage({ words, model }: { words: Words; model: Model }) {
  const { t, when, day } = words;
  return (
    <>
      <h1>{t('accounts.second.title')}</h1>
      {model.waits && (
        <Notice kind="problem" title={t('accounts.second.waits_title')}>
          <p>{t('accounts.second.waits', { time: when(model.waits) })}</p>
          <Form action="/you/code/stop">
            <Button>{t('accounts.second.stop')}</Button>
          </Form>
        </Notice>
      )}
      <p>{t('accounts.second.words')}</p>
      {model.since ? <IsOn t={t} since={day(model.since)} left={model.left} /> : <IsOff t={t} model={model} />}
    </>
  );
}

function IsOn({ t, since, left }: { t: T; since: string; left: number }) {
  return (
    <>
      <Notice kind="done">
        <p>{t('accounts.second.on', { day: since })}</p>
        <p>{t('accounts.second.left', { n: left })}</p>
      </Notice>
      <LinkButton href="/you/recovery">{t('accounts.recovery.title')}</LinkButton>
      <Form action="/you/code/off">
        <p>{t('accounts.second.off_words')}</p>
        <Button kind="danger">{t('accounts.second.off')}</Button>
      </Form>
    </>
  );
}

function IsOff({ t, model: { address, hours } }: { t: T; model: Model }) {
  return (
    <>
      <p>{t('accounts.second.needs')}</p>
      <Notice kind="warm">
        <p>{address ? t('accounts.second.lost', { n: hours }) : t('accounts.second.no_address')}</p>
      </Notice>
      <Form action="/you/code/begin">
        <Button>{t('accounts.second.begin')}</Button>
      </Form>
    </>
  );
}

type SetUp = { t: T; appKey: { uri: string; letters: string }; says: Says };

export function SetUpCodePage({ t, appKey, says }: SetUp) {
  return (
    <>
      <SaysSummary t={t} says={says} />
      <h1>{t('accounts.second.new_title')}</h1>
      <ol class="prose">
        <li>{t('accounts.second.step_app')}</li>
        <li>{t('accounts.second.step_key')}</li>
        <li>{t('accounts.second.step_code')}</li>
      </ol>
      <QrCode text={appKey.uri} label={t('accounts.second.qr')} />
      <p>
        <a href={appKey.uri}>{t('accounts.second.open_app')}</a>
      </p>
      <p>
        <strong>{t('accounts.second.key')}</strong>
      </p>
      <p>
        <code id="key" dir="ltr">
          {appKey.letters}
        </code>
      </p>
      <p class="hint">{t('accounts.second.key_hint')}</p>
      <CopyText from="key" copied={t('accounts.invitations.copied')}>
        {t('accounts.second.copy')}
      </CopyText>
      <Form action="/you/code/new">
        <Field
          name="code"
          label={t('accounts.second.code')}
          hint={t('accounts.second.code_hint')}
          error={says['code']}
          autocomplete="one-time-code"
          inputmode="numeric"
          dir="ltr"
          width="half"
        />
        <Button>{t('accounts.second.confirm')}</Button>
      </Form>
      <LinkButton href="/you/code">{t('accounts.second.not_now')}</LinkButton>
    </>
  );
}

/** Dark on light in every theme: cameras want it so. */
function QrCode({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { ecc: 'M', border: 3 });
  const dots = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return (
    <svg class="qr-code" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={dots.join('')} fill="#000" />
    </svg>
  );
}
