import { bylineShown } from '../../people/index.ts';
import { Actions, Button, Card, Choices, Field, Form, Notice, Prose, Select, Soft } from '../../platform/html/index.ts';
import type { T, Words } from '../../platform/i18n/index.ts';
import { excerptOf, renderMarkdown } from '../../platform/markdown.ts';
import type { KeptPost, KeptThread, OwnWidening, TargetPlace } from '../keep-queries.ts';
import type { Again } from '../keep-routes.tsx';
import { askedUntil, longestTitle } from '../rules.ts';
import { Faults, Reason } from './keep-thread.tsx';

/** Who would newly read it; null where nobody would, or nothing was chosen yet. */
type Readers = { place: string; who: string } | null;

function Board({ t, places, retry, here }: { t: T; places: TargetPlace[]; retry: Again; here?: string }) {
  return (
    <Select
      name="to"
      label={t('forum.move.to')}
      error={retry.faults['to']}
      value={retry.typed['to'] ?? here ?? ''}
      empty={t('forum.move.choose')}
      options={places.map((p) => ({ value: p.slug, label: p.name }))}
    />
  );
}

/** What happens until all have answered. */
export function WhileTheyAreAsked({ t, retry, of }: { t: T; retry: Again; of: 'move' | 'merge' }) {
  return (
    <Choices
      name="how"
      legend={t('forum.move.how')}
      error={retry.faults['how']}
      value={retry.typed['how'] || 'whole'}
      options={(['whole', 'partly'] as const).map((how) => ({
        value: how,
        label: t(`forum.move.${how}`),
        hint: t(`forum.${of}.${how}_hint`),
      }))}
    />
  );
}

/** Said first in the second step: nothing has moved, since somebody would read it who cannot now. */
function Wider({ t, readers }: { t: T; readers: Readers }) {
  if (!readers) return null;
  return (
    <Notice kind="warm" title={t('forum.move.wider', { place: readers.place })}>
      <p>{t('forum.move.wider_who', { who: readers.who })}</p>
      <p>{t('forum.move.wider_ask')}</p>
    </Notice>
  );
}

function NewTitle({ t, retry, hint }: { t: T; retry: Again; hint: string }) {
  return (
    <Field
      name="title"
      label={t('forum.split.new_title')}
      hint={hint}
      value={retry.typed['title'] ?? ''}
      error={retry.faults['title']}
      maxlength={longestTitle}
    />
  );
}

export function MoveView({
  thread,
  places,
  retry,
  readers,
  t,
}: {
  thread: KeptThread;
  places: TargetPlace[];
  retry: Again;
  readers: Readers;
  t: T;
}) {
  return (
    <>
      <h1>{t('forum.move.title')}</h1>
      {readers ? <Wider t={t} readers={readers} /> : <p>{t('forum.move.intro')}</p>}
      <Faults t={t} retry={retry} />
      {places.length === 0 && <Notice>{t('forum.move.nowhere')}</Notice>}
      <Form action={`/threads/${thread.id}/move`}>
        <Board t={t} places={places} retry={retry} />
        <Reason t={t} retry={retry} hint={t('forum.keep.reason_hint')} />
        {readers && <WhileTheyAreAsked t={t} retry={retry} of="move" />}
        {readers && <NewTitle t={t} retry={retry} hint={t('forum.move.title_hint')} />}
        <Actions>
          <Button>{t(readers ? 'forum.move.ask' : 'forum.move.submit')}</Button>
        </Actions>
      </Form>
    </>
  );
}

type SplitPage = { thread: KeptThread; posts: KeptPost[]; places: TargetPlace[]; readers: Readers };

/** What it says, and that others do not see it where that is so. */
function PostHint({ post, t }: { post: KeptPost; t: T }) {
  return (
    <>
      <span dir="auto">{excerptOf(post.words, 200) || t('files.undescribed')}</span>
      {post.state !== 'shown' && <em> {t(`forum.state.${post.state}`)}</em>}
    </>
  );
}

export function SplitView({ page: { thread, posts, places, readers }, retry, t }: { page: SplitPage; retry: Again; t: T }) {
  const chosen = (retry.typed['posts'] ?? '').split(',');
  return (
    <>
      <h1>{t('forum.split.title')}</h1>
      {readers ? <Wider t={t} readers={readers} /> : <p>{t('forum.split.intro')}</p>}
      <Faults t={t} retry={retry} />
      <Form action={`/threads/${thread.id}/split`}>
        <Choices
          type="checkbox"
          name="posts"
          legend={t('forum.split.posts')}
          error={retry.faults['posts']}
          value={chosen}
          options={posts.map((p) => ({ value: p.id, label: bylineShown(t, p).name, hint: <PostHint post={p} t={t} /> }))}
        />
        <NewTitle t={t} retry={retry} hint={t('forum.split.title_hint')} />
        <Board t={t} places={places} retry={retry} here={thread.slug} />
        <Reason t={t} retry={retry} hint={t('forum.keep.reason_hint')} />
        {readers && <WhileTheyAreAsked t={t} retry={retry} of="move" />}
        <Actions>
          <Button>{t(readers ? 'forum.move.ask' : 'forum.split.submit')}</Button>
        </Actions>
      </Form>
    </>
  );
}

type ConsentProps = { asked: OwnWidening; who: string; faults: Record<string, string>; words: Words };

function whatIsAsked(t: T, { title, from_name: from, to_name: to, joins, into }: OwnWidening): string {
  if (!joins) return t('forum.consent.what', { title, from, to });
  return into === null ? t('forum.consent.what_join', { title, from }) : t('forum.consent.what_join_named', { title, from, into });
}

/** May your words go there? Said to the one who wrote them; nobody reads the answer. */
export function ConsentView({ asked, who, faults, words: { t, when } }: ConsentProps) {
  return (
    <>
      <h1>{t(asked.joins ? 'forum.consent.title_joined' : 'forum.consent.title')}</h1>
      <p>{whatIsAsked(t, asked)}</p>
      <p>
        <strong>{t('forum.consent.who', { who })}</strong>
      </p>
      <Card title={t('forum.consent.why')}>
        <p dir="auto">{asked.reason}</p>
      </Card>
      <Card title={t('forum.consent.yours')}>
        {asked.words.length === 0 && <Soft>{t('forum.consent.title_only')}</Soft>}
        {asked.words.map((w) => (
          <blockquote>
            {w.name && <Soft>{t('forum.consent.as', { name: w.name })}</Soft>}
            <Prose html={renderMarkdown(w.words || t('files.undescribed')).html} />
          </blockquote>
        ))}
      </Card>
      <p>{t('forum.consent.promise')}</p>
      <p>{t('forum.consent.until', { when: when(askedUntil(asked.asked_at)) })}</p>
      <Form action={`/widenings/${asked.id}`}>
        <Choices
          name="answer"
          legend={t('forum.consent.question')}
          error={faults['answer']}
          value={asked.answer ?? ''}
          options={(['yes', 'no'] as const).map((answer) => ({
            value: answer,
            label: t(`forum.consent.${answer}`),
            hint: t(`forum.consent.${answer}_hint`),
          }))}
        />
        <Actions>
          <Button>{t('forum.consent.submit')}</Button>
        </Actions>
      </Form>
    </>
  );
}
