import { Button, Chip, Form, List, ListItem } from '../../platform/html/index.ts';
import type { Words } from '../../platform/i18n/index.ts';

type Device = { id: string; name: string; since: Date; seen: Date; current: boolean };

export function DevicesPage({ words: { t, when }, devices }: { words: Words; devices: Device[] }) {
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
    </>
  );
}
