import { Actions, Button, Choices, Form, Notice, Pager, Select } from '../../platform/html/index.ts';
import type { Words } from '../../platform/i18n/index.ts';
import type { WiderThread } from '../bulk-routes.tsx';
import type { ListedForKeeping, TargetPlace } from '../keep-queries.ts';
import type { Again } from '../keep-routes.tsx';
import { Faults, Reason } from './keep-thread.tsx';

type BulkPage = {
  slug: string;
  threads: ListedForKeeping[];
  before: string | null;
  older: string | null;
  places: TargetPlace[];
  /** The board chosen for each conversation; empty where it stays. */
  chosen: Map<string, string>;
  /** Those that more people would read; asked about before anything moves. */
  wider: readonly WiderThread[];
};

type BulkProps = { page: BulkPage; retry: Again; words: Words };

/** Several conversations at once, each to a board of its own: how a busy board becomes two or more. */
export function BulkView({ page, retry, words }: BulkProps) {
  const { t } = words;
  const here = `/boards/${page.slug}/keep/move`;
  return (
    <>
      <h1>{t('forum.bulk.title')}</h1>
      {page.wider.length > 0 ? <Wider wider={page.wider} words={words} /> : <p>{t('forum.bulk.intro')}</p>}
      <Faults t={t} retry={retry} />
      {page.places.length === 0 && <Notice>{t('forum.move.nowhere')}</Notice>}
      {page.threads.length === 0 && <Notice>{t('forum.bulk.none')}</Notice>}
      {page.places.length > 0 && page.threads.length > 0 && (
        <Form action={page.before ? `${here}?before=${page.before}` : here}>
          <Rows page={page} retry={retry} words={words} />
          <Reason t={t} retry={retry} hint={t('forum.keep.reason_hint')} />
          <AskFirst page={page} retry={retry} words={words} />
          <Actions>
            <Button>{t('forum.bulk.submit')}</Button>
          </Actions>
        </Form>
      )}
      <Pager
        label={t('forum.pages')}
        older={page.older ? { href: `${here}?before=${page.older}`, label: t('forum.board.older') } : undefined}
      />
    </>
  );
}

function Rows({ page, retry, words: { t, when } }: BulkProps) {
  return (
    <fieldset class="choices choices-rows">
      <legend>{t('forum.bulk.threads')}</legend>
      {page.threads.map((one, n) => (
        <>
          <input type="hidden" name="threads" value={one.id} />
          <Select
            name="to"
            id={n === 0 ? 'threads' : `to-${one.id}`}
            label={
              <span lang={one.language} dir="auto">
                {one.title || t('forum.thread.taken_back')}
              </span>
            }
            hint={`${t('forum.board.replies', { n: one.shown_replies })} · ${when(one.last_at)}`}
            error={n === 0 ? retry.faults['threads'] : undefined}
            value={page.chosen.get(one.id) ?? ''}
            empty={t('forum.bulk.stays')}
            options={page.places.map((p) => ({ value: p.slug, label: p.name }))}
          />
        </>
      ))}
    </fieldset>
  );
}

/** Some of them would be read by more people: which, and by whom. */
function Wider({ wider, words: { t } }: { wider: readonly WiderThread[]; words: Words }) {
  return (
    <Notice kind="warm" title={t('forum.bulk.before')}>
      <ul>
        {wider.map((one) => (
          <li dir="auto">{t('forum.bulk.wider', one)}</li>
        ))}
      </ul>
      <p>{t('forum.move.wider_ask')}</p>
    </Notice>
  );
}

/** What becomes of those that more people would read. */
function AskFirst({ page: { wider }, retry, words: { t } }: BulkProps) {
  if (wider.length === 0) return null;
  return (
    <Choices
      name="ask"
      legend={t('forum.bulk.ask')}
      error={retry.faults['ask']}
      value={retry.typed['ask'] || 'yes'}
      options={(['yes', 'no'] as const).map((ask) => ({
        value: ask,
        label: t(`forum.bulk.ask_${ask}`),
        hint: t(`forum.bulk.ask_${ask}_hint`),
      }))}
    />
  );
}
