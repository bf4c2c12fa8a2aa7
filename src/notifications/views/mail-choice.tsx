import { Actions, Button, Choice, Form, LinkButton, Notice } from '../../platform/html/index.ts';
import type { T } from '../../platform/i18n/index.ts';
import type { MailChoice } from '../queries.ts';

export function MailChoicePage({ t, email, verified, wanted, followed }: { t: T } & MailChoice) {
  return (
    <>
      <h1>{t('notifications.choice.title')}</h1>
      <p>{t('notifications.choice.intro')}</p>
      <Reach t={t} email={email} verified={verified} />
      <Form action="/you/mail">
        <Choice name="mail" value="yes" label={t('notifications.choice.label')} hint={t('notifications.choice.hint')} checked={wanted} />
        <Choice
          name="followed"
          value="yes"
          label={t('notifications.choice.followed')}
          hint={t('notifications.choice.followed_hint')}
          checked={followed}
        />
        <Actions>
          <Button>{t('notifications.choice.save')}</Button>
          <LinkButton href="/you" kind="plain">
            {t('notifications.choice.back')}
          </LinkButton>
        </Actions>
      </Form>
    </>
  );
}

/** Says plainly when no mail can arrive, whatever the choice. */
function Reach({ t, email, verified }: { t: T } & Pick<MailChoice, 'email' | 'verified'>) {
  if (!email) return <Notice>{t('notifications.choice.no_address')}</Notice>;
  if (!verified) return <Notice kind="warm">{t('notifications.choice.unverified', { email })}</Notice>;
  return <p>{t('notifications.choice.address', { email })}</p>;
}
