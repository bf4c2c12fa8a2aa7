import { Actions, Button, Form, LinkButton, Notice } from '../../platform/html/index.ts';
import { Asked, AskLater, Asking } from './asking.tsx';
import type { EntranceProps } from './entrance.tsx';
import { OpensLater, SayRelation } from './by-relation.tsx';

type Props = Omit<EntranceProps, 'retry'>;

/** What this viewer can do here now. */
export function WayIn({ page, words, retry }: EntranceProps) {
  const { offer } = page;
  switch (offer.kind) {
    case 'none':
      return <Actions>{ToBoard({ page, words })}</Actions>;
    case 'member-first':
      return <MemberFirst page={page} words={words} />;
    case 'join':
      return <Join page={page} words={words} />;
    case 'leave':
      return offer.open ? <Unjoin page={page} words={words} /> : <Leave page={page} words={words} />;
    case 'invited':
      return <Invited page={page} words={words} />;
    case 'ask':
      return <Asking page={page} words={words} retry={retry} declined={offer.declined} />;
    case 'asked':
      return <Asked page={page} words={words} at={offer.at} />;
    case 'ask-later':
      return <AskLater words={words} from={offer.from} declined={offer.declined} />;
    case 'relation':
      return <SayRelation page={page} words={words} waitHours={offer.waitHours} />;
    case 'opens-later':
      return <OpensLater words={words} at={offer.at} />;
  }
}

function ToBoard({ page, words: { t } }: Props) {
  return page.reads ? (
    <LinkButton kind="quiet" icon="message-circle" href={`/boards/${page.slug}`}>
      {t('places.entrance.read')}
    </LinkButton>
  ) : null;
}

function MemberFirst({ page, words }: Props) {
  const { t } = words;
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
}

function Join({ page, words }: Props) {
  const { t } = words;
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
}

function Leave({ page, words }: Props) {
  const { t } = words;
  return (
    <>
      <p>{t(page.role === 'staff' ? 'places.entrance.yours_staff' : 'places.entrance.yours')}</p>
      <Actions>
        {ToBoard({ page, words })}
        {page.role === 'staff' && (
          <LinkButton kind="plain" icon="hand-heart" href={`/boards/${page.slug}/duty`}>
            {t('places.entrance.duty')}
          </LinkButton>
        )}
        <LinkButton kind="plain" icon="log-out" href={`/boards/${page.slug}/leave`}>
          {t('places.entrance.leave')}
        </LinkButton>
      </Actions>
    </>
  );
}

function Unjoin({ page, words }: Props) {
  const { t } = words;
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

function Invited({ page, words: { t } }: Props) {
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
