import type { ComponentChildren } from 'preact';
import { Actions, Button, Card, Form, LinkButton, Pager, Soft } from '../../platform/html/index.ts';
import type { Words } from '../../platform/i18n/index.ts';
import type { Stretch } from '../differences.ts';
import { isTaken, type Change, type Version } from '../history.ts';
import { takenDays, undoSeconds } from '../rules.ts';

export type HistoryPage = {
  postId: string;
  language: string;
  /** Null where there are earlier changes, on another page. */ first: Version | null;
  changes: Change[];
  /** Whether the last of them made the words of now. */ newest: boolean;
  /** Of which version the page of earlier changes begins. */ older: number | null;
  /** Their own words: each earlier version can be taken away. */ mine: boolean;
  /** Staff of the place: as everybody reads it, or with what was taken away. */ staff: 'reads' | 'moderates' | null;
};

/** How words came to be what they are: each change with its day, and at the end what was written first. */
export function HistoryView({ page, words }: { page: HistoryPage; words: Words }) {
  const { t, when } = words;
  const lens = page.staff === 'moderates' ? '?lens=moderator' : '';
  return (
    <>
      <h1>{t('forum.history.title')}</h1>
      <p class="soft">{t('forum.history.how')}</p>
      {page.changes.map(({ version, stretches, taken }, n) => (
        <Card title={t('forum.history.changed', { when: when(version.at) })}>
          <VersionView page={page} version={version} taken={taken} now={page.newest && n === 0} words={words}>
            {stretches.map((stretch) => (
              <StretchOf stretch={stretch} words={words} />
            ))}
          </VersionView>
        </Card>
      ))}
      {page.first && (
        <Card title={t('forum.history.first', { when: when(page.first.at) })}>
          <VersionView page={page} version={page.first} taken={isTaken(page.first)} now={false} words={words}>
            {page.first.words}
          </VersionView>
        </Card>
      )}
      <Pager
        label={t('forum.pages')}
        newer={page.newest ? undefined : { href: `/posts/${page.postId}/history${lens}`, label: t('forum.history.newest') }}
        older={
          page.older === null
            ? undefined
            : { href: `/posts/${page.postId}/history${lens}${lens ? '&' : '?'}before=${page.older}`, label: t('forum.history.earlier') }
        }
      />
      <Actions>
        <LinkButton href={`/posts/${page.postId}`}>{t('forum.history.back')}</LinkButton>
        {page.staff === 'reads' && (
          <LinkButton kind="plain" href={`/posts/${page.postId}/history?lens=moderator`}>
            {t('forum.history.moderate')}
          </LinkButton>
        )}
      </Actions>
    </>
  );
}

type VersionProps = {
  page: HistoryPage;
  version: Version;
  taken: boolean;
  /** The words that stand: who wishes them gone takes the post back. */ now: boolean;
  words: Words;
  children: ComponentChildren;
};

function VersionView({
  page: { postId, language, mine },
  version: { n, at, takenAt },
  taken,
  now,
  words: { t, when, day },
  children,
}: VersionProps) {
  if (taken) return <Soft>{t('forum.history.taken')}</Soft>;
  return (
    <>
      {takenAt && <Soft>{t('forum.history.kept', { day: day(new Date(takenAt.getTime() + takenDays * 86_400_000)) })}</Soft>}
      <p class="versions" lang={language} dir="auto">
        {children}
      </p>
      {mine && !now && !takenAt && (
        <LinkButton kind="plain" icon="trash-2" href={`/posts/${postId}/history/take?version=${n}`}>
          {t('forum.history.take')} <span class="aloud">{when(at)}</span>
        </LinkButton>
      )}
    </>
  );
}

/** What happens to an earlier version, and who still sees it, before it is taken away. */
export function TakeVersionView({
  page,
  words: { t },
}: {
  page: Pick<HistoryPage, 'postId' | 'language'> & { version: Version };
  words: Words;
}) {
  const { postId, language, version } = page;
  return (
    <>
      <h1>{t('forum.version.title')}</h1>
      <blockquote class="versions" lang={language} dir="auto">
        {version.words}
      </blockquote>
      <p>{t('forum.version.what')}</p>
      <p>
        {t('forum.version.who', { days: takenDays })} {t('forum.version.reported')}
      </p>
      <p>{t('forum.version.trace', { seconds: undoSeconds })}</p>
      <Form action={`/posts/${postId}/history/take`} hidden={{ version: version.n }}>
        <Actions>
          <Button kind="danger">{t('forum.version.submit')}</Button>
          <LinkButton kind="plain" href={`/posts/${postId}/history`}>
            {t('forum.version.keep')}
          </LinkButton>
        </Actions>
      </Form>
    </>
  );
}

/** Not by colour alone: each is marked, and said aloud. */
function StretchOf({ stretch: { is, words: text }, words: { t, language } }: { stretch: Stretch; words: Words }) {
  if (is === 'same') return <>{text}</>;
  const said = (
    <span class="aloud" lang={language}>
      {t(`forum.history.${is}`)}{' '}
    </span>
  );
  return is === 'gone' ? (
    <del>
      {said}
      {text}
    </del>
  ) : (
    <ins>
      {said}
      {text}
    </ins>
  );
}
