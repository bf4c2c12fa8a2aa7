import { Actions, Button, Card, Empty, Form, TextArea } from '../../platform/html/index.ts';
import type { Words } from '../../platform/i18n/index.ts';
import { SaysSummary, type Says } from './says.tsx';

type Waiting = { id: string; name: string; about: string; joinedAt: Date };

type Props = { words: Words; people: readonly Waiting[]; typed: { person: string; words: string }; says: Says };

export function WaitingPeoplePage({ words, people, typed, says }: Props) {
  const { t } = words;
  return (
    <>
      <SaysSummary t={t} says={says} />
      <h1>{t('accounts.waiting_people.title')}</h1>
      {people.length === 0 && (
        <Empty title={t('accounts.waiting_people.none')}>
          <p>{t('accounts.waiting_people.none_words')}</p>
        </Empty>
      )}
      {people.map((p) => (
        <OnePerson words={words} person={p} typed={typed.person === p.id ? typed.words : ''} fault={says[`words-${p.id}`]} />
      ))}
    </>
  );
}

type OneProps = { words: Words; person: Waiting; typed: string; fault: string | undefined };

function OnePerson({ words: { t, when }, person, typed, fault }: OneProps) {
  return (
    <Card title={<bdi>{person.name}</bdi>}>
      <p class="soft">{t('accounts.waiting_people.since', { time: when(person.joinedAt) })}</p>
      {person.about ? <p dir="auto">{person.about}</p> : <p class="soft">{t('accounts.waiting_people.no_words')}</p>}
      <Actions>
        <Form action="/waiting-people/let-in" hidden={{ person: person.id }} aria-label={person.name}>
          <Button kind="quiet" icon="user-plus">
            {t('accounts.waiting_people.let_in')}
          </Button>
        </Form>
      </Actions>
      <details class="help-fold" open={Boolean(fault)}>
        <summary>{t('accounts.waiting_people.not')}</summary>
        <div class="fold-words">
          <Form action="/waiting-people/decline" hidden={{ person: person.id }}>
            <TextArea
              name="words"
              id={`words-${person.id}`}
              label={t('accounts.waiting_people.answer')}
              hint={t('accounts.waiting_people.answer_hint')}
              value={typed}
              error={fault}
              rows={4}
            />
            <Button kind="quiet">{t('accounts.waiting_people.decline')}</Button>
          </Form>
        </div>
      </details>
    </Card>
  );
}
