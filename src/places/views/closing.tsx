import { Actions, Button, Card, Field, Form, LinkButton, Soft, TextArea } from '../../platform/html/index.ts';
import type { Words } from '../../platform/i18n/index.ts';
import type { ManagedBoard } from '../operator-queries.ts';
import { longestReason } from '../rules.ts';
import type { Retry } from './entrance.tsx';

type Props = { board: ManagedBoard; words: Words; retry: Retry };

/** What changes seldom: another address, two boards out of one, an end. */
export function ClosingPart(props: Props) {
  const { board } = props;
  return (
    <>
      <Address {...props} />
      <Split {...props} />
      {board.archived ? <Reopen {...props} /> : <Archive {...props} />}
      {board.empty && <Delete {...props} />}
    </>
  );
}

function Address({ board, words: { t }, retry }: Props) {
  return (
    <Card title={t('places.operator.address_title')}>
      <p>{t('places.operator.address', { slug: board.slug })}</p>
      {board.former.length > 0 && <Soft>{t('places.operator.former', { slugs: board.former.join(', ') })}</Soft>}
      <Form action={`/operator/boards/${board.slug}/address`}>
        <Field
          name="slug"
          label={t('places.field.slug')}
          value={retry.typed['slug'] ?? board.slug}
          error={retry.faults['slug']}
          width="half"
          autocomplete="off"
          spellcheck={false}
        />
        <Actions>
          <Button kind="quiet">{t('places.operator.change_address')}</Button>
        </Actions>
      </Form>
    </Card>
  );
}

function Split({ board, words: { t } }: Props) {
  return (
    <Card title={t('places.operator.split')}>
      <p>{t('places.operator.split_what')}</p>
      <LinkButton icon="plus" href={`/operator/boards/new?from=${board.slug}`}>
        {t('places.operator.split_submit')}
      </LinkButton>
    </Card>
  );
}

function Archive({ board, words: { t }, retry }: Props) {
  return (
    <Card title={t('places.operator.archive_title')}>
      <p>{t('places.operator.archive')}</p>
      <Form action={`/operator/boards/${board.slug}/state`} hidden={{ state: 'archived' }}>
        <TextArea
          name="because"
          label={t('places.field.because')}
          hint={t('places.field.because_hint')}
          value={retry.typed['because'] ?? ''}
          error={retry.faults['because']}
          rows={2}
          maxlength={longestReason}
          required
        />
        <Actions>
          <Button kind="quiet">{t('places.operator.archive_submit')}</Button>
        </Actions>
      </Form>
    </Card>
  );
}

function Reopen({ board, words }: Props) {
  const { t } = words;
  return (
    <Card title={t('places.operator.reopen_title')}>
      {board.archiving && (
        <>
          <Soft>{t('places.entrance.archived_since', { day: words.day(new Date(board.archiving.at)) })}</Soft>
          <p lang={board.language} dir="auto">
            {board.archiving.because}
          </p>
        </>
      )}
      <p>{t('places.operator.reopen')}</p>
      <Form action={`/operator/boards/${board.slug}/state`} hidden={{ state: 'open' }}>
        <Button kind="quiet">{t('places.operator.reopen_submit')}</Button>
      </Form>
    </Card>
  );
}

function Delete({ board, words: { t } }: Props) {
  return (
    <Card title={t('places.operator.delete_title')}>
      <p>{t('places.operator.delete')}</p>
      <LinkButton kind="plain" icon="trash-2" href={`/operator/boards/${board.slug}/delete`}>
        {t('places.operator.delete_go')}
      </LinkButton>
    </Card>
  );
}
