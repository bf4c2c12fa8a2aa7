import {
  Actions,
  Button,
  Card,
  Chip,
  Choices,
  Empty,
  ErrorSummary,
  Form,
  LinkButton,
  List,
  ListItem,
  Notice,
  Soft,
  TextArea,
} from '../../platform/html/index.ts';
import type { Words } from '../../platform/i18n/index.ts';
import type { Looked } from '../answer-unmasking.ts';
import type { Target } from '../target.ts';
import type { LogRow, UnmaskingRow } from '../unmask-queries.ts';
import { answerUntil, lookUntil, stateOf, type UnmaskingState } from '../unmask-rules.ts';
import { faultsIn } from './faults.ts';
import { Quoted } from './quoted.tsx';

type ListProps = { words: Words; unmaskings: UnmaskingRow[]; me: string; log: boolean; now: Date };

/** What somebody asked, what waits for them, and what they answered. */
export function UnmaskingsPage({ words, unmaskings, me, log, now }: ListProps) {
  const { t } = words;
  const shown = unmaskings.filter((u) => stateOf(u, now) !== 'lapsed' || u.asked_by === me);
  return (
    <>
      <h1>{t('moderation.unmask.title')}</h1>
      <p>{t('moderation.unmask.intro')}</p>
      {shown.length === 0 && (
        <Empty title={t('moderation.unmask.none')}>
          <p>{t('moderation.unmask.none_words')}</p>
        </Empty>
      )}
      <List label={t('moderation.unmask.title')}>
        {shown.map((u) => (
          <ListItem
            title={t('moderation.unmask.who_is', { alias: u.alias })}
            href={`/unmaskings/${u.id}`}
            lines={[t('moderation.unmask.asked_by', { name: u.asker, when: words.when(u.asked_at) })]}
            chips={<Chip tone={stateOf(u, now) === 'waits' ? 'warm' : 'calm'}>{t(`moderation.unmask.state.${stateOf(u, now)}`)}</Chip>}
          />
        ))}
      </List>
      {log && (
        <Actions>
          <LinkButton href="/unmaskings/log" icon="scroll-text">
            {t('moderation.unmask.log')}
          </LinkButton>
        </Actions>
      )}
    </>
  );
}

type OneProps = {
  words: Words;
  it: UnmaskingRow;
  state: UnmaskingState;
  may: { answers: boolean; looks: boolean };
  /** The words, where this reader may read them anyway. */
  target: Target | null;
  form: { typed: { answer: string; words: string }; faults: Record<string, string> };
};

export function UnmaskingPage({ words, it, state, may, target, form }: OneProps) {
  const { t } = words;
  return (
    <>
      <h1>{t('moderation.unmask.who_is', { alias: it.alias })}</h1>
      <Soft>{t('moderation.unmask.asked_by', { name: it.asker, when: words.when(it.asked_at) })}</Soft>
      <Card title={t('moderation.decision.reason')}>
        <p dir="auto">{it.reason}</p>
        <p>
          {t('moderation.decision.rule')} <strong>{t(`moderation.rule.${it.rule}`)}</strong>
        </p>
      </Card>
      {target ? <Quoted t={t} target={target} /> : <Notice>{t('moderation.unmask.not_yours')}</Notice>}
      <Stands words={words} it={it} state={state} />
      {may.answers && <AnswerFields words={words} it={it} form={form} />}
      {may.looks && it.answered_at && (
        <Form action={`/unmaskings/${it.id}/look`}>
          <p>{t('moderation.unmask.look_what', { until: words.when(lookUntil(it.answered_at)) })}</p>
          <Actions>
            <Button>{t('moderation.unmask.look')}</Button>
          </Actions>
        </Form>
      )}
    </>
  );
}

function Stands({ words: { t, when }, it, state }: Pick<OneProps, 'words' | 'it' | 'state'>) {
  return (
    <Notice title={t(`moderation.unmask.state.${state}`)}>
      <p>{t(`moderation.unmask.state_words.${state}`, { until: when(answerUntil(it.asked_at)), name: it.answerer ?? '' })}</p>
      {it.answer_words !== '' && <p dir="auto">{it.answer_words}</p>}
    </Notice>
  );
}

function AnswerFields({ words: { t }, it, form: { typed, faults } }: Pick<OneProps, 'words' | 'it' | 'form'>) {
  const { at, errors } = faultsIn(t, faults, ['answer', 'words']);
  return (
    <>
      <h2 id="answer-it">{t('moderation.unmask.answer')}</h2>
      <ErrorSummary title={t('moderation.fault.title')} errors={errors} />
      <Form action={`/unmaskings/${it.id}`} aria-labelledby="answer-it">
        <Choices
          name="answer"
          legend={t('moderation.unmask.answer_legend')}
          error={at('answer')}
          value={typed.answer}
          options={(['declined', 'granted'] as const).map((answer) => ({
            value: answer,
            label: t(`moderation.unmask.${answer}`),
            hint: t(`moderation.unmask.${answer}_hint`),
          }))}
        />
        <TextArea
          name="words"
          label={t('moderation.unmask.answer_words', { name: it.asker })}
          optional={t('moderation.optional')}
          error={at('words')}
          value={typed.words}
          rows={3}
        />
        <Actions>
          <Button>{t('moderation.unmask.answer_submit')}</Button>
        </Actions>
      </Form>
    </>
  );
}

/** Who it is. Reached by a press alone, and each press is written down. */
export function LookedPage({ words: { t }, looked: { behind, it } }: { words: Words; looked: Looked }) {
  return (
    <>
      <h1>{t('moderation.unmask.who_is', { alias: it.alias })}</h1>
      {behind ? (
        <Card>
          <p>{t('moderation.unmask.is', { alias: it.alias, name: behind.name })}</p>
          <Actions>
            <LinkButton href={`/people/${behind.id}`} icon="user">
              {t('moderation.unmask.page')}
            </LinkButton>
          </Actions>
        </Card>
      ) : (
        <Notice>{t('moderation.unmask.nobody')}</Notice>
      )}
      <p>{t('moderation.unmask.looked')}</p>
      <Actions>
        <LinkButton href={`/unmaskings/${it.id}`} kind="plain">
          {t('moderation.unmask.back')}
        </LinkButton>
      </Actions>
    </>
  );
}

/** Every step anybody took, the newest first. Who the aliases are is not in it. */
export function UnmaskingLogPage({ words, lines }: { words: Words; lines: LogRow[] }) {
  const { t } = words;
  return (
    <>
      <h1>{t('moderation.unmask.log')}</h1>
      <p>{t('moderation.unmask.log_intro')}</p>
      {lines.length === 0 && (
        <Empty title={t('moderation.unmask.none')}>
          <p>{t('moderation.unmask.log_none')}</p>
        </Empty>
      )}
      <List label={t('moderation.unmask.log')}>
        {lines.map((l) => (
          <ListItem
            title={t(`moderation.unmask.did.${l.did}`, { name: l.who, alias: l.alias })}
            lines={[words.when(l.at), t('moderation.unmask.log_line', { rule: t(`moderation.rule.${l.rule}`), reason: l.reason })]}
          />
        ))}
      </List>
    </>
  );
}
