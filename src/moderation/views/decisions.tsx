import { Actions, Card, Chip, Empty, Kick, LinkButton, List, ListItem, Time } from '../../platform/html/index.ts';
import type { Words } from '../../platform/i18n/index.ts';
import type { DecisionRow } from '../queries.ts';
import type { Target } from '../target.ts';
import { Written } from './quoted.tsx';

export function DecisionsPage({ words, decisions }: { words: Words; decisions: DecisionRow[] }) {
  const { t } = words;
  return (
    <>
      <h1>{t('moderation.decisions.title')}</h1>
      {decisions.length === 0 ? (
        <Empty title={t('moderation.decisions.none')}>
          <p>{t('moderation.decisions.none_words')}</p>
        </Empty>
      ) : (
        <p>{t('moderation.decisions.intro')}</p>
      )}
      <List label={t('moderation.decisions.title')}>
        {decisions.map((d) => (
          <ListItem
            title={t(`moderation.decided.${d.act}`)}
            href={`/decisions/${d.id}`}
            lines={[Time({ iso: d.decided_at.toISOString(), words: words.when(d.decided_at) })]}
            chips={d.read_at === null && <Chip tone="warm">{t('moderation.decisions.new')}</Chip>}
          />
        ))}
      </List>
    </>
  );
}

type DecisionPageProps = {
  words: Words;
  decision: DecisionRow;
  /** The words it concerns, while their author may still read them there. */
  target: Target | null;
  contact: { name: string; words: string };
};

/** Said to the one it is about: rule, reason, words, what follows, and who else can look at it. */
export function DecisionPage({ words, decision: d, target, contact }: DecisionPageProps) {
  const { t } = words;
  return (
    <>
      <Kick>{Time({ iso: d.decided_at.toISOString(), words: words.when(d.decided_at) })}</Kick>
      <h1>{t(`moderation.decided.${d.act}`)}</h1>
      <p>{t(`moderation.follows.${d.act}`)}</p>
      {d.act === 'suspend' && (
        <p>{d.until ? t('moderation.follows.until', { when: words.when(d.until) }) : t('moderation.follows.open')}</p>
      )}
      <Card title={t('moderation.decision.reason')}>
        <p dir="auto">{d.reason}</p>
        <p>
          {t('moderation.decision.rule')} <strong>{t(`moderation.rule.${d.rule}`)}</strong>
        </p>
        <p>
          <a href="/house-rules">{t('moderation.decision.rules')}</a>
        </p>
      </Card>
      {target && target.words !== '' && (
        <Card title={t('moderation.decision.words')}>
          <Written words={target.words} lang={target.language ?? undefined} />
        </Card>
      )}
      <Card title={t('moderation.decision.again')}>
        <p>{contact.name ? t('moderation.decision.again_named', { name: contact.name }) : t('moderation.decision.again_words')}</p>
        {contact.words !== '' && <p dir="auto">{contact.words}</p>}
      </Card>
      <Actions>
        <LinkButton href="/decisions">{t('moderation.decision.all')}</LinkButton>
      </Actions>
    </>
  );
}
