import type { T } from '../../platform/i18n/index.ts';
import {
  Actions,
  Button,
  Choice,
  Choices,
  Dialog,
  ErrorSummary,
  Field,
  Form,
  OpenDialog,
  Select,
  StepProgress,
  TextArea,
  WhoWillSee,
} from '../../platform/html/index.ts';
import { DesignPart } from './design-part.tsx';

type Part = { t: T };

function Steps({ t }: Part) {
  return (
    <StepProgress
      label={t('html.design.steps.label')}
      words={t('html.design.steps.words')}
      done={t('html.design.steps.done')}
      steps={[
        { label: t('html.design.steps.name'), href: '#part-forms', state: 'done' },
        { label: t('html.design.steps.people'), state: 'current' },
        { label: t('html.design.steps.boards'), state: 'ahead' },
        { label: t('html.design.steps.mail'), state: 'ahead' },
      ]}
    />
  );
}

function Fields({ t }: Part) {
  const optional = t('html.design.form.optional');
  return (
    <>
      <Field name="name" label={t('html.design.form.name')} hint={t('html.design.form.name_hint')} autocomplete="nickname" />
      <Field
        name="email"
        type="email"
        dir="ltr"
        label={t('html.design.form.email')}
        error={t('html.design.form.email_wrong')}
        value="mira@example"
        autocomplete="email"
      />
      <Field name="year" label={t('html.design.form.year')} optional={optional} inputmode="numeric" width="short" dir="ltr" />
      <Select
        name="country"
        label={t('html.design.form.country')}
        empty={t('html.design.form.choose')}
        options={[
          { value: 'ie', label: t('html.design.form.ireland') },
          { value: 'mx', label: t('html.design.form.mexico') },
        ]}
      />
    </>
  );
}

function Questions({ t }: Part) {
  return (
    <>
      <Choices
        name="intent"
        legend={t('html.design.form.intent')}
        hint={t('html.design.form.intent_hint')}
        value="listen"
        options={[
          { value: 'listen', label: t('html.design.chip.listen'), hint: t('html.design.form.listen_hint'), icon: 'ear' },
          { value: 'advice', label: t('html.design.form.advice'), icon: 'lightbulb' },
          { value: 'good-news', label: t('html.design.form.good_news'), icon: 'sun' },
        ]}
      />
      <Choices
        name="relation"
        type="checkbox"
        layout="tiles"
        legend={t('html.design.form.relation')}
        value={['patient']}
        options={[
          { value: 'patient', label: t('html.design.form.patient') },
          { value: 'caregiver', label: t('html.design.form.caregiver') },
        ]}
      />
      <Choice name="rules" value="yes" label={t('html.design.form.rules')} error={t('html.design.form.rules_wrong')} />
    </>
  );
}

function Before({ t }: Part) {
  return (
    <>
      <TextArea
        name="reply"
        label={t('html.design.form.reply')}
        hint={t('html.design.form.reply_hint')}
        value={t('html.design.form.draft')}
      />
      <WhoWillSee id="who-members">
        <b>{t('html.design.who.lead')}</b> {t('html.design.who.rest')}
      </WhoWillSee>
      <WhoWillSee id="who-everyone" open>
        <b>{t('html.design.who.everyone')}</b> {t('html.design.who.everyone_rest')}
      </WhoWillSee>
      <Actions>
        <Button type="button">{t('html.design.button.post')}</Button>
        <OpenDialog dialog="delete" href="#delete" kind="danger">
          {t('html.design.button.delete')}
        </OpenDialog>
        <span class="soft">{t('html.design.form.kept')}</span>
      </Actions>
    </>
  );
}

function Question({ t }: Part) {
  return (
    <Dialog id="delete" title={t('html.design.dialog.title')} close={t('html.design.dialog.keep')}>
      <p>{t('html.design.dialog.text')}</p>
      <Button type="button" kind="danger">
        {t('html.design.button.delete')}
      </Button>
    </Dialog>
  );
}

export function FormParts({ t }: Part) {
  return (
    <DesignPart name="forms" title={t('html.design.forms')}>
      <Steps t={t} />
      <ErrorSummary
        title={t('html.design.form.summary')}
        errors={[
          { field: 'email', message: t('html.design.form.email_wrong') },
          { field: 'rules-yes', message: t('html.design.form.rules_wrong') },
        ]}
      />
      <Form action="/design" method="get" aria-labelledby="part-forms">
        <Fields t={t} />
        <Questions t={t} />
        <Before t={t} />
      </Form>
      <Question t={t} />
    </DesignPart>
  );
}
