import { Button, Choices, Field, Form, Notice } from '../../platform/html/index.ts';
import type { T } from '../../platform/i18n/index.ts';
import type { Administrator } from '../become-administrator.ts';
import { stepNames } from '../steps/step.ts';
import type { Typed } from '../typed.ts';
import { Progress, Summary } from './step-page.tsx';

type Props = { t: T; typed: Typed; known: readonly Administrator[]; action: string };

function errorOf(t: T, typed: Typed, name: string): string | undefined {
  const key = typed.fault(name);
  return key && t(key);
}

function Who({ t, typed, known }: Omit<Props, 'action'>) {
  const someone = known.map(({ id, name }) => ({ value: id, label: t('operator.administrator.who_known', { name }) }));
  return (
    <Choices
      name="who"
      legend={t('operator.administrator.who')}
      hint={t('operator.administrator.who_hint')}
      error={errorOf(t, typed, 'who')}
      value={typed.value('who')}
      options={[...someone, { value: 'new', label: t('operator.administrator.who_new'), hint: t('operator.administrator.who_new_hint') }]}
    />
  );
}

/** The first administrator, or the way back in for one who lost the key. */
export function AdministratorPage({ t, typed, known, action }: Props) {
  const again = known.length > 0;
  const optional = again ? t('operator.administrator.only_new') : undefined;
  return (
    <>
      {!again && <Progress t={t} name="administrator" reached={stepNames[0]} pathOf={() => ''} />}
      <Summary t={t} faults={typed.faults} />
      <h1>{t(again ? 'operator.administrator.title_again' : 'operator.administrator.title')}</h1>
      <p>{t(again ? 'operator.administrator.intro_again' : 'operator.administrator.intro')}</p>
      <Form action={action}>
        {again && <Who t={t} typed={typed} known={known} />}
        <Field
          name="name"
          label={t('operator.administrator.name')}
          hint={t('operator.administrator.name_hint')}
          optional={optional}
          value={typed.value('name')}
          error={errorOf(t, typed, 'name')}
          autocomplete="nickname"
          maxlength={40}
        />
        <Field
          name="email"
          type="email"
          label={t('operator.administrator.email')}
          hint={t('operator.administrator.email_hint')}
          optional={optional}
          value={typed.value('email')}
          error={errorOf(t, typed, 'email')}
          autocomplete="email"
        />
        <Field
          name="password"
          type="password"
          label={t('operator.administrator.password')}
          hint={t('operator.administrator.password_hint')}
          error={errorOf(t, typed, 'password')}
          autocomplete="new-password"
        />
        <time-zone-field>
          <input type="hidden" name="time_zone" value={typed.value('time_zone') || 'UTC'} />
        </time-zone-field>
        <Button>{t(again ? 'operator.administrator.submit_again' : 'operator.save_and_go_on')}</Button>
      </Form>
    </>
  );
}

export function LinkClosedPage({ t }: { t: T }) {
  return (
    <>
      <h1>{t('operator.link.title')}</h1>
      <Notice kind="warm">
        <p>{t('operator.link.what')}</p>
        <p>{t('operator.link.next')}</p>
      </Notice>
      <p>
        <code dir="ltr">bin/start --new-admin-link</code>
      </p>
    </>
  );
}
