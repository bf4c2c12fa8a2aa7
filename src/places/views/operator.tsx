import type { Community } from '../../contracts/index.ts';
import {
  Actions,
  Button,
  Card,
  Choices,
  ErrorSummary,
  Field,
  Form,
  LinkButton,
  List,
  ListItem,
  Notice,
  Select,
  Soft,
  TextArea,
} from '../../platform/html/index.ts';
import { ownNames, type T, type Words } from '../../platform/i18n/index.ts';
import { allReaders, type Readers } from '../../spaces/index.ts';
import type { ManagedBoard } from '../operator-queries.ts';
import { longestName, longestPurpose } from '../rules.ts';
import type { Retry } from './entrance.tsx';

/** Who may read, in words, for somebody who chooses. */
function readersInWords(t: T, readers: Readers, community: string): string {
  if (!readers.startsWith('relation:')) return t(`places.choice.${readers}`, { community });
  const people = t(`access.relation.${readers.slice('relation:'.length)}`);
  return people.charAt(0).toLocaleUpperCase() + people.slice(1);
}

export function ManagedBoardsView({ boards, words: { t }, community }: { boards: ManagedBoard[]; words: Words; community: string }) {
  return (
    <>
      <h1>{t('places.operator.title')}</h1>
      <Soft>{t('places.operator.intro')}</Soft>
      <Actions>
        <LinkButton kind="primary" icon="plus" href="/operator/boards/new">
          {t('places.operator.new')}
        </LinkButton>
      </Actions>
      <List label={t('places.operator.title')}>
        {boards.map((board) => (
          <ListItem
            title={board.name}
            lang={board.language}
            href={`/operator/boards/${board.slug}`}
            lines={[
              t('places.readers.line', { who: readersInWords(t, board.readers, community) }),
              board.staff.length === 0
                ? t('places.operator.no_staff')
                : t('places.operator.staff_line', { names: board.staff.map((s) => s.name).join(', ') }),
              ...(board.archived ? [t('places.operator.archived')] : []),
            ]}
          />
        ))}
      </List>
    </>
  );
}

const errorsOf = (retry: Retry) => Object.entries(retry.faults).map(([field, message]) => ({ field, message }));

type Says = { name: string; purpose: string; language: string };

function SaysFields({ says, t, community, retry }: { says: Says; t: T; community: Community; retry: Retry }) {
  const { typed, faults } = retry;
  return (
    <>
      <Field
        name="name"
        id="board-name"
        label={t('places.field.name')}
        value={typed['name'] ?? says.name}
        error={faults['name']}
        maxlength={longestName}
        required
      />
      <TextArea
        name="purpose"
        label={t('places.field.purpose')}
        hint={t('places.field.purpose_hint')}
        value={typed['purpose'] ?? says.purpose}
        error={faults['purpose']}
        rows={3}
        maxlength={longestPurpose}
        required
      />
      <Select
        name="language"
        label={t('places.field.language')}
        options={community.languages.map((l) => ({ value: l, label: ownNames[l], lang: l }))}
        value={typed['language'] ?? says.language}
        error={faults['language']}
      />
    </>
  );
}

function ReadersField({ readers, t, community, retry }: { readers: string; t: T; community: string; retry: Retry }) {
  return (
    <Choices
      name="readers"
      legend={t('places.field.readers')}
      options={allReaders.map((r) => ({
        value: r,
        label: readersInWords(t, r, community),
        ...(r.startsWith('relation:') ? {} : { hint: t(`places.choice_hint.${r}`) }),
      }))}
      value={retry.typed['readers'] ?? readers}
      error={retry.faults['readers']}
    />
  );
}

export function NewBoardView({ words: { t, language }, community, retry }: { words: Words; community: Community; retry: Retry }) {
  const { typed, faults } = retry;
  return (
    <>
      <h1>{t('places.operator.new')}</h1>
      <ErrorSummary title={t('places.fault.summary')} errors={errorsOf(retry).map(boardName)} />
      <Form action="/operator/boards/new">
        <SaysFields says={{ name: '', purpose: '', language }} t={t} community={community} retry={retry} />
        <ReadersField readers="" t={t} community={community.name} retry={retry} />
        <Field
          name="staff"
          label={t('places.field.staff')}
          hint={t('places.field.staff_hint')}
          optional={t('places.optional')}
          value={typed['staff'] ?? ''}
          error={faults['staff']}
          width="half"
          autocomplete="off"
        />
        <Field
          name="slug"
          label={t('places.field.slug')}
          hint={t('places.field.slug_hint')}
          optional={t('places.optional')}
          value={typed['slug'] ?? ''}
          error={faults['slug']}
          width="half"
          autocomplete="off"
          spellcheck={false}
        />
        <Actions>
          <Button>{t('places.operator.create')}</Button>
          <LinkButton kind="plain" href="/operator/boards">
            {t('places.operator.back')}
          </LinkButton>
        </Actions>
      </Form>
    </>
  );
}

/** The board's own name has an id of its own: a pseudonym is asked for on the same page. */
const boardName = ({ field, message }: { field: string; message: string }) => ({ field: field === 'name' ? 'board-name' : field, message });

type BoardProps = { board: ManagedBoard; words: Words; community: Community; retry: Retry };

export function ManagedBoardView({ board, words, community, retry }: BoardProps) {
  const { t } = words;
  const here = `/operator/boards/${board.slug}`;
  const naming = 'purpose' in retry.typed;
  const own = naming ? retry : { typed: {}, faults: {} };
  return (
    <>
      <h1 lang={board.language} dir="auto">
        {board.name}
      </h1>
      <ErrorSummary title={t('places.fault.summary')} errors={errorsOf(retry).map(naming ? boardName : (e) => e)} />
      <Form action={here}>
        <SaysFields says={board} t={t} community={community} retry={own} />
        <Actions>
          <Button>{t('places.operator.save')}</Button>
        </Actions>
      </Form>
      <h2>{t('places.operator.readers_title')}</h2>
      <Form action={`${here}/readers`}>
        <Notice>
          <p>{t('places.operator.readers_rule')}</p>
        </Notice>
        <ReadersField readers={board.readers} t={t} community={community.name} retry={retry} />
        <Actions>
          <Button kind="quiet">{t('places.operator.change_readers')}</Button>
        </Actions>
      </Form>
      <StaffPart board={board} words={words} retry={naming ? own : retry} naming={naming} />
      <Archive board={board} t={t} />
    </>
  );
}

function StaffPart({ board, words: { t }, retry, naming }: { board: ManagedBoard; words: Words; retry: Retry; naming: boolean }) {
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
          <ListItem title={s.name} face={s.face}>
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
          value={naming ? '' : (retry.typed['name'] ?? '')}
          error={naming ? undefined : retry.faults['name']}
          width="half"
          autocomplete="off"
        />
        <Actions>
          <Button kind="quiet" icon="user-plus">
            {t('places.operator.add_staff')}
          </Button>
        </Actions>
      </Form>
    </>
  );
}

function Archive({ board, t }: { board: ManagedBoard; t: T }) {
  return (
    <Card title={t(board.archived ? 'places.operator.reopen_title' : 'places.operator.archive_title')}>
      <p>{t(board.archived ? 'places.operator.reopen' : 'places.operator.archive')}</p>
      <Form action={`/operator/boards/${board.slug}/state`} hidden={{ state: board.archived ? 'open' : 'archived' }}>
        <Button kind="quiet">{t(board.archived ? 'places.operator.reopen_submit' : 'places.operator.archive_submit')}</Button>
      </Form>
    </Card>
  );
}
