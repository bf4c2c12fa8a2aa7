import { Button, Choices, Form, type IconName } from '../../platform/html/index.ts';
import type { T } from '../../platform/i18n/index.ts';

const themes: [string, IconName][] = [
  ['system', 'smartphone'],
  ['light', 'sun'],
  ['dark', 'moon'],
  ['contrast', 'contrast'],
];

export function AppearancePage({ t, theme, text, signedIn }: { t: T; theme: string; text: string; signedIn: boolean }) {
  return (
    <>
      <h1>{t('profiles.appearance.title')}</h1>
      <p>{t('profiles.appearance.intro')}</p>
      <Form action="/appearance">
        <Choices
          legend={t('profiles.appearance.text')}
          name="text"
          value={text}
          options={['normal', 'large', 'larger'].map((value) => ({ value, label: t(`profiles.appearance.text_${value}`) }))}
        />
        <Choices
          legend={t('profiles.appearance.theme')}
          name="theme"
          value={theme}
          options={themes.map(([value, icon]) => ({ value, icon, label: t(`profiles.appearance.theme_${value}`) }))}
        />
        <Button>{t('profiles.appearance.submit')}</Button>
      </Form>
      {signedIn && (
        <p>
          <a href="/filters">{t('profiles.appearance.filters')}</a>
        </p>
      )}
    </>
  );
}
