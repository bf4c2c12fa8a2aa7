import {
  Actions,
  Byline,
  Button,
  Card,
  Empty,
  ErrorSummary,
  Field,
  Form,
  LinkButton,
  List,
  ListItem,
  Pager,
  Select,
  Soft,
  TextArea,
} from '../../platform/html/index.ts';
import type { Words } from '../../platform/i18n/index.ts';
import { answerTemplates } from '../../spaces/index.ts';
import { longestAsking, waitedTooLong } from '../rules.ts';
import type { Belonging, StaffedBoard, WaitingAsking } from '../staff-queries.ts';
import { DutyField } from './duty.tsx';
import type { Retry } from './entrance.tsx';

export type PeoplePage = { board: StaffedBoard; people: Belonging[]; next: string | null; first: boolean; me: string; now: Date };

type Props = { page: PeoplePage; words: Words; retry: Retry };

export function PeopleView({ page, words, retry }: Props) {
  const { t } = words;
  return (
    <>
      <h1>{t('places.people.title', { board: page.board.name })}</h1>
      <Soft>{t('places.people.intro')}</Soft>
      <ErrorSummary
        title={t('places.fault.summary')}
        errors={Object.entries(retry.faults).map(([field, message]) => ({ field, message }))}
      />
      {page.first && <Askings page={page} words={words} retry={retry} />}
      {page.first && <Invite page={page} words={words} retry={retry} />}
      <Belongings page={page} words={words} />
    </>
  );
}

function Askings({ page: { board, now }, words, retry }: Props) {
  const { t } = words;
  return (
    <section aria-labelledby="askings">
      <h2 id="askings">{t('places.people.askings')}</h2>
      {board.askings.length === 0 ? (
        <p>{t('places.people.no_askings')}</p>
      ) : (
        board.askings.map((asking) => <Asking asking={asking} slug={board.slug} now={now} words={words} retry={retry} />)
      )}
    </section>
  );
}

type AskingProps = { asking: WaitingAsking; slug: string; now: Date; words: Words; retry: Retry };

function Asking({ asking, slug, now, words, retry }: AskingProps) {
  const { t } = words;
  const field = `words-${asking.id}`;
  const at = new Date(asking.asked_at);
  const typed = retry.typed['asking'] === asking.id ? retry.typed : {};
  const since = t('places.people.waits_since', { when: words.when(at) });
  return (
    <Card id={`asking-${asking.id}`}>
      <Byline name={asking.name} face={asking.face} lines={[since]} />
      {waitedTooLong(at, now) && <Soft>{t('places.people.waits_long')}</Soft>}
      <blockquote dir="auto">
        <p>{asking.words}</p>
      </blockquote>
      <Form action={`/boards/${slug}/askings`} hidden={{ asking: asking.id }}>
        <ReadyWords id={`template-${asking.id}`} t={t} value={typed['template'] ?? ''} />
        <TextArea
          name="words"
          id={field}
          label={t('places.people.answer_words', { name: asking.name })}
          hint={t('places.people.answer_hint')}
          optional={t('places.optional')}
          value={typed['words'] ?? ''}
          error={retry.faults[field]}
          rows={3}
          maxlength={longestAsking}
        />
        <Actions>
          <Button name="answer" value="let-in">
            {t('places.people.let_in')}
          </Button>
          <Button name="answer" value="declined" kind="quiet">
            {t('places.people.decline')}
          </Button>
        </Actions>
      </Form>
    </Card>
  );
}

/** Sentences that are there already in every language. One for the other answer is left out when it is sent. */
function ReadyWords({ id, t, value }: { id: string; t: Words['t']; value: string }) {
  const options = (['let-in', 'declined'] as const).flatMap((answer) =>
    answerTemplates[answer].map((template) => ({
      value: template,
      label: t(`places.people.template_${answer}`, { words: t(`places.template.${template}`) }),
    })),
  );
  return (
    <Select
      name="template"
      id={id}
      label={t('places.people.template')}
      hint={t('places.people.template_hint')}
      optional={t('places.optional')}
      empty={t('places.people.template_none')}
      options={options}
      value={value}
    />
  );
}

function Invite({ page: { board }, words: { t }, retry }: Props) {
  return (
    <section aria-labelledby="invite">
      <h2 id="invite">{t('places.people.invite_title')}</h2>
      <Form action={`/boards/${board.slug}/invite`}>
        <Field
          name="name"
          label={t('places.people.invite_name')}
          hint={t('places.people.invite_hint')}
          value={retry.typed['name'] ?? ''}
          error={retry.faults['name']}
          width="half"
          autocomplete="off"
          required
        />
        <Actions>
          <Button kind="quiet" icon="user-plus">
            {t('places.people.invite')}
          </Button>
        </Actions>
      </Form>
    </section>
  );
}

function Belongings({ page, words }: Omit<Props, 'retry'>) {
  const { t } = words;
  const { slug } = page.board;
  return (
    <section aria-labelledby="people">
      <h2 id="people">{t('places.people.list')}</h2>
      {page.people.length === 0 ? (
        <Empty title={t('places.people.nobody_title')}>
          <p>{t('places.people.nobody')}</p>
        </Empty>
      ) : (
        <List>
          {page.people.map((p) => (
            <ListItem
              title={p.name}
              face={p.face}
              href={mayChange(p, page.me) ? `/boards/${slug}/people/${p.person_id}` : undefined}
              lines={[roleOf(p, t), t('places.people.since', { day: words.day(p.since) })]}
            />
          ))}
        </List>
      )}
      <Pager
        label={t('places.people.pages')}
        older={page.next ? { href: `/boards/${slug}/people?after=${page.next}`, label: t('places.people.more') } : undefined}
        newer={page.first ? undefined : { href: `/boards/${slug}/people`, label: t('places.people.first') }}
      />
    </section>
  );
}

function roleOf({ role, duty }: Pick<Belonging, 'role' | 'duty'>, t: Words['t']): string {
  return t(role === 'staff' ? `places.duty.${duty ?? 'moderator'}` : `places.role.${role}`);
}

/** Staff do not decide about each other: the administrators do. */
export function mayChange(p: Pick<Belonging, 'role' | 'person_id'>, me: string): boolean {
  return p.role !== 'staff' && p.person_id !== me;
}

export type PersonPage = Belonging & { slug: string; board: string };

export function PersonView({ page, words }: { page: PersonPage; words: Words }) {
  const { t } = words;
  const here = `/boards/${page.slug}/people/${page.person_id}`;
  return (
    <>
      <h1 dir="auto">{page.name}</h1>
      <Soft>
        {roleOf(page, t)} · {t('places.people.since', { day: words.day(page.since) })}
      </Soft>
      <Card title={t('places.person.staff_title')}>
        <p>{t('places.person.staff', { board: page.board })}</p>
        <Form action={`${here}/staff`}>
          <DutyField t={t} />
          <Button kind="quiet">{t('places.person.make_staff')}</Button>
        </Form>
      </Card>
      <Card title={t('places.person.remove_title')}>
        <p>{t(page.role === 'follower' ? 'places.person.remove_follower' : 'places.person.remove', { board: page.board })}</p>
        <Form action={`${here}/remove`}>
          <Button kind="danger">{t('places.person.remove_submit')}</Button>
        </Form>
      </Card>
      <Actions>
        <LinkButton kind="plain" icon="user" href={`/people/${page.person_id}`}>
          {t('places.person.page')}
        </LinkButton>
        <LinkButton kind="plain" icon="ban" href={`/people/${page.person_id}/block`}>
          {t('places.person.block')}
        </LinkButton>
        <LinkButton icon="arrow-left" href={`/boards/${page.slug}/people`}>
          {t('places.person.back')}
        </LinkButton>
      </Actions>
    </>
  );
}
