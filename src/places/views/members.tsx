import { Button, Card, Empty, Form, LinkButton, List, ListItem, Pager, Soft } from '../../platform/html/index.ts';
import { bylineShown } from '../../people/index.ts';
import type { Words } from '../../platform/i18n/index.ts';
import type { MemberList } from '../member-queries.ts';

export type MembersPage = { board: Omit<MemberList, 'members'>; members: MemberList['members']; next: string | null; first: boolean };

export function MembersView({ page, words }: { page: MembersPage; words: Words }) {
  const { t } = words;
  const { board, members } = page;
  const here = `/boards/${board.slug}/members`;
  return (
    <>
      <h1>{t('places.members.title', { board: board.name })}</h1>
      <Soft>{t('places.members.intro')}</Soft>
      {page.first && <Choice listed={board.listed} here={here} t={t} />}
      {members.length === 0 ? (
        <Empty title={t('places.members.none_title')}>
          <p>{t('places.members.none')}</p>
        </Empty>
      ) : (
        <List label={t('places.members.title', { board: board.name })}>
          {members.map((m) => (
            <ListItem title={m.name} face={m.face} href={`/people/${m.id}`} lines={m.duty ? [t(`people.duty.${m.duty}`)] : []} />
          ))}
        </List>
      )}
      <Pager
        label={t('places.people.pages')}
        older={page.next ? { href: `${here}?after=${page.next}`, label: t('places.people.more') } : undefined}
        newer={page.first ? undefined : { href: here, label: t('places.people.first') }}
      />
      {page.first && <NamedToLookAfter named={board.named} words={words} />}
      {board.staff && (
        <p>
          <LinkButton icon="users" href={`/boards/${board.slug}/people`}>
            {t('places.entrance.people')}
          </LinkButton>
        </p>
      )}
    </>
  );
}

function Choice({ listed, here, t }: { listed: boolean; here: string; t: Words['t'] }) {
  return (
    <Card title={t(listed ? 'places.members.listed_title' : 'places.members.ask_title')}>
      <p>{t(listed ? 'places.members.listed' : 'places.members.ask')}</p>
      <Form action={here} hidden={{ listed: listed ? 'no' : 'yes' }}>
        <Button kind="quiet">{t(listed ? 'places.members.unlist' : 'places.members.list')}</Button>
      </Form>
    </Card>
  );
}

/** Whoever looks after a board reads all of it: nobody comes to that in secret, nor leaves it without a trace. */
function NamedToLookAfter({ named, words }: { named: MemberList['named']; words: Words }) {
  const { t } = words;
  if (named.length === 0) return null;
  const called = (name: string | null, state: string) => bylineShown(t, { label: null, name, person_state: state }).name;
  return (
    <section aria-labelledby="named">
      <h2 id="named">{t('places.named.title')}</h2>
      <List>
        {named.map((n) => (
          <ListItem
            title={called(n.name, n.state)}
            lines={[
              t(`people.duty.${n.duty}`),
              n.by === null ? t('places.named.self') : t('places.named.by', { name: called(n.by, n.by_state) }),
              words.day(new Date(n.at)),
            ]}
          />
        ))}
      </List>
    </section>
  );
}
