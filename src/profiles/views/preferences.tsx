import { Button, Form, Select, type Option } from '../../platform/html/index.ts';
import type { T } from '../../platform/i18n/index.ts';

type PreferencesProps = { t: T; languages: Option[]; language: string; zones: readonly string[]; zone: string };

export function PreferencesPage({ t, languages, language, zones, zone }: PreferencesProps) {
  const known = zones.includes(zone) ? zones : [zone, ...zones];
  return (
    <>
      <h1>{t('profiles.preferences.title')}</h1>
      <Form action="/you/preferences">
        <Select name="language" label={t('profiles.preferences.language')} options={languages} value={language} />
        <Select
          name="zone"
          label={t('profiles.preferences.zone')}
          hint={t('profiles.preferences.zone_hint')}
          options={known.map((z) => ({ value: z, label: z.replaceAll('_', ' ') }))}
          value={zone}
        />
        <Button>{t('profiles.preferences.submit')}</Button>
      </Form>
    </>
  );
}
