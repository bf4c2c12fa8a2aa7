import { bylineShown } from '../../people/index.ts';
import {
  Actions,
  Button,
  Card,
  Choices,
  ErrorSummary,
  Form,
  Kick,
  LinkButton,
  Notice,
  Soft,
  TextArea,
  Time,
} from '../../platform/html/index.ts';
import type { Words } from '../../platform/i18n/index.ts';
import type { AppealRow, KeptDecision } from '../kept-queries.ts';
import type { Target } from '../target.ts';
import { faultsIn } from './faults.ts';
import { Quoted } from './quoted.tsx';
import { spokenOf } from '../rules.ts';

type KeptDecisionProps = {
  words: Words;
  decision: KeptDecision & AppealRow;
  /** Null where the words are gone, or lie where this moderator does not read. */
  target: Target | null;
  mayUndo: boolean;
  typed: { answer: string; words: string; reason: string };
  faults: Record<string, string>;
};

/** A decision for those who look after the same place: what, by whom, why, and what can still be done about it. */
export function KeptDecisionPage({ words, decision: d, target, mayUndo, typed, faults }: KeptDecisionProps) {
  const { t, when } = words;
  const by = bylineShown(t, { label: null, name: d.by_name, person_state: d.by_state }).name;
  const { errors } = faultsIn(t, faults, ['answer', 'words', 'reason']);
  return (
    <>
      <Kick>{Time({ iso: d.decided_at.toISOString(), words: when(d.decided_at) })}</Kick>
      <h1>{t(`moderation.kept.act.${spokenOf(d)}`)}</h1>
      <ErrorSummary title={t('moderation.fault.title')} errors={errors} />
      {d.undone && <Notice icon="undo-2">{t('moderation.kept.undone')}</Notice>}
      <Card title={t('moderation.kept.by', { name: by })}>
        {d.reason !== '' && <p dir="auto">{d.reason}</p>}
        {d.rule && <Soft>{t(`moderation.rule.${d.rule}`)}</Soft>}
        {d.until && <Soft>{t('moderation.follows.until', { when: when(d.until) })}</Soft>}
      </Card>
      {target && <Quoted t={t} target={target} />}
      {target && target.kind !== 'person' && (
        <Actions>
          <LinkButton href={`${target.url}`} icon="message-circle">
            {t('moderation.case.context')}
          </LinkButton>
        </Actions>
      )}
      <Changed words={words} decision={d} />
      <Appeal words={words} decision={d} mayUndo={mayUndo} typed={typed} faults={faults} />
      {mayUndo && !(d.appeal_words !== null && d.answer === null && d.mine_to_answer) && (
        <Undo words={words} decision={d} typed={typed} faults={faults} />
      )}
    </>
  );
}

/** Words that were asked to be changed, and were. */
function Changed({ words: { t, when }, decision: d }: Pick<KeptDecisionProps, 'words' | 'decision'>) {
  if (d.act !== 'ask-edit' || d.undone) return null;
  if (!d.met_at) return <Soft>{t('moderation.kept.not_changed')}</Soft>;
  return (
    <Notice kind="done" title={t('moderation.kept.changed', { when: when(d.met_at) })}>
      {d.seen_at ? (
        <p>{t('moderation.kept.change_seen')}</p>
      ) : (
        <Form action={`/decided/${d.id}/seen`}>
          <Button kind="quiet" icon="check">
            {t('moderation.kept.see_change')}
          </Button>
        </Form>
      )}
    </Notice>
  );
}

type AppealProps = Pick<KeptDecisionProps, 'words' | 'decision' | 'mayUndo' | 'typed' | 'faults'>;

/** What cannot be undone by a press is set right by hand, by whoever agrees. */
function Appeal({ words: { t, when }, decision: d, mayUndo, typed, faults }: AppealProps) {
  if (d.appeal_words === null || !d.asked_at) return null;
  const { at } = faultsIn(t, faults, []);
  return (
    <>
      <Card title={t('moderation.kept.appeal')}>
        <p dir="auto">{d.appeal_words}</p>
        <Soft>{Time({ iso: d.asked_at.toISOString(), words: when(d.asked_at) })}</Soft>
      </Card>
      {d.answer && (
        <Notice kind="done" title={t(`moderation.appeal.${d.answer === 'undone' && !d.undone ? 'agreed' : d.answer}`)}>
          <p dir="auto">{d.answer_words}</p>
        </Notice>
      )}
      {!d.answer && !d.mine_to_answer && <Notice>{t('moderation.kept.another')}</Notice>}
      {!d.answer && d.mine_to_answer && (
        <Form action={`/decided/${d.id}/answer`}>
          <Choices
            name="answer"
            legend={t('moderation.kept.answer')}
            error={at('answer')}
            value={typed.answer}
            options={(['stands', 'undone'] as const).map((value) => {
              const said = value === 'undone' && !mayUndo ? 'agreed' : value;
              return { value, label: t(`moderation.kept.answer_${said}`), hint: t(`moderation.kept.answer_${said}_hint`) };
            })}
          />
          <TextArea
            name="words"
            label={t('moderation.kept.answer_words')}
            hint={t('moderation.decide.reason_hint')}
            error={at('words')}
            value={typed.words}
          />
          <Actions>
            <Button>{t('moderation.kept.answer_submit')}</Button>
          </Actions>
        </Form>
      )}
    </>
  );
}

function Undo({ words: { t }, decision: d, typed, faults }: Pick<KeptDecisionProps, 'words' | 'decision' | 'typed' | 'faults'>) {
  const { at } = faultsIn(t, faults, []);
  return (
    <section aria-labelledby="undo">
      <h2 id="undo">{t('moderation.kept.undo_title')}</h2>
      <Form action={`/decided/${d.id}/undo`} aria-labelledby="undo">
        <TextArea
          name="reason"
          label={t('moderation.decide.reason')}
          hint={t('moderation.kept.undo_hint')}
          error={at('reason')}
          value={typed.reason}
          rows={3}
        />
        <Actions>
          <Button kind="quiet" icon="undo-2">
            {t('moderation.kept.undo')}
          </Button>
        </Actions>
      </Form>
    </section>
  );
}
