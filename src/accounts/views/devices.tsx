import { Button, Chip, Form, List, ListItem } from '../../platform/html/index.ts';
import type { Words } from '../../platform/i18n/index.ts';

type Change = { what: string; at: Date; device: string };
type Device = { id: string; name: string; since: Date; seen: Date; current: boolean };

export function DevicesPage({ words, devices, changes }: { words: Words; devices: Device[]; changes: Change[] }) {
  const { t, when } = words;
  return (
    <>
      <h1>{t('accounts.devices.title')}</h1>
      <p>{t('accounts.devices.intro')}</p>
      <List label={t('accounts.devices.title')}>
        {devices.map((d) => (
          <ListItem
            title={d.name}
            icon="smartphone"
            lines={[t('accounts.devices.seen', { time: when(d.seen) }), t('accounts.devices.since', { time: when(d.since) })]}
            chips={d.current ? <Chip tone="done">{t('accounts.devices.this')}</Chip> : undefined}
          >
            {!d.current && (
              <Form action="/you/devices/sign-out" hidden={{ session: d.id }}>
                <Button kind="plain" icon="log-out">
                  {t('accounts.devices.sign_out')}
                </Button>
              </Form>
            )}
          </ListItem>
        ))}
      </List>
      {devices.length > 1 && (
        <Form action="/you/devices/sign-out-others">
          <Button kind="quiet" icon="log-out">
            {t('accounts.devices.sign_out_others')}
          </Button>
        </Form>
      )}
      <Changes words={words} changes={changes} />
    </>
  );
}

/** Whatever somebody else did with this account stands here, also where they kept the letters away. */
function Changes({ words: { t, when }, changes }: { words: Words; changes: Change[] }) {
  if (changes.length === 0) return null;
  return (
    <section id="changes" aria-labelledby="changes-title">
      <h2 id="changes-title">{t('accounts.changes.title')}</h2>
      <p>{t('accounts.changes.words')}</p>
      <List label={t('accounts.changes.title')}>
        {changes.map(({ what, at, device }) => (
          <ListItem title={t(`accounts.changed.${what}`)} icon="history" lines={[t('accounts.changes.at', { time: when(at), device })]} />
        ))}
      </List>
    </section>
  );
}
