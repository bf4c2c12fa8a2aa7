import type { HomeCard } from '../../contracts/index.ts';
import { Actions, Card, LinkButton, List, ListItem, Notice, Soft } from '../../platform/html/index.ts';
import type { Words } from '../../platform/i18n/index.ts';
import type { PartOfDay } from '../rules.ts';

export type TodayPage = { name: string; part: PartOfDay; day: string; state: 'waiting' | 'active' | 'suspended'; cards: HomeCard[] };

/** What waits, where I was, my boards; and then it ends. */
export function TodayView({ page, words: { t } }: { page: TodayPage; words: Words }) {
  return (
    <>
      <h1>{t(`home.hello.${page.part}`, { name: page.name })}</h1>
      <Soft>{page.day}</Soft>
      {page.state !== 'active' && (
        <Notice kind="warm" title={t(`home.${page.state}.title`)}>
          <p>{t(`home.${page.state}.words`)}</p>
          {page.state === 'suspended' && (
            <p>
              <a href="/decisions">{t('home.suspended.link')}</a>
            </p>
          )}
        </Notice>
      )}
      {page.cards.map((card) => (
        <Part card={card} />
      ))}
      <p class="soft">
        {t('home.end')} <a href="/appearance">{t('home.appearance')}</a>
      </p>
    </>
  );
}

/** One module's card. The words in it are its own. */
export function Part({ card }: { card: HomeCard }) {
  return (
    <Card title={card.title}>
      {card.words && <Soft>{card.words}</Soft>}
      <List label={card.title}>
        {card.lines.map((line) => (
          <ListItem title={line.title} href={line.href} lang={line.lang} lines={line.line ? [line.line] : []} />
        ))}
      </List>
      {card.more && (
        <Actions>
          <LinkButton href={card.more.href}>{card.more.label}</LinkButton>
        </Actions>
      )}
    </Card>
  );
}
