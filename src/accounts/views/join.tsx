import '../pass-key-element.ts';
import { Button, Choice, Choices, Field, Form, LinkButton, Notice, TextArea } from '../../platform/html/index.ts';
import type { T } from '../../platform/i18n/index.ts';
import { relations } from '../../people/index.ts';
import { GoByProvider } from './provider.tsx';
import { SaysSummary, type Says } from './says.tsx';

export type JoinModel = {
  /** Where the form goes: an invitation keeps its address. */
  action: string;
  community: string;
  minimumAge: number;
  approval: boolean;
  passkeys: boolean;
  /** The operator's provider, where one is set. */
  provider: string | null;
  /** The secret of the invitation, or empty. */
  invitation: string;
  cameFromProvider: boolean;
  typed: {
    name: string;
    about: string;
    way: string;
    email: string;
    relations: readonly string[];
    zone: string;
    age: boolean;
    consent: boolean;
    ceremony: string;
    response: string;
  };
  suggestions: readonly string[];
  says: Says;
};

type Part = { t: T; model: JoinModel };

export function JoinPage({ t, model }: Part) {
  const { says } = model;
  const goesOn = model.cameFromProvider ? null : model.provider;
  const invited: Record<string, string> = goesOn ? { invitation: model.invitation } : {};
  return (
    <>
      <SaysSummary t={t} says={says} />
      <h1>{t('accounts.join.heading', { community: model.community })}</h1>
      <p>{t('accounts.join.intro')}</p>
      {model.approval && (
        <Notice>
          <p>{t('accounts.join.approval')}</p>
        </Notice>
      )}
      {/* The passkey's part comes into play only when that way is chosen. */}
      <pass-key data-start="/join/passkey/start" data-mode="create" data-failed={t('accounts.passkey.failed')} data-when="way=passkey">
        <Form action={model.action} once hidden={{ ceremony: model.typed.ceremony, response: model.typed.response, ...invited }}>
          <NamePart t={t} model={model} />
          {model.cameFromProvider ? <FromProvider t={t} provider={model.provider ?? ''} /> : <WayPart t={t} model={model} />}
          <RelationsPart t={t} model={model} />
          <AgreePart t={t} model={model} />
          <p class="field-error" role="alert" hidden />
          <Button icon="user-plus">{t('accounts.join.submit')}</Button>
          {goesOn && <GoByProvider t={t} provider={goesOn} said={says['provider']} />}
        </Form>
      </pass-key>
      <p>
        {t('accounts.join.have_account')} <a href="/sign-in">{t('accounts.sign_in.title')}</a>
      </p>
    </>
  );
}

/** Nothing of them but that they have an account there: the name is chosen here. */
function FromProvider({ t, provider }: { t: T; provider: string }) {
  return (
    <Notice>
      <p>{t('accounts.provider.joining', { name: provider })}</p>
    </Notice>
  );
}

function NamePart({ t, model: { typed, says, suggestions, approval } }: Part) {
  return (
    <>
      <Field
        name="name"
        label={t('people.name.label')}
        hint={t('people.name.hint')}
        value={typed.name}
        error={says['name']}
        autocomplete="nickname"
        width="half"
      />
      {suggestions.length > 0 && <p class="hint">{t('people.name.free', { names: suggestions.join(' · ') })}</p>}
      {approval && (
        <TextArea
          name="about"
          label={t('accounts.join.about')}
          hint={t('accounts.join.about_hint')}
          optional={t('accounts.optional')}
          value={typed.about}
          error={says['about']}
          rows={3}
        />
      )}
    </>
  );
}

function WayPart({ t, model: { typed, says, passkeys } }: Part) {
  const ways = [
    { value: 'password', label: t('accounts.way.password'), hint: t('accounts.way.password_hint') },
    { value: 'link', label: t('accounts.way.link'), hint: t('accounts.way.link_hint') },
    ...(passkeys ? [{ value: 'passkey', label: t('accounts.way.passkey'), hint: t('accounts.way.passkey_hint') }] : []),
  ];
  return (
    <>
      <Choices legend={t('accounts.way.legend')} name="way" value={typed.way} options={ways} error={says['way']} />
      <div class="way-password">
        <Field
          name="password"
          type="password"
          label={t('accounts.password.label')}
          hint={t('accounts.password.hint')}
          error={says['password']}
          autocomplete="new-password"
          width="half"
        />
      </div>
      <div class="way-email">
        <Field
          name="email"
          type="email"
          label={t('accounts.email.label')}
          hint={t('accounts.email.join_hint')}
          value={typed.email}
          error={says['email']}
          autocomplete="email"
        />
      </div>
    </>
  );
}

function RelationsPart({ t, model: { typed } }: Part) {
  const options = relations.map((value) => ({ value, label: t(`people.relation.${value}`) }));
  return (
    <Choices
      legend={t('accounts.join.relations')}
      optional={t('accounts.optional')}
      hint={t('accounts.join.relations_hint')}
      name="relations"
      type="checkbox"
      value={typed.relations}
      options={options}
    />
  );
}

function AgreePart({ t, model: { typed, says, minimumAge } }: Part) {
  return (
    <>
      <time-zone-field>
        <input type="hidden" name="time_zone" value={typed.zone} />
      </time-zone-field>
      <Choice name="age" id="age" value="yes" label={t('accounts.join.age', { age: minimumAge })} checked={typed.age} error={says['age']} />
      <Choice name="consent" id="consent" value="yes" label={t('accounts.join.consent')} checked={typed.consent} error={says['consent']} />
      <p class="hint">
        <a href="/house-rules">{t('accounts.join.read_rules')}</a> · <a href="/privacy">{t('accounts.join.read_privacy')}</a>
      </p>
    </>
  );
}

/** Nobody gets in without an invitation, or with one that is over. The two are told apart, their reasons are not. */
export function JoinClosed({ t, over, contact, community }: { t: T; over: boolean; contact: string; community: string }) {
  return (
    <>
      <h1>{t(over ? 'accounts.join.over_title' : 'accounts.join.closed_title')}</h1>
      <p>{t(over ? 'accounts.join.over' : 'accounts.join.closed', { community })}</p>
      {contact && <p dir="auto">{contact}</p>}
      <LinkButton href="/sign-in">{t('accounts.sign_in.title')}</LinkButton>
    </>
  );
}
