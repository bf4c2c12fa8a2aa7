import { whoInWords } from '../../access/index.ts';
import { bylineShown } from '../../people/index.ts';
import {
  Actions,
  Button,
  Empty,
  ErrorSummary,
  Form,
  KeepDraft,
  LinkButton,
  Post,
  Prose,
  TextArea,
  WhoWillSee as WhoBox,
} from '../../platform/html/index.ts';
import type { Words } from '../../platform/i18n/index.ts';
import type { SummaryAbove } from '../queries.ts';
import { mostCounted } from '../rules.ts';
import type { SummariesOf, SummaryRow } from '../summaries.ts';
import type { ComposerPage } from './composer.tsx';

export type SummariesPage = SummariesOf & { maySummarise: boolean; mayDecide: boolean; mayReport: boolean };

/** All that was told of one conversation: what stands above it, what was offered, what stood there before. */
export function SummariesView({ page, words }: { page: SummariesPage; words: Words }) {
  const { t } = words;
  return (
    <>
      <h1>{t('forum.summary.title')}</h1>
      <p class="soft">{t('forum.summary.what')}</p>
      <Actions>
        {page.maySummarise && (
          <LinkButton kind="primary" icon="pencil" href={`/threads/${page.scope_id}/summaries/new`}>
            {t('forum.summary.write')}
          </LinkButton>
        )}
        <LinkButton kind="plain" href={`/threads/${page.scope_id}`}>
          {t('forum.contents.back')}
        </LinkButton>
      </Actions>
      {page.summaries.length === 0 && (
        <Empty title={t('forum.summary.none')}>
          <p>{t('forum.summary.none_words')}</p>
        </Empty>
      )}
      {page.summaries.map((summary) => (
        <OneSummaryView summary={summary} page={page} words={words} />
      ))}
    </>
  );
}

function OneSummaryView({ summary, page, words }: { summary: SummaryRow; page: SummariesPage; words: Words }) {
  const { t, when } = words;
  const at = new Date(summary.written_at);
  const byline = { ...bylineShown(t, summary), time: { iso: at.toISOString(), words: when(at) } };
  const trace =
    summary.state === 'held' ? t('forum.summary.held') : summary.state === 'hidden' ? t('forum.state.hidden') : sinceInWords(t, summary);
  return (
    <Post id={`summary-${summary.id}`} byline={byline} html={summary.html} lang={summary.language} trace={trace}>
      <SummaryActs summary={summary} page={page} t={t} />
    </Post>
  );
}

const sinceInWords = (t: Words['t'], { pinned, since }: SummaryRow) =>
  `${t(pinned ? 'forum.summary.pinned' : 'forum.summary.earlier')} ${t('forum.summary.since', { n: Math.min(since, mostCounted) })}`;

function SummaryActs({ summary, page, t }: { summary: SummaryRow; page: SummariesPage; t: Words['t'] }) {
  const act = (how: string) => (
    <Form action={`/summaries/${summary.id}/${how}`}>
      <Button kind="plain">{t(`forum.summary.${how.replace('-', '_')}`)}</Button>
    </Form>
  );
  const decides = page.mayDecide && summary.state !== 'hidden';
  return (
    <div class="actions">
      {decides && !summary.pinned && act('pin')}
      {decides && summary.pinned && act('unpin')}
      {decides && summary.state === 'held' && act('decline')}
      {summary.mine && act('take-back')}
      {!summary.mine && page.mayReport && (
        <LinkButton kind="plain" href={`/report/summary/${summary.id}`}>
          {t('forum.post.report')}
        </LinkButton>
      )}
    </div>
  );
}

export type NewSummaryPage = { threadId: string; title: string; pinsAtOnce: boolean; composer: ComposerPage };

export function NewSummaryView({ page: { threadId, title, pinsAtOnce, composer }, words }: { page: NewSummaryPage; words: Words }) {
  const { t } = words;
  const told = whoInWords(t, composer.who, composer.community);
  const errors = Object.entries(composer.faults).map(([field, message]) => ({ field, message }));
  return (
    <>
      <h1>{t('forum.summary.write')}</h1>
      <p dir="auto">{title || t('forum.thread.taken_back')}</p>
      <p class="soft">{t(pinsAtOnce ? 'forum.summary.at_once' : 'forum.summary.offered')}</p>
      <ErrorSummary title={t('forum.fault.summary')} errors={errors} />
      <KeepDraft
        words={words}
        form={composer.form}
        owner={composer.owner}
        keptAt={composer.keptAt}
        asides={composer.asides}
        back={composer.back}
      >
        <Form action={`/threads/${threadId}/summaries`} idempotencyKey={composer.key} hidden={{ base: composer.base }}>
          <TextArea
            name="words"
            label={t('forum.summary.words')}
            hint={t('forum.summary.words_hint')}
            value={composer.typed['words'] ?? ''}
            error={composer.faults['words']}
            rows={9}
            required
          />
          <WhoBox open={composer.who.public}>
            <strong>{told.strong}</strong> {told.rest}
          </WhoBox>
          <Actions>
            <Button icon="send">{t(pinsAtOnce ? 'forum.summary.pin' : 'forum.summary.offer')}</Button>
            <LinkButton kind="plain" href={`/threads/${threadId}/summaries`}>
              {t('forum.back')}
            </LinkButton>
          </Actions>
        </Form>
      </KeepDraft>
    </>
  );
}

export type PinnedSummary = SummaryAbove & {
  /** Whether this reader has read on since it was written: then it stands folded. */
  read: boolean;
};

/** What was said so far, above a long conversation, in somebody's own words. */
export function PinnedSummaryView({ summary, threadId, words }: { summary: PinnedSummary; threadId: string; words: Words }) {
  const { t, day } = words;
  const name = bylineShown(t, summary).name;
  return (
    <details class="fold summary" open={!summary.read}>
      <summary>
        <span class="fold-reason">{t('forum.summary.above', { name, day: day(new Date(summary.written_at)) })}</span>
      </summary>
      <div class="fold-words">
        <Prose html={summary.html} lang={summary.language} />
        <p class="soft">
          {t('forum.summary.since', { n: Math.min(summary.since, mostCounted) })}{' '}
          <a href={`/threads/${threadId}/summaries`}>{t('forum.summary.more')}</a>
        </p>
      </div>
    </details>
  );
}
