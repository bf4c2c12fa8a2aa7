import { Actions, Card, LinkButton } from '../../platform/html/index.ts';
import type { Words } from '../../platform/i18n/index.ts';
import type { Stretch } from '../differences.ts';
import type { Change, Version } from '../history.ts';

export type HistoryPage = { postId: string; language: string; first: Version; changes: Change[] };

/** How words came to be what they are: each change with its day, and at the end what was written first. */
export function HistoryView({ page, words }: { page: HistoryPage; words: Words }) {
  const { t, when } = words;
  return (
    <>
      <h1>{t('forum.history.title')}</h1>
      <p class="soft">{t('forum.history.how')}</p>
      {page.changes.map(({ at, stretches }) => (
        <Card title={t('forum.history.changed', { when: when(at) })}>
          <p class="versions" lang={page.language} dir="auto">
            {stretches.map((stretch) => (
              <StretchOf stretch={stretch} words={words} />
            ))}
          </p>
        </Card>
      ))}
      <Card title={t('forum.history.first', { when: when(page.first.at) })}>
        <p class="versions" lang={page.language} dir="auto">
          {page.first.words}
        </p>
      </Card>
      <Actions>
        <LinkButton href={`/posts/${page.postId}`}>{t('forum.history.back')}</LinkButton>
      </Actions>
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
