import type { Community } from '../../contracts/index.ts';
import { Actions, Button, ErrorSummary, Field, Form, LinkButton, List, ListItem, Notice } from '../../platform/html/index.ts';
import type { T, Words } from '../../platform/i18n/index.ts';
import type { ManagedBoard } from '../operator-queries.ts';
import { doors, type AudienceDoor } from '../rules-of-audiences.ts';
import { AnonymousPart } from './anonymous-part.tsx';
import { boardName, errorsOf, ReadersField, SaysFields } from './board-fields.tsx';
import { ClosingPart } from './closing.tsx';
import { DutyField } from './duty.tsx';
import type { Retry } from './entrance.tsx';

export type ManagedBoardPage = { board: ManagedBoard; who: Record<AudienceDoor, string> };

type Props = { page: ManagedBoardPage; words: Words; community: Community; retry: Retry };

const nothing: Retry = { typed: {}, faults: {} };

export function ManagedBoardView({ page, words, community, retry }: Props) {
  const { t } = words;
  const { board } = page;
  const here = `/operator/boards/${board.slug}`;
  const naming = 'purpose' in retry.typed;
  return (
    <>
      <h1 lang={board.language} dir="auto">
        {board.name}
      </h1>
      <ErrorSummary title={t('places.fault.summary')} errors={errorsOf(retry).map(naming ? boardName : (e) => e)} />
      <Form action={here}>
        <SaysFields says={board} words={words} community={community} retry={naming ? retry : nothing} />
        <Actions>
          <Button>{t('places.operator.save')}</Button>
        </Actions>
      </Form>
      <ReadersPart page={page} t={t} community={community.name} retry={retry} />
      <AnonymousPart slug={board.slug} anonymous={board.anonymous} t={t} />
      <StaffPart board={board} t={t} retry={naming ? nothing : retry} />
      <ClosingPart board={board} words={words} retry={naming ? nothing : retry} />
    </>
  );
}

function ReadersPart({ page: { board, who }, t, community, retry }: { page: ManagedBoardPage; t: T; community: string; retry: Retry }) {
  const here = `/operator/boards/${board.slug}`;
  return (
    <>
      <h2>{t('places.operator.readers_title')}</h2>
      <AudienceSentences who={who} t={t} />
      <Form action={`${here}/readers`}>
        <Notice>
          <p>{t('places.operator.readers_rule')}</p>
        </Notice>
        <ReadersField readers={board.readers ?? ''} t={t} community={community} retry={retry} />
        <Actions>
          <Button kind="quiet">{t('places.operator.change_readers')}</Button>
          <LinkButton kind="plain" icon="users" href={`${here}/audiences`}>
            {t('places.operator.exactly')}
          </LinkButton>
        </Actions>
      </Form>
    </>
  );
}

/** The sentences that people read, one for each question. */
export function AudienceSentences({ who, t }: { who: Record<AudienceDoor, string>; t: T }) {
  return (
    <dl class="facts">
      {doors.map((door) => (
        <div>
          <dt>{t(`places.door.${door}`)}</dt>
          <dd>
            <strong>{who[door]}</strong>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function StaffPart({ board, t, retry }: { board: ManagedBoard; t: T; retry: Retry }) {
  const here = `/operator/boards/${board.slug}/staff`;
  return (
    <>
      <h2>{t('places.operator.staff_title')}</h2>
      <p>{t('places.operator.staff_what')}</p>
      {board.staff.length === 0 && (
        <Notice kind="warm">
          <p>{t('places.operator.no_staff')}</p>
        </Notice>
      )}
      <List label={t('places.operator.staff_title')}>
        {board.staff.map((s) => (
          <ListItem title={s.name} face={s.face} lines={[t(`places.duty.${s.duty}`)]}>
            <Form action={`${here}/end`} hidden={{ person: s.id }}>
              <Button kind="quiet">{t('places.operator.end_staff', { name: s.name })}</Button>
            </Form>
          </ListItem>
        ))}
      </List>
      <Form action={here}>
        <Field
          name="name"
          label={t('places.field.staff')}
          value={retry.typed['name'] ?? ''}
          error={retry.faults['name']}
          width="half"
          autocomplete="off"
        />
        <DutyField t={t} />
        <Actions>
          <Button kind="quiet" icon="user-plus">
            {t('places.operator.add_staff')}
          </Button>
        </Actions>
      </Form>
    </>
  );
}
