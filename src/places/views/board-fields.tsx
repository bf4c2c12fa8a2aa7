import type { Community } from '../../contracts/index.ts';
import { Choices, Field, Select, TextArea } from '../../platform/html/index.ts';
import { ownNames, type T, type Words } from '../../platform/i18n/index.ts';
import { abouts, allReaders, cancerTypes, type About, type Readers } from '../../spaces/index.ts';
import { longestName, longestPurpose, longestRules } from '../rules.ts';
import type { Retry } from './entrance.tsx';

/** Who may read, in words, for somebody who chooses. */
export function readersInWords(t: T, readers: Readers | null, community: string): string {
  if (readers === null) return t('places.choice.exactly');
  if (!readers.startsWith('relation:')) return t(`places.choice.${readers}`, { community });
  const people = t(`access.relation.${readers.slice('relation:'.length)}`);
  return people.charAt(0).toLocaleUpperCase() + people.slice(1);
}

export const errorsOf = (retry: Retry) => Object.entries(retry.faults).map(([field, message]) => ({ field, message }));

/** The board's own name has an id of its own: a pseudonym is asked for on the same page. */
export const boardName = ({ field, message }: { field: string; message: string }) => ({
  field: field === 'name' ? 'board-name' : field,
  message,
});

export type Says = { name: string; purpose: string; language: string; about: About; cancer_type: string | null; rules: string };

type Fields = { says: Says; words: Words; retry: Retry };

export function SaysFields({ says, words, community, retry }: Fields & { community: Community }) {
  const { t } = words;
  const { typed, faults } = retry;
  return (
    <>
      <Field
        name="name"
        id="board-name"
        label={t('places.field.name')}
        value={typed['name'] ?? says.name}
        error={faults['name']}
        maxlength={longestName}
        required
      />
      <TextArea
        name="purpose"
        label={t('places.field.purpose')}
        hint={t('places.field.purpose_hint')}
        value={typed['purpose'] ?? says.purpose}
        error={faults['purpose']}
        rows={3}
        maxlength={longestPurpose}
        required
      />
      <Select
        name="language"
        label={t('places.field.language')}
        options={community.languages.map((l) => ({ value: l, label: ownNames[l], lang: l }))}
        value={typed['language'] ?? says.language}
        error={faults['language']}
      />
      <AboutFields says={says} words={words} retry={retry} />
      <TextArea
        name="rules"
        label={t('places.field.rules')}
        hint={t('places.field.rules_hint')}
        optional={t('places.optional')}
        value={typed['rules'] ?? says.rules}
        error={faults['rules']}
        rows={4}
        maxlength={longestRules}
      />
    </>
  );
}

/** Under which heading it stands in the list, and by which words it is found. */
function AboutFields({ says, words: { t, language }, retry: { typed, faults } }: Fields) {
  return (
    <>
      <Choices
        name="about"
        legend={t('places.field.about')}
        options={abouts.map((about) => ({ value: about, label: t(`places.about.${about}`), hint: t(`places.about_hint.${about}`) }))}
        value={typed['about'] ?? says.about}
        error={faults['about']}
      />
      <Select
        name="cancerType"
        label={t('places.field.cancer_type')}
        hint={t('places.field.cancer_type_hint')}
        empty={t('places.field.cancer_type_none')}
        options={cancerTypes(language).map(({ key, name }) => ({ value: key, label: name }))}
        value={typed['cancerType'] ?? says.cancer_type ?? ''}
        error={faults['cancerType']}
      />
    </>
  );
}

type ReadersProps = { readers: string; t: T; community: string; retry: Retry };

export function ReadersField({ readers, t, community, retry }: ReadersProps) {
  return (
    <Choices
      name="readers"
      legend={t('places.field.readers')}
      options={allReaders.map((r) => ({
        value: r,
        label: readersInWords(t, r, community),
        ...(r.startsWith('relation:') ? {} : { hint: t(`places.choice_hint.${r}`) }),
      }))}
      value={retry.typed['readers'] ?? readers}
      error={retry.faults['readers']}
    />
  );
}
