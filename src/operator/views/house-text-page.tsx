import { LinkButton, Prose, Soft, Time } from '../../platform/html/index.ts';
import { languageName, type T, type Words } from '../../platform/i18n/index.ts';
import type { HouseText, TextVersion } from '../house-texts.ts';

type Props = { words: Words; title: string; text: HouseText; versions: readonly TextVersion[]; path: string };

function Earlier({ words, text, versions, path }: Props) {
  if (versions.length < 2) return null;
  return (
    <section>
      <h2>{words.t('operator.text.versions')}</h2>
      <ul>
        {versions.map(({ version, publishedAt }) => (
          <li>
            {version === text.version ? (
              <span aria-current="page">{words.t('operator.text.version', { version })}</span>
            ) : (
              <a href={`${path}?version=${version}`}>{words.t('operator.text.version', { version })}</a>
            )}
            {' · '}
            <Time iso={publishedAt.toISOString()} words={words.day(publishedAt)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function OtherLanguage({ words: { t, language }, text }: Props) {
  if (text.language === language) return null;
  return <p>{t('operator.text.other_language', { language: languageName(text.language, language) })}</p>;
}

export function HouseTextPage(props: Props) {
  const { words, title, text, versions } = props;
  return (
    <>
      <h1>{title}</h1>
      <OtherLanguage {...props} />
      {text.version !== versions[0]?.version && <p>{words.t('operator.text.old')}</p>}
      <Prose html={text.html} lang={text.language} />
      <Soft>
        {words.t('operator.text.version', { version: text.version })}
        {' · '}
        <Time iso={text.publishedAt.toISOString()} words={words.day(text.publishedAt)} />
      </Soft>
      <Earlier {...props} />
    </>
  );
}

export function NoTextYet({ t, title }: { t: T; title: string }) {
  return (
    <>
      <h1>{title}</h1>
      <p>{t('operator.text.none')}</p>
      <LinkButton href="/">{t('plain.home')}</LinkButton>
    </>
  );
}
