import { Actions, Card, Chip, Kick, LinkButton, List, ListItem, Notice, Soft, Time } from '../../platform/html/index.ts';
import type { Words } from '../../platform/i18n/index.ts';
import { bylineShown } from '../../people/index.ts';
import type { KeptDecision } from '../kept-queries.ts';
import type { ReportRow } from '../queries.ts';
import type { Case } from '../read-case.ts';
import { spokenOf } from '../rules.ts';
import { DecisionFields, type DecisionFieldsProps } from './decision-fields.tsx';
import { Quoted, Written } from './quoted.tsx';

export type CasePageProps = {
  words: Words;
  of: Case;
  /** Empty where a moderator acts of their own accord. */
  reports: ReportRow[];
  /** What was decided about the same author before, where this moderator looks after things. */
  earlier: KeptDecision[];
  /** How many warnings of these count still. */
  warnings: number;
  form: Omit<DecisionFieldsProps, 't' | 'acts' | 'kind' | 'reported'>;
};

export function CasePage({ words, of: { target, acts }, reports, earlier, warnings, form }: CasePageProps) {
  const { t } = words;
  const [first] = reports;
  const changed = first && first.evidence !== '' && first.evidence !== target?.words;
  return (
    <>
      <h1>{t(first ? 'moderation.case.title' : 'moderation.case.title_direct')}</h1>
      {target ? (
        <Quoted t={t} target={target} />
      ) : (
        <Notice>{t(acts.includes('hide') ? 'moderation.case.unseen' : 'moderation.case.gone')}</Notice>
      )}
      {target?.state === 'hidden' && <Notice icon="eye-off">{t('moderation.case.hidden')}</Notice>}
      {target?.state === 'held' && <Notice icon="clock">{t('moderation.case.held')}</Notice>}
      {target?.state === 'shown' && target.kind !== 'person' && (
        <Actions>
          <LinkButton href={target.url} icon="message-circle">
            {t('moderation.case.context')}
          </LinkButton>
        </Actions>
      )}
      {target?.anonymous && (
        <Actions>
          <LinkButton href={`/unmask/${target.kind}/${target.id}`} kind="plain">
            {t('moderation.unmask.ask_title', { alias: target.author })}
          </LinkButton>
        </Actions>
      )}
      {changed && (
        <Card title={t('moderation.case.evidence')}>
          <Written words={first.evidence} />
        </Card>
      )}
      {reports.map((r) => (
        <Reported words={words} report={r} />
      ))}
      <Earlier words={words} earlier={earlier} warnings={warnings} />
      {first?.outcome ? (
        <Closed words={words} report={first} />
      ) : (
        <DecisionFields t={t} acts={acts} kind={target?.kind ?? ''} reported={first !== undefined} {...form} />
      )}
    </>
  );
}

function Reported({ words, report: r }: { words: Words; report: ReportRow }) {
  const { t } = words;
  const { name } = bylineShown(t, { label: null, name: r.reporter_name, person_state: r.reporter_state });
  return (
    <Card>
      <Kick>{t('moderation.case.reported_by', { name })}</Kick>
      <p>{t(`moderation.reason.${r.reason}`)}</p>
      {r.words !== '' && <p dir="auto">{r.words}</p>}
      <Soft>{Time({ iso: r.reported_at.toISOString(), words: words.when(r.reported_at) })}</Soft>
    </Card>
  );
}

function Closed({ words, report: r }: { words: Words; report: ReportRow }) {
  const { t } = words;
  return (
    <Notice kind="done" title={t(`moderation.case.${r.outcome ?? 'acted'}`)}>
      {r.outcome_words !== '' && <p dir="auto">{r.outcome_words}</p>}
      {r.closed_at && <p>{Time({ iso: r.closed_at.toISOString(), words: words.when(r.closed_at) })}</p>}
    </Notice>
  );
}

/** Warnings first in mind: a first mistake and a fifth are not the same. */
function Earlier({ words, earlier, warnings }: { words: Words; earlier: KeptDecision[]; warnings: number }) {
  const { t } = words;
  if (earlier.length === 0) return null;
  return (
    <section aria-labelledby="earlier">
      <h2 id="earlier">{t('moderation.case.earlier')}</h2>
      {warnings > 0 && <p>{t('moderation.case.warnings', { n: warnings })}</p>}
      <List label={t('moderation.case.earlier')}>
        {earlier.map((d) => (
          <ListItem
            title={t(`moderation.kept.act.${spokenOf(d)}`)}
            href={`/decided/${d.id}`}
            lines={[d.reason, Time({ iso: d.decided_at.toISOString(), words: words.when(d.decided_at) })]}
            chips={d.undone && <Chip tone="bare">{t('moderation.kept.undone_chip')}</Chip>}
          />
        ))}
      </List>
    </section>
  );
}
