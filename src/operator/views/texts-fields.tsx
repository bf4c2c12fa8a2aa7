import { Notice, TextArea } from '../../platform/html/index.ts';
import { languageName, type Language, type Words } from '../../platform/i18n/index.ts';
import { textKinds } from '../house-texts.ts';
import type { Typed } from '../typed.ts';

type Props = { words: Words; typed: Typed; languages: readonly Language[]; version: number };

export function TextsFields({ words, typed, languages, version }: Props) {
  const { t } = words;
  return (
    <>
      {version > 0 && (
        <Notice>
          <p>{t('operator.texts.published')}</p>
        </Notice>
      )}
      {textKinds.map((kind) => (
        <>
          <h2>{t(`operator.text.${kind}`)}</h2>
          <p class="hint">{t(`operator.texts.${kind}_hint`)}</p>
          {languages.map((language) => {
            const name = `${kind}-${language}`;
            const fault = typed.fault(name);
            const label = t(`operator.texts.${kind}_in`, { language: languageName(language, words.language) });
            return <TextArea name={name} label={label} value={typed.value(name)} error={fault && t(fault)} lang={language} rows={14} />;
          })}
        </>
      ))}
      <p class="hint">{t('operator.texts.marks')}</p>
    </>
  );
}
