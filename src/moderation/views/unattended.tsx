import { Empty, List, ListItem } from '../../platform/html/index.ts';
import type { Words } from '../../platform/i18n/index.ts';
import type { UnattendedPlace } from '../queries.ts';

/** How much waits where nobody can decide, and the way to name somebody. Nothing of what it is about. */
export function UnattendedPage({ words: { t, when }, places }: { words: Words; places: UnattendedPlace[] }) {
  return (
    <>
      <h1>{t('moderation.unattended.title')}</h1>
      {places.length === 0 ? (
        <Empty title={t('moderation.unattended.none')}>
          <p>{t('moderation.unattended.none_words')}</p>
        </Empty>
      ) : (
        <p>{t('moderation.unattended.intro')}</p>
      )}
      <List>
        {places.map((p) => (
          <ListItem
            title={p.name}
            href={`/operator/boards/${p.slug}`}
            lines={[
              t('moderation.queue.waits', { n: p.n }),
              t('moderation.keep.since', { when: when(p.since) }),
              t('moderation.unattended.appoint'),
            ]}
          />
        ))}
      </List>
    </>
  );
}
