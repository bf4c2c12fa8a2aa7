import { Chip, Empty, List, ListItem, Time } from '../../platform/html/index.ts';
import type { Words } from '../../platform/i18n/index.ts';
import type { WaitingPlace } from '../keep-queries.ts';
import type { WaitingAppeal } from '../kept-queries.ts';
import type { Waiting } from '../queries.ts';
import { reasons } from '../tables.ts';
import { spokenOf } from '../rules.ts';

type QueuePageProps = {
  words: Words;
  waiting: Waiting[];
  appeals: WaitingAppeal[];
  places: WaitingPlace[];
  suspended: { id: string; name: string }[];
};

export function QueuePage({ words, waiting, appeals, places, suspended }: QueuePageProps) {
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
      <p>
        <a href="/unmaskings">{t('moderation.unmask.title')}</a>
      </p>
      <Appeals words={words} appeals={appeals} />
      <Places words={words} places={places} />
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

function Appeals({ words: { t, when }, appeals }: Pick<QueuePageProps, 'words' | 'appeals'>) {
  if (appeals.length === 0) return null;
  return (
    <>
      <h2>{t('moderation.queue.appeals')}</h2>
      <List label={t('moderation.queue.appeals')}>
        {appeals.map((a) => (
          <ListItem
            title={t(`moderation.kept.act.${spokenOf(a)}`)}
            href={`/decided/${a.id}`}
            lines={[
              a.place ? t('moderation.queue.in_place', { place: a.place }) : t('moderation.queue.of_person'),
              Time({ iso: a.asked_at.toISOString(), words: when(a.asked_at) }),
            ]}
          />
        ))}
      </List>
    </>
  );
}

/** Where one looks after things. Of other places a moderator of the community reads how much waits, and nothing more. */
function Places({ words: { t, when }, places }: Pick<QueuePageProps, 'words' | 'places'>) {
  if (places.length === 0) return null;
  return (
    <>
      <h2>{t('moderation.queue.places')}</h2>
      <List label={t('moderation.queue.places')}>
        {places.map((p) => (
          <ListItem
            title={p.name}
            lang={p.language}
            href={p.mine ? `/boards/${p.slug}/keep` : undefined}
            lines={[
              t('moderation.queue.waits', { n: p.n }),
              ...(p.late > 0 ? [t('moderation.queue.late', { n: p.late })] : []),
              ...(p.since ? [t('moderation.keep.since', { when: when(p.since) })] : []),
              ...(p.mine ? [] : [t('moderation.queue.others')]),
            ]}
          />
        ))}
      </List>
    </>
  );
}
