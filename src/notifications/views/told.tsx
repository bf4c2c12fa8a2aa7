import { Actions, Button, Chip, Empty, Form, LinkButton, List, ListItem, Pager, Soft, Time } from '../../platform/html/index.ts';
import type { Words } from '../../platform/i18n/index.ts';
import type { Told } from '../queries.ts';
import { shownDays } from '../rules.ts';
import { wordsOfNotice } from '../words-of-notice.ts';

type ToldPageProps = {
  words: Words;
  items: Told[];
  older: string | null;
  anyNew: boolean;
  /** Whether this is the newest page. */
  first: boolean;
};

export function ToldPage({ words, items, older, anyNew, first }: ToldPageProps) {
  const { t } = words;
  return (
    <>
      <h1>{t('notifications.told.title')}</h1>
      {items.length === 0 ? <NothingYet words={words} /> : <Soft>{t('notifications.told.days', { days: shownDays })}</Soft>}
      <List label={t('notifications.told.title')}>
        {items.map((told) => (
          <OneTold words={words} told={told} />
        ))}
      </List>
      <Pager
        label={t('notifications.told.pages')}
        older={older ? { href: `/told?before=${older}`, label: t('notifications.told.older') } : undefined}
        newer={first ? undefined : { href: '/told', label: t('notifications.told.newest') }}
      />
      {anyNew && (
        <Form action="/told/read-all">
          <Button kind="quiet" icon="check">
            {t('notifications.told.read_all')}
          </Button>
        </Form>
      )}
      <Actions>
        <LinkButton href="/you/mail" kind="plain" icon="mail">
          {t('notifications.choice.title')}
        </LinkButton>
        <LinkButton href="/reports/mine" kind="plain" icon="flag">
          {t('notifications.told.my_reports')}
        </LinkButton>
        <LinkButton href="/decisions" kind="plain" icon="scroll-text">
          {t('notifications.told.my_decisions')}
        </LinkButton>
      </Actions>
    </>
  );
}

function OneTold({ words, told }: { words: Words; told: Told }) {
  const time = Time({ iso: told.at.toISOString(), words: words.lately(told.at) });
  return (
    <ListItem
      title={wordsOfNotice(words.t, told.what)}
      href={told.url === null ? undefined : `/told/${told.id}`}
      lines={[
        ...aboutIn(words, told.what),
        <>
          {told.isNew && <Chip tone="warm">{words.t('notifications.told.new')}</Chip>} {time}
        </>,
      ]}
    />
  );
}

/** What the words are about, for those who would rather not meet it unprepared. */
function aboutIn({ t }: Words, what: Told['what']): string[] {
  if (!('notes' in what) || what.notes.length === 0) return [];
  return [t('notifications.told.about', { notes: what.notes.map((note) => t(`people.note.${note}`)).join(' · ') })];
}

function NothingYet({ words: { t } }: { words: Words }) {
  return (
    <Empty title={t('notifications.told.none')} actions={<LinkButton href="/boards">{t('notifications.told.boards')}</LinkButton>}>
      <p>{t('notifications.told.none_words')}</p>
    </Empty>
  );
}
