import { whoInWords } from '../../access/index.ts';
import { Actions, ErrorSummary, LinkButton, List, ListItem, Notice, Soft, WhoWillSee } from '../../platform/html/index.ts';
import type { Words } from '../../platform/i18n/index.ts';
import type { EntrancePage } from '../page-models.ts';
import { WayIn } from './way-in.tsx';

/** What was typed into a form that was refused, and why. */
export type Retry = { typed: Record<string, string>; faults: Record<string, string> };

export type EntranceProps = { page: EntrancePage; words: Words; retry: Retry };

export function EntranceView({ page, words, retry }: EntranceProps) {
  const { t } = words;
  const told = whoInWords(t, page.who, page.community);
  return (
    <>
      <h1 lang={page.language} dir="auto">
        {page.name}
      </h1>
      <p lang={page.language} dir="auto">
        {page.purpose}
      </p>
      <ErrorSummary
        title={t('places.fault.summary')}
        errors={Object.entries(retry.faults).map(([field, message]) => ({ field, message }))}
      />
      <WhoWillSee open={page.who.public}>
        <strong>{told.strong}</strong> {told.rest}
      </WhoWillSee>
      {page.anonymous && !page.archived && <p>{t('places.anonymous.entrance')}</p>}
      {page.archived && <Archived page={page} words={words} />}
      <WayIn page={page} words={words} retry={retry} />
      <People page={page} words={words} />
      {page.rules && <Rules page={page} words={words} />}
      <Carers page={page} words={words} />
      <Related page={page} words={words} />
    </>
  );
}

type Props = Omit<EntranceProps, 'retry'>;

function Archived({ page: { archiving, language }, words }: Props) {
  const { t } = words;
  return (
    <Notice title={archiving ? t('places.entrance.archived_since', { day: words.day(archiving.at) }) : undefined}>
      {archiving?.because && (
        <p lang={language} dir="auto">
          {archiving.because}
        </p>
      )}
      <p>{t('places.entrance.archived')}</p>
    </Notice>
  );
}

/**
 * The list of people is there for those who belong; the page of its staff for them; the way out also for whom something
 * else keeps out meanwhile.
 */
function People({ page, words: { t } }: Props) {
  const keptOut = page.belongs && page.role === null;
  if (!page.hasList && !page.staff && !keptOut) return null;
  return (
    <Actions>
      {page.hasList && (
        <LinkButton kind="plain" icon="users" href={`/boards/${page.slug}/members`}>
          {t(page.listed ? 'places.entrance.members_listed' : 'places.entrance.members')}
        </LinkButton>
      )}
      {keptOut && (
        <LinkButton kind="plain" icon="log-out" href={`/boards/${page.slug}/leave`}>
          {t('places.entrance.leave')}
        </LinkButton>
      )}
      {page.staff && (
        <LinkButton kind="plain" icon="user-plus" href={`/boards/${page.slug}/people`}>
          {t('places.entrance.people')}
        </LinkButton>
      )}
    </Actions>
  );
}

function Rules({ page, words: { t } }: Props) {
  return (
    <section aria-labelledby="rules">
      <h2 id="rules">{t('places.entrance.rules')}</h2>
      {page.rules.split(/\n+/).map((line) => (
        <p lang={page.language} dir="auto">
          {line}
        </p>
      ))}
      <Soft>
        <a href="/house-rules">{t('places.entrance.house_rules')}</a>
      </Soft>
    </section>
  );
}

function Carers({ page, words: { t } }: Props) {
  if (page.carers.length === 0) return null;
  return (
    <section aria-labelledby="carers">
      <h2 id="carers">{t('places.entrance.carers')}</h2>
      <List label={t('places.entrance.carers')}>
        {page.carers.map((carer) => (
          <ListItem title={carer.name} face={carer.face} href={`/people/${carer.id}`} lines={[t(`places.duty.${carer.duty}`)]} />
        ))}
      </List>
    </section>
  );
}

function Related({ page, words: { t } }: Props) {
  if (page.related.length === 0) return null;
  const declined = page.offer.kind === 'ask-later' || (page.offer.kind === 'ask' && page.offer.declined !== null);
  const title = t(declined ? 'places.entrance.elsewhere' : 'places.entrance.related');
  return (
    <section aria-labelledby="related">
      <h2 id="related">{title}</h2>
      <List label={title}>
        {page.related.map((board) => (
          <ListItem title={board.name} lang={board.language} href={`/boards/${board.slug}${board.reads ? '' : '/entrance'}`} />
        ))}
      </List>
    </section>
  );
}
