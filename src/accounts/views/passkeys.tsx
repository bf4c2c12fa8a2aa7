import { Button, Empty, Field, Form, Notice } from '../../platform/html/index.ts';
import type { Words } from '../../platform/i18n/index.ts';
import type { Passkey } from '../../people/index.ts';
import { PassKeyForm } from './pass-key.tsx';
import { SaysSummary, type Says } from './says.tsx';

type Model = {
  words: Words;
  keys: readonly Passkey[];
  works: boolean;
  /** A name that was refused, with the key it was for. */
  typed: { passkey: string; label: string };
  says: Says;
};

export function PasskeysPage({ words, keys, works, typed, says }: Model) {
  const { t } = words;
  return (
    <>
      <SaysSummary t={t} says={says} />
      <h1>{t('accounts.passkeys.title')}</h1>
      <p>{t('accounts.passkeys.intro')}</p>
      {keys.map((key) => (
        <OneKey words={words} passkey={key} label={typed.passkey === key.id ? typed.label : key.label} says={says} />
      ))}
      {keys.length === 0 && (
        <Empty title={t('accounts.passkeys.none')}>
          <p>{t('accounts.passkeys.none_words')}</p>
        </Empty>
      )}
      {works ? (
        <div id="add">
          <PassKeyForm start="/you/passkeys/start" mode="create" action="/you/passkeys" failed={t('accounts.passkey.failed')}>
            <Button icon="plus">{t('accounts.passkeys.add')}</Button>
          </PassKeyForm>
          <noscript>
            <Notice>
              <p>{t('accounts.passkeys.needs_script')}</p>
            </Notice>
          </noscript>
        </div>
      ) : (
        <Notice>
          <p>{t('accounts.passkeys.not_here')}</p>
        </Notice>
      )}
    </>
  );
}

type One = { words: Words; passkey: Passkey; label: string; says: Says };

function OneKey({ words: { t, when }, passkey, label, says }: One) {
  const id = `label-${passkey.id}`;
  const used = passkey.lastUsedAt
    ? t('accounts.passkeys.used', { time: when(passkey.lastUsedAt) })
    : t('accounts.passkeys.added', { time: when(passkey.createdAt) });
  return (
    <section class="card" aria-label={passkey.label}>
      <Form action="/you/passkeys/rename" hidden={{ passkey: passkey.id }}>
        <Field name="label" id={id} label={t('accounts.passkeys.label')} hint={used} value={label} error={says[id]} width="half" />
        <Button kind="quiet">{t('accounts.passkeys.rename')}</Button>
      </Form>
      <Form action="/you/passkeys/remove" hidden={{ passkey: passkey.id }}>
        <Button kind="plain" icon="trash-2">
          {t('accounts.passkeys.remove')}
        </Button>
      </Form>
    </section>
  );
}
