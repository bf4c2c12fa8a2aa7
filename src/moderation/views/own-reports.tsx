import { Chip, Empty, List, ListItem, Time } from '../../platform/html/index.ts';
import type { Words } from '../../platform/i18n/index.ts';
import type { OwnReport } from '../queries.ts';

export function OwnReportsPage({ words, reports }: { words: Words; reports: OwnReport[] }) {
  const { t } = words;
  return (
    <>
      <h1>{t('moderation.mine.title')}</h1>
      {reports.length === 0 && (
        <Empty title={t('moderation.mine.none')}>
          <p>{t('moderation.mine.none_words')}</p>
        </Empty>
      )}
      <List label={t('moderation.mine.title')}>
        {reports.map((r) => (
          <OneReport words={words} report={r} />
        ))}
      </List>
    </>
  );
}

function OneReport({ words, report: r }: { words: Words; report: OwnReport }) {
  const { t } = words;
  const done = r.outcome !== null;
  return (
    <ListItem
      title={titleOf(words, r)}
      href={r.about?.url}
      lines={[t(`moderation.reason.${r.reason}`), Time({ iso: r.reported_at.toISOString(), words: words.when(r.reported_at) })]}
      chips={<Chip tone={done ? 'done' : 'calm'}>{t(`moderation.mine.${r.outcome ?? 'open'}`)}</Chip>}
    >
      <p>{t(`moderation.mine.${r.outcome ?? 'open'}_words`)}</p>
      {r.outcome_words !== '' && <p dir="auto">{r.outcome_words}</p>}
    </ListItem>
  );
}

function titleOf({ t }: Words, { kind, about }: OwnReport): string {
  if (kind === 'person') return t('moderation.mine.person');
  return about ? t('moderation.quoted.words', about) : t('moderation.mine.not_open');
}
