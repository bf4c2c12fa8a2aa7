import type { FirstPosts, KeepCard } from '../../contracts/index.ts';
import { bylineShown } from '../../people/index.ts';
import { Actions, Button, Choice, Form, LinkButton, List, ListItem, Pager, Soft } from '../../platform/html/index.ts';
import type { Words } from '../../platform/i18n/index.ts';
import type { KeptPlace, LoggedDecision } from '../keep-queries.ts';
import { spokenOf } from '../rules.ts';

export type KeepPage = { place: KeptPlace; cards: KeepCard[]; firstPosts: FirstPosts };

export function KeepView({ page: { place, cards, firstPosts }, words }: { page: KeepPage; words: Words }) {
  const { t } = words;
  return (
    <>
      <h1>{t('moderation.keep.title')}</h1>
      <Soft>
        <span lang={place.language} dir="auto">
          {place.name}
        </span>
      </Soft>
      <p>{t('moderation.keep.intro')}</p>
      {cards
        .filter((card) => card.lines.length > 0 || card.none)
        .map((card) => (
          <Part card={card} />
        ))}
      <Settings place={place} firstPosts={firstPosts} words={words} />
      <Actions>
        <LinkButton href={`/boards/${place.slug}/people`} icon="users">
          {t('moderation.keep.people')}
        </LinkButton>
        <LinkButton href={`/boards/${place.slug}/keep/move`} icon="corner-down-right">
          {t('moderation.keep.move')}
        </LinkButton>
      </Actions>
    </>
  );
}

function Part({ card }: { card: KeepCard }) {
  return (
    <section class="card" aria-label={card.title}>
      <h2 class="card-title">{card.title}</h2>
      {card.lead && <p>{card.lead}</p>}
      {card.lines.length === 0 ? (
        <Soft>{card.none}</Soft>
      ) : (
        <List>
          {card.lines.map((line) => (
            <ListItem title={line.title} href={line.href} lang={line.lang} lines={[...line.lines]}>
              {line.button && (
                <Form action={line.button.action}>
                  <Button kind="quiet" icon="check">
                    {line.button.label}
                  </Button>
                </Form>
              )}
            </ListItem>
          ))}
        </List>
      )}
      {card.more && (
        <p>
          <a href={card.more.href}>{card.more.label}</a>
        </p>
      )}
    </section>
  );
}

function Settings({ place, firstPosts, words: { t } }: Omit<KeepPage, 'cards'> & { words: Words }) {
  return (
    <section class="card" aria-labelledby="settings">
      <h2 class="card-title" id="settings">
        {t('moderation.keep.settings')}
      </h2>
      <Form action={`/boards/${place.slug}/keep/settings`} aria-labelledby="settings">
        <Choice
          name="holds_first"
          value="yes"
          checked={place.holds_first}
          label={t('moderation.keep.holds_first')}
          hint={t('moderation.keep.holds_first_hint', { most: firstPosts.most, hours: firstPosts.hours })}
        />
        {firstPosts.how !== 'off' && <Soft>{t(`moderation.keep.everywhere_${firstPosts.how}`)}</Soft>}
        <Actions>
          <Button kind="quiet">{t('moderation.keep.save')}</Button>
        </Actions>
      </Form>
    </section>
  );
}

export type LogPage = { place: KeptPlace; decisions: LoggedDecision[]; older: string | null; first: boolean };

/** Everything that was decided at one place: what, by whom, why. */
export function LogView({ page, words }: { page: LogPage; words: Words }) {
  const { t } = words;
  const here = `/boards/${page.place.slug}/keep/decided`;
  return (
    <>
      <h1>{t('moderation.keep.decided')}</h1>
      {page.decisions.length === 0 && <Soft>{t('moderation.keep.decided_none')}</Soft>}
      <List label={t('moderation.keep.decided')}>
        {page.decisions.map((d) => (
          <ListItem
            title={t(`moderation.kept.act.${spokenOf(d)}`)}
            href={`/decided/${d.id}`}
            lines={[
              t('moderation.keep.decided_by', {
                name: bylineShown(t, { label: null, name: d.by_name, person_state: d.by_state }).name,
                when: words.when(d.decided_at),
              }),
              d.reason,
            ].filter(Boolean)}
          />
        ))}
      </List>
      <Pager
        label={t('moderation.keep.pages')}
        older={page.older ? { href: `${here}?before=${page.older}`, label: t('moderation.keep.older') } : undefined}
        newer={page.first ? undefined : { href: here, label: t('moderation.keep.newest') }}
      />
    </>
  );
}
