import { Actions, Button, Choice, Choices, Empty, Form, LinkButton, List, Pager, Soft } from '../../platform/html/index.ts';
import type { T, Words } from '../../platform/i18n/index.ts';
import { boardWays } from '../follow-board.ts';
import { weeksBack, type BoardFollowing } from '../followed.ts';
import type { FollowedDay } from '../following-routes.tsx';
import type { MetThread } from '../listed-thread.ts';
import { ThreadItem } from './thread-item.tsx';

export type FollowingPage = { days: FollowedDay[]; /** Whether more went on than a page holds. */ more: boolean; weeks: number };

/** What went on in what one follows: a week, by day, and then it ends. */
export function FollowingView({ page, words }: { page: FollowingPage; words: Words }) {
  const { t } = words;
  const { days, weeks } = page;
  return (
    <>
      <h1>{t('forum.following.title')}</h1>
      {days.length === 0 ? (
        <Empty title={t('forum.following.none_title')}>
          <p>{t(weeks === 0 ? 'forum.following.none' : 'forum.following.none_then')}</p>
        </Empty>
      ) : (
        <Soft>{t('forum.following.week', { n: weeks })}</Soft>
      )}
      {days.map((day) => (
        <Day day={day} words={words} />
      ))}
      {days.length > 0 && <Soft>{t(page.more ? 'forum.following.more' : 'forum.following.end')}</Soft>}
      <Pager
        label={t('forum.following.weeks')}
        older={weeks < weeksBack ? { href: `/following?weeks=${weeks + 1}`, label: t('forum.following.earlier') } : undefined}
        newer={
          weeks > 0 ? { href: weeks === 1 ? '/following' : `/following?weeks=${weeks - 1}`, label: t('forum.following.later') } : undefined
        }
      />
      <Actions>
        <LinkButton kind="plain" icon="settings" href="/you/following">
          {t('forum.following.all')}
        </LinkButton>
        <LinkButton kind="plain" icon="eye-off" href="/filters">
          {t('forum.following.filters')}
        </LinkButton>
      </Actions>
    </>
  );
}

function Day({ day: { day, threads }, words }: { day: FollowedDay; words: Words }) {
  return (
    <section>
      <h2>{day}</h2>
      <List label={day}>
        {threads.map(({ at, place, thread }) => (
          <ThreadItem
            thread={thread}
            words={words}
            from="/following"
            line={words.t('forum.following.line', { place, time: words.time(at) })}
          />
        ))}
      </List>
    </section>
  );
}

export type NeedsReplyPage = { threads: { place: string; thread: MetThread }[]; hours: number };

/** Conversations of one's own boards that nobody answered yet. Reading them binds nobody to anything. */
export function NeedsReplyView({ page: { threads, hours }, words }: { page: NeedsReplyPage; words: Words }) {
  const { t } = words;
  return (
    <>
      <h1>{t('forum.waiting.title')}</h1>
      <p>{t('forum.waiting.intro', { n: hours })}</p>
      {threads.length === 0 ? (
        <Empty title={t('forum.waiting.none_title')}>
          <p>{t('forum.waiting.none')}</p>
        </Empty>
      ) : (
        <List label={t('forum.waiting.title')}>
          {threads.map(({ place, thread }) => (
            <ThreadItem
              thread={thread}
              words={words}
              from="/needs-a-reply"
              line={t('forum.waiting.line', { place, when: words.when(new Date(thread.created_at)) })}
            />
          ))}
        </List>
      )}
    </>
  );
}

type BoardFollowingProps = { page: { board: BoardFollowing; hours: number }; t: T };

/** What one is told of a board, and whether one can answer there. */
export function BoardFollowingView({ page: { board, hours }, t }: BoardFollowingProps) {
  const way = board.how === 'mute' ? 'mute' : board.how === 'follow' ? (board.told ? 'told' : 'list') : 'none';
  return (
    <>
      <h1>{t('forum.board.following')}</h1>
      <p lang={board.language} dir="auto">
        {board.name}
      </p>
      <Form action={`/boards/${board.slug}/following`}>
        <Choices
          name="way"
          legend={t('forum.board_follow.legend')}
          value={way}
          options={boardWays.map((value) => ({
            value,
            label: t(`forum.board_follow.${value}`),
            hint: t(`forum.board_follow.${value}_hint`),
          }))}
        />
        <Choice
          name="answers"
          value="yes"
          label={t('forum.board_follow.answers')}
          hint={t('forum.board_follow.answers_hint', { n: hours })}
          checked={board.answers}
        />
        <Soft>{t('forum.board_follow.private')}</Soft>
        <Actions>
          <Button>{t('forum.board_follow.submit')}</Button>
          <LinkButton kind="plain" href={`/boards/${board.slug}`}>
            {t('forum.back')}
          </LinkButton>
        </Actions>
      </Form>
    </>
  );
}
