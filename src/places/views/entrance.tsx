import { whoInWords } from '../../access/index.ts';
import { Actions, Button, ErrorSummary, Form, LinkButton, Notice, TextArea, WhoWillSee } from '../../platform/html/index.ts';
import type { Words } from '../../platform/i18n/index.ts';
import type { EntrancePage, Offer } from '../page-models.ts';
import { longestAsking } from '../rules.ts';

/** What was typed into a form that was refused, and why. */
export type Retry = { typed: Record<string, string>; faults: Record<string, string> };

type Props = { page: EntrancePage; words: Words; retry: Retry };

export function EntranceView({ page, words, retry }: Props) {
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
      {page.archived && (
        <Notice>
          <p>{t('places.entrance.archived')}</p>
        </Notice>
      )}
      <WayIn page={page} words={words} retry={retry} />
      {page.staff && (
        <p>
          <a href={`/boards/${page.slug}/people`}>{t('places.entrance.people')}</a>
        </p>
      )}
    </>
  );
}

function ToBoard({ page, words: { t } }: Omit<Props, 'retry'>) {
  return page.reads ? (
    <LinkButton kind="quiet" icon="message-circle" href={`/boards/${page.slug}`}>
      {t('places.entrance.read')}
    </LinkButton>
  ) : null;
}

function WayIn({ page, words, retry }: Props) {
  const { t } = words;
  const offer = page.offer;
  switch (offer.kind) {
    case 'none':
      return <Actions>{ToBoard({ page, words })}</Actions>;
    case 'member-first':
      return (
        <>
          <p>{t('places.entrance.member_first')}</p>
          <Actions>
            {ToBoard({ page, words })}
            <LinkButton href="/join">{t('places.entrance.join_community')}</LinkButton>
            <LinkButton kind="plain" href="/sign-in">
              {t('html.frame.sign_in')}
            </LinkButton>
          </Actions>
        </>
      );
    case 'join':
      return (
        <>
          <p>{t('places.entrance.join_hint')}</p>
          <Form action={`/boards/${page.slug}/join`}>
            <Actions>
              <Button icon="plus">{t('places.entrance.join')}</Button>
              {ToBoard({ page, words })}
            </Actions>
          </Form>
        </>
      );
    case 'leave':
      return <Leaving page={page} words={words} open={offer.open} />;
    case 'invited':
      return <Invited page={page} words={words} />;
    case 'ask':
      return <Asking page={page} words={words} retry={retry} offer={offer} />;
    default:
      return <Waiting page={page} words={words} offer={offer} />;
  }
}

function Leaving({ page, words, open }: Omit<Props, 'retry'> & { open: boolean }) {
  const { t } = words;
  if (!open) {
    return (
      <>
        <p>{t(page.role === 'staff' ? 'places.entrance.yours_staff' : 'places.entrance.yours')}</p>
        <Actions>
          {ToBoard({ page, words })}
          <LinkButton kind="plain" icon="log-out" href={`/boards/${page.slug}/leave`}>
            {t('places.entrance.leave')}
          </LinkButton>
        </Actions>
      </>
    );
  }
  return (
    <>
      <p>{t('places.entrance.joined')}</p>
      <Form action={`/boards/${page.slug}/leave`}>
        <Actions>
          {ToBoard({ page, words })}
          <Button kind="plain">{t('places.entrance.unjoin')}</Button>
        </Actions>
      </Form>
    </>
  );
}

function Invited({ page, words: { t } }: Omit<Props, 'retry'>) {
  return (
    <Form action={`/boards/${page.slug}/invitation`}>
      <Notice kind="warm" title={t('places.entrance.invited_title')}>
        <p>{t('places.entrance.invited')}</p>
      </Notice>
      <Actions>
        <Button name="answer" value="accept">
          {t('places.entrance.accept')}
        </Button>
        <Button name="answer" value="decline" kind="quiet">
          {t('places.entrance.decline')}
        </Button>
      </Actions>
    </Form>
  );
}

function Asking({ page, words: { t }, retry, offer }: Props & { offer: Offer & { kind: 'ask' } }) {
  return (
    <>
      {offer.declined !== null && <Declined words={offer.declined} title={t('places.entrance.declined_before')} />}
      <h2>{t('places.entrance.ask_title')}</h2>
      <p>{t('places.entrance.ask_how')}</p>
      <Form action={`/boards/${page.slug}/ask`}>
        <TextArea
          name="words"
          label={t('places.entrance.ask_words')}
          hint={t('places.entrance.ask_hint')}
          value={retry.typed['words'] ?? ''}
          error={retry.faults['words']}
          rows={4}
          maxlength={longestAsking}
          required
        />
        <WhoWillSee id="who-will-see-asking">{t('places.entrance.ask_who')}</WhoWillSee>
        <Actions>
          <Button icon="send">{t('places.entrance.ask')}</Button>
        </Actions>
      </Form>
    </>
  );
}

function Declined({ words, title }: { words: string; title: string }) {
  return (
    <Notice title={title}>
      {words && (
        <blockquote dir="auto">
          <p>{words}</p>
        </blockquote>
      )}
    </Notice>
  );
}

function Waiting({ page, words, offer }: Omit<Props, 'retry'> & { offer: Offer }) {
  const { t } = words;
  switch (offer.kind) {
    case 'relation':
      return (
        <>
          <h2>{t('places.entrance.relation_title')}</h2>
          <p>{t('places.entrance.relation', { who: whoInWords(t, { ...page.who, people: null }, page.community).strong })}</p>
          <p>{t('places.entrance.relation_wait', { hours: offer.waitHours })}</p>
          <Actions>
            <LinkButton href="/you/about">{t('places.entrance.relation_say')}</LinkButton>
          </Actions>
        </>
      );
    case 'opens-later':
      return (
        <Notice icon="clock" title={t('places.entrance.opens_title')}>
          <p>{t('places.entrance.opens', { when: words.when(offer.at) })}</p>
        </Notice>
      );
    case 'asked':
      return (
        <Form action={`/boards/${page.slug}/take-back`}>
          <Notice icon="clock" title={t('places.entrance.asked_title')}>
            <p>{t('places.entrance.asked', { when: words.when(offer.at) })}</p>
          </Notice>
          <Actions>
            <Button kind="plain">{t('places.entrance.take_back')}</Button>
          </Actions>
        </Form>
      );
    case 'ask-later':
      return (
        <>
          <Declined words={offer.words} title={t('places.entrance.declined_title')} />
          <p>{t('places.entrance.ask_later', { when: words.when(offer.from) })}</p>
        </>
      );
    default:
      return null;
  }
}
