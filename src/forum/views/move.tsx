import { bylineShown } from '../../people/index.ts';
import { Actions, Button, Card, Choice, Choices, Field, Form, Notice, Pager, Prose, Select, Soft } from '../../platform/html/index.ts';
import type { T, Words } from '../../platform/i18n/index.ts';
import { renderMarkdown } from '../../platform/markdown.ts';
import type { KeptPost, KeptThread, ListedForKeeping, OwnWidening, TargetPlace } from '../keep-queries.ts';
import type { Again } from '../keep-routes.tsx';
import { longestTitle } from '../rules.ts';
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

/** Asked in the second step, when somebody would read it who cannot now. */
function AskAuthors({ t, retry, readers }: { t: T; retry: Again; readers: Readers }) {
  if (!readers) return null;
  return (
    <>
      <Notice kind="warm" title={t('forum.move.wider', { place: readers.place })}>
        <p>{t('forum.move.wider_who', { who: readers.who })}</p>
        <p>{t('forum.move.wider_ask')}</p>
      </Notice>
      <Choices
        name="how"
        legend={t('forum.move.how')}
        error={retry.faults['how']}
        value={retry.typed['how'] || 'whole'}
        options={(['whole', 'partly'] as const).map((how) => ({
          value: how,
          label: t(`forum.move.${how}`),
          hint: t(`forum.move.${how}_hint`),
        }))}
      />
    </>
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
      <p>{t('forum.move.intro')}</p>
      <Faults t={t} retry={retry} />
      {places.length === 0 && <Notice>{t('forum.move.nowhere')}</Notice>}
      <Form action={`/threads/${thread.id}/move`}>
        <Board t={t} places={places} retry={retry} />
        <Reason t={t} retry={retry} hint={t('forum.keep.reason_hint')} />
        <AskAuthors t={t} retry={retry} readers={readers} />
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
      <span dir="auto">{post.words}</span>
      {post.state !== 'shown' && <em> {t(`forum.state.${post.state}`)}</em>}
    </>
  );
}

export function SplitView({ page: { thread, posts, places, readers }, retry, t }: { page: SplitPage; retry: Again; t: T }) {
  const chosen = (retry.typed['posts'] ?? '').split(',');
  return (
    <>
      <h1>{t('forum.split.title')}</h1>
      <p>{t('forum.split.intro')}</p>
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
        <AskAuthors t={t} retry={retry} readers={readers} />
        <Actions>
          <Button>{t(readers ? 'forum.move.ask' : 'forum.split.submit')}</Button>
        </Actions>
      </Form>
    </>
  );
}

export function MergeView({ thread, others, retry, t }: { thread: KeptThread; others: ListedForKeeping[]; retry: Again; t: T }) {
  return (
    <>
      <h1>{t('forum.merge.title')}</h1>
      <p>{t('forum.merge.intro')}</p>
      <Faults t={t} retry={retry} />
      <Form action={`/threads/${thread.id}/merge`}>
        <Select
          name="other"
          label={t('forum.merge.other')}
          error={retry.faults['other']}
          value={retry.typed['other'] ?? ''}
          empty={t('forum.merge.choose')}
          options={others.map((o) => ({ value: o.id, label: o.title || t('forum.thread.taken_back'), lang: o.language }))}
        />
        <Reason t={t} retry={retry} hint={t('forum.keep.reason_hint')} />
        <Actions>
          <Button>{t('forum.merge.submit')}</Button>
        </Actions>
      </Form>
    </>
  );
}

type BulkPage = { slug: string; threads: ListedForKeeping[]; older: string | null; places: TargetPlace[] };

/** Several conversations at once: how a busy board becomes two. */
export function BulkView({ page, retry, words }: { page: BulkPage; retry: Again; words: Words }) {
  const { t, when } = words;
  const here = `/boards/${page.slug}/keep/move`;
  return (
    <>
      <h1>{t('forum.bulk.title')}</h1>
      <p>{t('forum.bulk.intro')}</p>
      <Faults t={t} retry={retry} />
      <Form action={here}>
        <Choices
          type="checkbox"
          name="threads"
          legend={t('forum.bulk.threads')}
          error={retry.faults['threads']}
          value={(retry.typed['threads'] ?? '').split(',')}
          options={page.threads.map((one) => ({
            value: one.id,
            label: one.title || t('forum.thread.taken_back'),
            lang: one.language,
            hint: `${t('forum.board.replies', { n: one.shown_replies })} · ${when(one.last_at)}`,
          }))}
        />
        <Board t={t} places={page.places} retry={retry} />
        <Reason t={t} retry={retry} hint={t('forum.keep.reason_hint')} />
        <Choice name="ask" value="yes" checked={retry.typed['ask'] === 'yes'} label={t('forum.bulk.ask')} hint={t('forum.bulk.ask_hint')} />
        <Actions>
          <Button>{t('forum.bulk.submit')}</Button>
        </Actions>
      </Form>
      <Pager
        label={t('forum.pages')}
        older={page.older ? { href: `${here}?before=${page.older}`, label: t('forum.board.older') } : undefined}
      />
    </>
  );
}

type ConsentProps = { asked: OwnWidening; who: string; faults: Record<string, string>; words: Words };

/** May your words go there? Said to the one who wrote them; nobody reads the answer. */
export function ConsentView({ asked, who, faults, words: { t } }: ConsentProps) {
  return (
    <>
      <h1>{t('forum.consent.title')}</h1>
      <p>{t('forum.consent.what', { title: asked.title, from: asked.from_name, to: asked.to_name })}</p>
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
            <Prose html={renderMarkdown(w.words).html} />
          </blockquote>
        ))}
      </Card>
      <p>{t('forum.consent.promise')}</p>
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
