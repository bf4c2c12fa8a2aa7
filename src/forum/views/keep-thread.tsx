import {
  Actions,
  Button,
  Card,
  ErrorSummary,
  Field,
  Form,
  List,
  ListItem,
  Notice,
  Select,
  Soft,
  TextArea,
} from '../../platform/html/index.ts';
import type { IconName } from '../../platform/html/index.ts';
import type { T, Words } from '../../platform/i18n/index.ts';
import type { KeptThread } from '../keep-queries.ts';
import type { Again } from '../keep-routes.tsx';
import { askedUntil, longestTitle } from '../rules.ts';

const acts: { name: string; path: string; icon: IconName }[] = [
  { name: 'retitle', path: 'title', icon: 'pencil' },
  { name: 'note', path: 'notes', icon: 'info' },
  { name: 'slow', path: 'slow', icon: 'clock' },
  { name: 'move', path: 'move', icon: 'corner-down-right' },
  { name: 'split', path: 'split', icon: 'scroll-text' },
  { name: 'merge', path: 'merge', icon: 'link' },
];

/** What staff of the place may do with a conversation, one page each. */
export function KeepThreadView({ thread, words }: { thread: KeptThread; words: Words }) {
  const { t } = words;
  return (
    <>
      <h1>{t('forum.keep.title')}</h1>
      <p lang={thread.language} dir="auto">
        {thread.title || t('forum.thread.taken_back')}
      </p>
      {thread.widening && <Waits thread={thread} widening={thread.widening} words={words} />}
      <List label={t('forum.keep.title')}>
        <ListItem
          title={t(thread.closed ? 'forum.keep.open' : 'forum.keep.close')}
          icon="lock"
          href={`/moderate/thread/${thread.id}`}
          lines={[t('forum.keep.close_line')]}
        />
        {acts.map(({ name, path, icon }) => (
          <ListItem title={t(`forum.${name}.title`)} icon={icon} href={`/threads/${thread.id}/${path}`} lines={[t(`forum.${name}.line`)]} />
        ))}
      </List>
    </>
  );
}

/** Words that wait for their authors. Who answered what is told to nobody, nor how many did. */
function Waits({
  thread,
  widening,
  words: { t, when },
}: {
  thread: KeptThread;
  widening: NonNullable<KeptThread['widening']>;
  words: Words;
}) {
  return (
    <Card title={waitsFor(t, widening)}>
      <p>{t(widening.partly ? 'forum.widening.waits_partly' : 'forum.widening.waits_whole')}</p>
      <Soft>{t('forum.widening.asked', { when: when(new Date(widening.asked_at)) })}</Soft>
      <Soft>{t('forum.widening.until', { when: when(askedUntil(new Date(widening.asked_at))) })}</Soft>
      <Form action={`/threads/${thread.id}/keep`}>
        <Actions>
          {widening.partly && (
            <Button name="settle" value="some" kind="quiet">
              {t('forum.widening.move_some')}
            </Button>
          )}
          <Button name="settle" value="give-up" kind="quiet">
            {t('forum.widening.give_up')}
          </Button>
        </Actions>
      </Form>
    </Card>
  );
}

function waitsFor(t: Words['t'], { to, joins, into }: NonNullable<KeptThread['widening']>): string {
  if (!joins) return t('forum.widening.waits', { place: to });
  return into === null ? t('forum.widening.waits_join') : t('forum.widening.waits_join_named', { title: into });
}

export function Faults({ t, retry }: { t: T; retry: Again }) {
  return (
    <ErrorSummary title={t('forum.fault.summary')} errors={Object.entries(retry.faults).map(([field, message]) => ({ field, message }))} />
  );
}

export function Reason({ t, retry, hint }: { t: T; retry: Again; hint: string }) {
  return (
    <TextArea
      name="reason"
      label={t('forum.keep.reason')}
      hint={hint}
      value={retry.typed['reason'] ?? ''}
      error={retry.faults['reason']}
      rows={3}
      required
    />
  );
}

export function RetitleView({ thread, retry, t }: { thread: KeptThread & { mine: boolean }; retry: Again; t: T }) {
  return (
    <>
      <h1>{t('forum.retitle.title')}</h1>
      <p>{t(thread.mine ? 'forum.retitle.intro_mine' : 'forum.retitle.intro')}</p>
      <Faults t={t} retry={retry} />
      <Form action={`/threads/${thread.id}/title`}>
        <Field
          name="title"
          label={t('forum.retitle.field')}
          value={retry.typed['title'] ?? thread.title}
          error={retry.faults['title']}
          maxlength={longestTitle}
          required
        />
        {!thread.mine && <Reason t={t} retry={retry} hint={t('forum.retitle.reason_hint')} />}
        <Actions>
          <Button>{t('forum.retitle.submit')}</Button>
        </Actions>
      </Form>
    </>
  );
}

type SlowProps = { thread: KeptThread; retry: Again; words: Words; paces: readonly number[]; hours: readonly number[] };

export function SlowView({ thread, retry, words, paces, hours }: SlowProps) {
  const { t, when } = words;
  const chosen = (name: string, otherwise: number) => retry.typed[name] || String(otherwise);
  return (
    <>
      <h1>{t('forum.slow.title')}</h1>
      <p>{t('forum.slow.intro')}</p>
      <Faults t={t} retry={retry} />
      {thread.slow && (
        <Notice icon="clock" title={t('forum.slow.now', { n: thread.slow.minutes, when: when(new Date(thread.slow.until)) })}>
          <p dir="auto">{thread.slow.reason}</p>
        </Notice>
      )}
      <Form action={`/threads/${thread.id}/slow`}>
        <Select
          name="minutes"
          label={t('forum.slow.minutes')}
          error={retry.faults['minutes']}
          value={chosen('minutes', thread.slow?.minutes ?? 30)}
          options={paces.map((n) => ({ value: String(n), label: t('forum.slow.pace', { n }) }))}
        />
        <Select
          name="hours"
          label={t('forum.slow.hours')}
          error={retry.faults['hours']}
          value={chosen('hours', 24)}
          options={hours.map((n) => ({ value: String(n), label: t('forum.slow.for', { n }) }))}
        />
        <Reason t={t} retry={retry} hint={t('forum.slow.reason_hint')} />
        <Actions>
          <Button>{t('forum.slow.submit')}</Button>
          {thread.slow && (
            <Button kind="quiet" formaction={`/threads/${thread.id}/slow/end`}>
              {t('forum.slow.end')}
            </Button>
          )}
        </Actions>
      </Form>
    </>
  );
}
