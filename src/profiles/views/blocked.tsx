import { bylineShown, type Blocked } from '../../people/index.ts';
import { Button, Empty, Form, List, ListItem, Soft } from '../../platform/html/index.ts';
import type { Words } from '../../platform/i18n/index.ts';

export function BlockedPage({ words, blocked }: { words: Words; blocked: readonly Blocked[] }) {
  const { t } = words;
  return (
    <>
      <h1>{t('profiles.blocked.title')}</h1>
      <Soft>{t('profiles.blocked.intro')}</Soft>
      {blocked.length === 0 ? (
        <Empty title={t('profiles.blocked.none_title')}>
          <p>{t('profiles.blocked.none')}</p>
        </Empty>
      ) : (
        <List label={t('profiles.blocked.title')}>
          {blocked.map((one) => (
            <BlockedItem one={one} words={words} />
          ))}
        </List>
      )}
    </>
  );
}

function BlockedItem({ one, words: { t, day } }: { one: Blocked; words: Words }) {
  const shown = bylineShown(t, { byline_id: one.bylineId, label: one.label, name: one.name, face: one.face, person_state: one.state });
  const lines = [t('profiles.blocked.since', { day: day(one.at) }), ...(one.label === null ? [] : [t('profiles.blocked.alias')])];
  return (
    <ListItem title={shown.name} face={shown.face} lines={lines}>
      <Form action="/you/blocked/unblock" hidden={{ byline: one.bylineId }} aria-label={shown.name}>
        <Button kind="quiet">{t('profiles.blocked.unblock', { name: shown.name })}</Button>
      </Form>
    </ListItem>
  );
}
