import { Actions, Button, Form, LinkButton } from '../../platform/html/index.ts';
import type { T } from '../../platform/i18n/index.ts';
import type { StepName } from '../steps/step.ts';
import { Progress } from './step-page.tsx';

type Props = { t: T; name: string; open: boolean; pathOf(name: StepName): string };

/** Before the doors open: what opening means. */
function Ready({ t, pathOf }: Props) {
  return (
    <>
      <Progress t={t} name="done" reached="done" pathOf={pathOf} />
      <h1>{t('operator.done.title')}</h1>
      <p>{t('operator.done.intro')}</p>
      <p>{t('operator.done.later')}</p>
      <Form action="/operator/set-up/open">
        <Button icon="door-open">{t('operator.done.open')}</Button>
      </Form>
    </>
  );
}

function Open({ t, name }: Props) {
  return (
    <>
      <h1>{t('operator.open.title')}</h1>
      <p>{t('operator.open.intro', { name })}</p>
      <Actions>
        <LinkButton kind="primary" icon="user-plus" href="/invitations">
          {t('operator.open.invite')}
        </LinkButton>
        <LinkButton href="/">{t('operator.open.look')}</LinkButton>
      </Actions>
      <p>{t('operator.open.key')}</p>
      <Actions>
        <LinkButton kind="plain" icon="key-round" href="/you/passkeys">
          {t('operator.open.passkey')}
        </LinkButton>
        <LinkButton kind="plain" icon="settings" href="/operator">
          {t('operator.open.operator')}
        </LinkButton>
      </Actions>
    </>
  );
}

export function DonePage(props: Props) {
  return props.open ? <Open {...props} /> : <Ready {...props} />;
}
