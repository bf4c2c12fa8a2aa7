import { Button, Choices, Field, Notice } from '../../platform/html/index.ts';
import type { T } from '../../platform/i18n/index.ts';
import { securities } from '../forms.ts';
import type { Typed } from '../typed.ts';

type Props = {
  t: T;
  typed: Typed;
  /** The mail server stands in the program's environment and cannot be changed here. */
  fixed: boolean;
  hasPassword: boolean;
};

function field({ t, typed }: Pick<Props, 't' | 'typed'>, name: string) {
  const fault = typed.fault(name);
  return { name, label: t(`operator.mail.${name}`), value: typed.value(name), error: fault && t(fault) };
}

function Server(props: Props) {
  const { t, typed, hasPassword } = props;
  const security = typed.fault('security');
  return (
    <fieldset class="form-part">
      <legend>{t('operator.mail.server')}</legend>
      <Field
        {...field(props, 'host')}
        hint={t('operator.mail.host_hint')}
        inputmode="url"
        dir="ltr"
        autocapitalize="none"
        spellcheck={false}
      />
      <Choices
        name="security"
        legend={t('operator.mail.security')}
        options={securities.map((value) => ({ value, label: t(`operator.mail.${value}`) }))}
        value={typed.value('security')}
        error={security && t(security)}
      />
      <Field {...field(props, 'port')} type="number" inputmode="numeric" width="short" min="1" max="65535" />
      <Field
        {...field(props, 'user')}
        optional={t('operator.optional')}
        dir="ltr"
        autocapitalize="none"
        autocomplete="off"
        spellcheck={false}
      />
      <Field
        {...field(props, 'password')}
        type="password"
        hint={t(hasPassword ? 'operator.mail.password_kept' : 'operator.mail.password_hint')}
        autocomplete="new-password"
      />
    </fieldset>
  );
}

function Leaves({ t, typed }: Props) {
  const fault = typed.fault('leaves');
  return (
    <Choices
      name="leaves"
      legend={t('operator.mail.leaves')}
      value={typed.value('leaves')}
      error={fault && t(fault)}
      options={['no', 'yes'].map((value) => ({
        value,
        label: t(`operator.mail.leaves_${value}`),
        hint: t(`operator.mail.leaves_${value}_hint`),
      }))}
    />
  );
}

export function MailFields(props: Props) {
  const { t, fixed } = props;
  return (
    <>
      {fixed ? (
        <Notice>
          <p>{t('operator.mail.fixed')}</p>
        </Notice>
      ) : (
        <>
          <Leaves {...props} />
          <Server {...props} />
        </>
      )}
      <Field {...field(props, 'from')} type="email" hint={t('operator.mail.from_hint')} />
    </>
  );
}

/** Below the main button, so that the Enter key saves and sends nothing. */
export function MailTest(props: Pick<Props, 't' | 'typed'>) {
  const { t } = props;
  return (
    <fieldset class="form-part">
      <legend>{t('operator.mail.try')}</legend>
      <Field {...field(props, 'test_to')} type="email" />
      <Button kind="quiet" name="do" value="test" icon="send">
        {t('operator.mail.test')}
      </Button>
    </fieldset>
  );
}
