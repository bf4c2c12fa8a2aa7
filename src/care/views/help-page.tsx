import type { ComponentChildren } from 'preact';
import { Button, Form, Notice, Select, Soft, Time } from '../../platform/html/index.ts';
import type { Words } from '../../platform/i18n/index.ts';
import type { Helpline } from '../helplines.ts';
import { Lines } from './lines.tsx';

export type HelpModel = {
  /** The country whose lines are shown; null when nobody said one. */
  country: { code: string; name: string } | null;
  lines: readonly Helpline[];
  countries: readonly { code: string; name: string }[];
  /** Who of the community's staff can be asked; empty where nobody was named. */
  contact: { name: string; words: string };
  checkedOn: Date;
};

/** Lists of the whole world, kept by others; nothing of theirs is loaded here. */
const elsewhere = [
  ['findahelpline.com', 'https://findahelpline.com/'],
  ['befrienders.org', 'https://befrienders.org/'],
] as const;

export function Elsewhere({ t }: Pick<Words, 't'>) {
  return (
    <>
      <p>{t('care.elsewhere')}</p>
      <ul>
        {elsewhere.map(([name, href]) => (
          <li>
            <a href={href} rel="noopener noreferrer">
              <bdi dir="ltr">{name}</bdi>
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

/** When no country is known, the sentence that is true in every one. */
export function DangerAnywhere({ t }: Pick<Words, 't'>) {
  return (
    <Notice kind="warm" icon="phone">
      <p>{t('care.danger_anywhere')}</p>
    </Notice>
  );
}

export function LastChecked({ words, checkedOn: day }: { words: Words; checkedOn: Date }) {
  return <Soft>{<Checked words={words} day={day} />}</Soft>;
}

function Checked({ words, day }: { words: Words; day: Date }): ComponentChildren {
  const [before, after] = words.t('care.checked', { day: '\u0000' }).split('\u0000');
  return (
    <>
      {before}
      <Time iso={day.toISOString().slice(0, 10)} words={words.day(day)} />
      {after}
    </>
  );
}

function Chooser({ words: { t }, model }: { words: Words; model: HelpModel }) {
  return (
    <Form action="/help-now" method="get">
      <Select
        name="country"
        label={t('care.choose.label')}
        hint={t('care.choose.hint')}
        options={model.countries.map(({ code, name }) => ({ value: code, label: name }))}
        value={model.country?.code ?? ''}
        empty={t('care.choose.empty')}
      />
      <Button kind="quiet">{t('care.choose.submit')}</Button>
    </Form>
  );
}

function Here({ words: { t }, contact }: { words: Words; contact: HelpModel['contact'] }) {
  if (contact.name === '' && contact.words === '') return null;
  return (
    <section class="help-group">
      <h2>{t('care.group.here')}</h2>
      {contact.name !== '' && (
        <p class="help-name">
          <bdi>{contact.name}</bdi>
        </p>
      )}
      {contact.words !== '' && <p dir="auto">{contact.words}</p>}
    </section>
  );
}

function OfCountry({ words, model }: { words: Words; model: HelpModel }) {
  const { t } = words;
  if (!model.country) return <DangerAnywhere t={t} />;
  return (
    <>
      <p class="help-country">{t('care.country', { country: model.country.name })}</p>
      {model.lines.length === 0 ? (
        <>
          <p>{t('care.no_lines', { country: model.country.name })}</p>
          <DangerAnywhere t={t} />
        </>
      ) : (
        <Lines t={t} language={words.language} lines={model.lines} />
      )}
    </>
  );
}

export function HelpPage({ words, model }: { words: Words; model: HelpModel }) {
  return (
    <div class="help">
      <h1>{words.t('care.title')}</h1>
      <OfCountry words={words} model={model} />
      <Here words={words} contact={model.contact} />
      <section class="help-group" id="other-countries">
        <h2>{words.t(model.country ? 'care.group.elsewhere' : 'care.group.choose')}</h2>
        <Chooser words={words} model={model} />
        <Elsewhere t={words.t} />
      </section>
      <LastChecked words={words} checkedOn={model.checkedOn} />
    </div>
  );
}
