import { Choices, Field, Select, TextArea } from '../../platform/html/index.ts';
import { languages, namedCountries, ownNames, type Words } from '../../platform/i18n/index.ts';
import type { Typed } from '../typed.ts';

type Props = { words: Words; typed: Typed };

/** Label, hint, value and fault of one text field, by its name. */
function field({ words: { t }, typed }: Props, name: string) {
  const fault = typed.fault(name);
  return {
    name,
    label: t(`operator.community.${name}`),
    hint: t(`operator.community.${name}_hint`),
    value: typed.value(name),
    error: fault && t(fault),
  };
}

function Languages({ words: { t }, typed }: Props) {
  const options = languages.map((code) => ({ value: code, label: ownNames[code], lang: code }));
  const main = typed.fault('language');
  const all = typed.fault('languages');
  return (
    <>
      <Choices
        name="language"
        legend={t('operator.community.language')}
        hint={t('operator.community.language_hint')}
        options={options}
        value={typed.value('language')}
        layout="tiles"
        error={main && t(main)}
      />
      <Choices
        name="languages"
        type="checkbox"
        legend={t('operator.community.languages')}
        hint={t('operator.community.languages_hint')}
        options={options}
        value={typed.all('languages')}
        layout="tiles"
        error={all && t(all)}
      />
    </>
  );
}

export function CommunityFields(props: Props) {
  const { t, language } = props.words;
  const countries = namedCountries(language).map(({ code, name }) => ({ value: code, label: name }));
  return (
    <>
      <Field {...field(props, 'name')} maxlength={60} autocomplete="organization" />
      <Field {...field(props, 'member_word')} optional={t('operator.optional')} maxlength={30} width="half" />
      <Languages {...props} />
      <Select {...field(props, 'country')} options={countries} empty={t('operator.community.country_empty')} />
      <Field {...field(props, 'contact_name')} maxlength={60} />
      <TextArea {...field(props, 'contact_words')} maxlength={400} rows={3} />
      <Field {...field(props, 'reply_hours')} inputmode="numeric" width="half" />
    </>
  );
}
