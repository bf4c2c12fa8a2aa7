import { Actions, Button, CopyText, Field, Form, LinkButton, Notice } from '../../platform/html/index.ts';
import type { T } from '../../platform/i18n/index.ts';
import { asHidden, type Onward } from '../carried.ts';
import type { Says } from './says.tsx';

export function RecoveryPage({ t, left }: { t: T; left: number }) {
  return (
    <>
      <h1>{t('accounts.recovery.title')}</h1>
      <p>{t('accounts.recovery.what')}</p>
      <p>{t('accounts.second.left', { n: left })}</p>
      <Form action="/you/recovery">
        {left > 0 && <p>{t('accounts.second.recovery_words')}</p>}
        <Button>{t('accounts.second.recovery')}</Button>
      </Form>
    </>
  );
}

type Codes = { t: T; codes: readonly string[]; codeIsOn: boolean; community: string };

/** To print or to write down; each works once. */
export function RecoveryCodesPage({ t, codes, codeIsOn, community }: Codes) {
  return (
    <>
      <h1>{t('accounts.recovery.title')}</h1>
      {codeIsOn && (
        <Notice kind="done">
          <p>{t('accounts.recovery.on')}</p>
        </Notice>
      )}
      <p>{t('accounts.recovery.words', { community })}</p>
      <ol class="recovery-codes" dir="ltr" id="codes">
        {codes.map((code) => (
          <li>
            <code>{code}</code>
            {'\n'}
          </li>
        ))}
      </ol>
      <Notice kind="warm">
        <p>{t('accounts.recovery.once')}</p>
      </Notice>
      <Actions>
        <CopyText from="codes" copied={t('accounts.invitations.copied')}>
          {t('accounts.recovery.copy')}
        </CopyText>
        <LinkButton kind="primary" href="/you">
          {t('accounts.recovery.done')}
        </LinkButton>
      </Actions>
    </>
  );
}

/** On the page for signing in, out of the way of everybody else. */
export function ByRecovery({ t, onward, lost, says }: { t: T; onward: Onward; lost: string; says: Says }) {
  return (
    <details class="help-fold" open={Boolean(says['lost'] ?? says['recovery_code'])}>
      <summary>{t('accounts.recovery.lost')}</summary>
      <div class="fold-words">
        <p>{t('accounts.recovery.lost_words')}</p>
        <Form action="/sign-in/recovery" hidden={asHidden(onward)}>
          <Field
            name="lost"
            label={t('accounts.sign_in.who')}
            value={lost}
            error={says['lost']}
            autocomplete="username"
            autocapitalize="none"
            spellcheck={false}
          />
          <Field
            name="recovery_code"
            label={t('accounts.recovery.code')}
            error={says['recovery_code']}
            autocomplete="off"
            autocapitalize="none"
            spellcheck={false}
            dir="ltr"
            width="half"
          />
          <Button kind="quiet">{t('accounts.recovery.submit')}</Button>
        </Form>
      </div>
    </details>
  );
}
