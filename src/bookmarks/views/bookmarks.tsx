import { Actions, Button, Card, Empty, Form, LinkButton, Pager, Soft } from '../../platform/html/index.ts';
import type { Words } from '../../platform/i18n/index.ts';
import type { Bookmark, BookmarkPage } from '../queries.ts';
import { excerptShown } from './excerpt.ts';

/** What somebody keeps for later; nobody else sees that they do. */
export function BookmarksView({ page, first, words }: { page: BookmarkPage; first: boolean; words: Words }) {
  const { t } = words;
  return (
    <>
      <h1>{t('bookmarks.title')}</h1>
      <p class="soft">{t('bookmarks.who')}</p>
      {page.bookmarks.length === 0 && (
        <Empty title={t('bookmarks.none')}>
          <p>{t('bookmarks.none_words')}</p>
        </Empty>
      )}
      {page.bookmarks.map((bookmark) => (
        <BookmarkCard bookmark={bookmark} words={words} />
      ))}
      <Pager
        label={t('bookmarks.pages')}
        older={page.older ? { href: `/bookmarks?before=${page.older}`, label: t('bookmarks.older') } : undefined}
        newer={first ? undefined : { href: '/bookmarks', label: t('bookmarks.newest') }}
      />
    </>
  );
}

function BookmarkCard({ bookmark: { id, note, keptAt, remindAt, thing }, words }: { bookmark: Bookmark; words: Words }) {
  const { t, day, when } = words;
  const title = thing ? thing.title : t('bookmarks.gone');
  return (
    <Card title={title}>
      <Soft>{t('bookmarks.kept', { when: when(keptAt) })}</Soft>
      {thing && (
        <p lang={thing.language} dir="auto">
          {thing.author}: {excerptShown(t, thing)}
        </p>
      )}
      {note && (
        <p class="as-typed" dir="auto">
          <strong>{t('bookmarks.note')}</strong> {note}
        </p>
      )}
      {remindAt && <Soft>{t('bookmarks.remind', { day: day(remindAt) })}</Soft>}
      <Form action={`/bookmarks/${id}/drop`} aria-label={t('bookmarks.about', { title })}>
        <Actions>
          {thing && <LinkButton href={thing.url}>{t('bookmarks.open')}</LinkButton>}
          {thing && (
            <LinkButton kind="plain" href={`/keep/${thing.kind}/${thing.id}`}>
              {t('bookmarks.change')}
            </LinkButton>
          )}
          <Button kind="plain">{t('bookmarks.drop')}</Button>
        </Actions>
      </Form>
    </Card>
  );
}
