import { Button, Form, LinkButton } from '../../platform/html/index.ts';
import type { T } from '../../platform/i18n/index.ts';

export function Unsubscribe({ t, secret }: { t: T; secret: string }) {
  return (
    <>
      <h1>{t('notifications.stop.title')}</h1>
      <p>{t('notifications.stop.words')}</p>
      <Form action={`/unsubscribe/${secret}`}>
        <Button>{t('notifications.stop.submit')}</Button>
      </Form>
    </>
  );
}

export function Unsubscribed({ t }: { t: T }) {
  return (
    <>
      <h1>{t('notifications.stopped.title')}</h1>
      <p>{t('notifications.stopped.words')}</p>
      <LinkButton href="/you/mail">{t('notifications.choice.title')}</LinkButton>
    </>
  );
}
