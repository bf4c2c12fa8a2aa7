import { VeiledPictures } from '../../files/index.ts';
import {
  Actions,
  Button,
  Card,
  Chip,
  Empty,
  ErrorSummary,
  Form,
  Kick,
  LinkButton,
  List,
  ListItem,
  Notice,
  Soft,
  TextArea,
  Time,
} from '../../platform/html/index.ts';
import type { Words } from '../../platform/i18n/index.ts';
import type { DecisionRow } from '../queries.ts';
import { spokenOf } from '../rules.ts';
import type { Target } from '../target.ts';
import { faultsIn } from './faults.ts';
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
            title={t(`moderation.decided.${spokenOf(d)}`)}
            href={`/decisions/${d.id}`}
            lines={[Time({ iso: d.decided_at.toISOString(), words: words.when(d.decided_at) })]}
            chips={
              <>
                {d.read_at === null && <Chip tone="warm">{t('moderation.decisions.new')}</Chip>}
                {d.undone && <Chip tone="bare">{t('moderation.kept.undone_chip')}</Chip>}
              </>
            }
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
  /** The form to ask another person; null where there is nothing to ask, or it was asked. */
  appeal: { typed: string; faults: Record<string, string> } | null;
  /** Where the words can be changed, when that was asked. */
  editUrl: string | undefined;
};

/** Said to the one it is about: rule, reason, words, what follows, and who else can look at it. */
export function DecisionPage({ words, decision: d, target, contact, appeal, editUrl }: DecisionPageProps) {
  const { t, when } = words;
  const { errors } = faultsIn(t, appeal?.faults ?? {}, ['words']);
  return (
    <>
      <Kick>{Time({ iso: d.decided_at.toISOString(), words: when(d.decided_at) })}</Kick>
      <h1>{t(`moderation.decided.${spokenOf(d)}`)}</h1>
      <ErrorSummary title={t('moderation.fault.title')} errors={errors} />
      {d.undone && <Notice icon="undo-2">{t('moderation.decision.undone')}</Notice>}
      <p>{t(`moderation.follows.${spokenOf(d)}`)}</p>
      {d.act === 'suspend' && <p>{d.until ? t('moderation.follows.until', { when: when(d.until) }) : t('moderation.follows.open')}</p>}
      {d.act === 'slow' && d.until && <p>{t('moderation.follows.until', { when: when(d.until) })}</p>}
      {(d.reason !== '' || d.rule) && <Why words={words} decision={d} />}
      {target && (target.words !== '' || target.pictures.length > 0) && (
        <Card title={t(target.kind === 'picture' ? 'moderation.decision.picture' : 'moderation.decision.words')}>
          {target.words !== '' && <Written words={target.words} lang={target.language || undefined} />}
          <VeiledPictures pictures={target.pictures} t={t} lens="author" />
        </Card>
      )}
      {editUrl && <EditAsked words={words} decision={d} editUrl={editUrl} />}
      {d.appeal && <Appealed words={words} appeal={d.appeal} undone={d.undone} />}
      {appeal && <AskAnother words={words} decision={d} appeal={appeal} contact={contact} />}
      <Actions>
        <LinkButton href="/decisions">{t('moderation.decision.all')}</LinkButton>
      </Actions>
    </>
  );
}

function Why({ words: { t }, decision: d }: Pick<DecisionPageProps, 'words' | 'decision'>) {
  return (
    <Card title={t('moderation.decision.reason')}>
      {d.reason !== '' && <p dir="auto">{d.reason}</p>}
      {d.rule && (
        <>
          <p>
            {t('moderation.decision.rule')} <strong>{t(`moderation.rule.${d.rule}`)}</strong>
          </p>
          <p>
            <a href="/house-rules">{t('moderation.decision.rules')}</a>
          </p>
        </>
      )}
    </Card>
  );
}

function EditAsked({ words: { t, when }, decision: d, editUrl }: Pick<DecisionPageProps, 'words' | 'decision'> & { editUrl: string }) {
  return (
    <Actions>
      {d.met_at && <Soft>{t('moderation.decision.changed', { when: when(d.met_at) })}</Soft>}
      <LinkButton kind="primary" icon="pencil" href={editUrl}>
        {t('moderation.decision.edit')}
      </LinkButton>
    </Actions>
  );
}

type AppealedProps = { words: Words; appeal: NonNullable<DecisionRow['appeal']>; undone: boolean };

function Appealed({ words: { t, when }, appeal: a, undone }: AppealedProps) {
  return (
    <Card title={t('moderation.appeal.yours')}>
      <p dir="auto">{a.words}</p>
      {a.answer && a.answered_at ? (
        <Notice kind="done" title={t(`moderation.appeal.${a.answer === 'undone' && !undone ? 'agreed' : a.answer}`)}>
          <p dir="auto">{a.answer_words}</p>
          <p>{Time({ iso: a.answered_at.toISOString(), words: when(a.answered_at) })}</p>
        </Notice>
      ) : (
        <Soft>{t('moderation.appeal.waits', { when: when(a.asked_at) })}</Soft>
      )}
    </Card>
  );
}

type AskAnotherProps = Pick<DecisionPageProps, 'words' | 'decision' | 'contact'> & { appeal: NonNullable<DecisionPageProps['appeal']> };

/** The way to another person: a box here, and whoever runs the community for those who would rather write to them. */
function AskAnother({ words: { t }, decision: d, contact, appeal }: AskAnotherProps) {
  const { at } = faultsIn(t, appeal.faults, []);
  return (
    <section aria-labelledby="again">
      <h2 id="again">{t('moderation.decision.again')}</h2>
      <p>{t('moderation.appeal.intro')}</p>
      <Form action={`/decisions/${d.id}`} aria-labelledby="again">
        <TextArea name="words" label={t('moderation.appeal.words')} error={at('words')} value={appeal.typed} rows={4} />
        <Actions>
          <Button kind="quiet">{t('moderation.appeal.submit')}</Button>
        </Actions>
      </Form>
      <Soft>{contact.name ? t('moderation.decision.again_named', { name: contact.name }) : t('moderation.decision.again_words')}</Soft>
      {contact.words !== '' && <p dir="auto">{contact.words}</p>}
    </section>
  );
}
