import { Chip, Empty, List, ListItem, Time } from '../../platform/html/index.ts';
import type { Words } from '../../platform/i18n/index.ts';
import type { Waiting } from '../queries.ts';
import { reasons } from '../tables.ts';

type QueuePageProps = { words: Words; waiting: Waiting[]; suspended: { id: string; name: string }[] };

export function QueuePage({ words, waiting, suspended }: QueuePageProps) {
  const { t } = words;
  return (
    <>
      <h1>{t('moderation.queue.title')}</h1>
      {waiting.length === 0 ? (
        <Empty title={t('moderation.queue.none')}>
          <p>{t('moderation.queue.none_words')}</p>
        </Empty>
      ) : (
        <p>{t('moderation.queue.intro')}</p>
      )}
      <List label={t('moderation.queue.title')}>
        {waiting.map((w) => (
          <OneWaiting words={words} waiting={w} />
        ))}
      </List>
      {suspended.length > 0 && (
        <>
          <h2>{t('moderation.queue.suspended')}</h2>
          <List label={t('moderation.queue.suspended')}>
            {suspended.map((p) => (
              <ListItem title={p.name} href={`/moderate/person/${p.id}`} />
            ))}
          </List>
        </>
      )}
    </>
  );
}

function OneWaiting({ words, waiting: w }: { words: Words; waiting: Waiting }) {
  const { t } = words;
  const gravest = reasons.find((r) => w.reasons.includes(r)) ?? 'other';
  const where = w.place ? t('moderation.queue.in_place', { place: w.place }) : t('moderation.queue.of_person');
  return (
    <ListItem
      title={t(`moderation.reason.${gravest}`)}
      href={`/reports/${w.id}`}
      icon="flag"
      lines={[where, t('moderation.queue.times', { n: w.times }), Time({ iso: w.since.toISOString(), words: words.when(w.since) })]}
      chips={gravest === 'danger' && <Chip tone="warm">{t('moderation.queue.first')}</Chip>}
    />
  );
}
