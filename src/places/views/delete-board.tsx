import { Actions, Button, Form, LinkButton } from '../../platform/html/index.ts';
import type { Words } from '../../platform/i18n/index.ts';
import type { ManagedBoard } from '../operator-queries.ts';

/** Before something final: the consequence, in plain words. */
export function DeleteBoardView({ board, words: { t } }: { board: ManagedBoard; words: Words }) {
  const here = `/operator/boards/${board.slug}`;
  return (
    <>
      <h1>{t('places.delete.title', { board: board.name })}</h1>
      <p>{t('places.delete.consequence')}</p>
      <p>{t('places.delete.people')}</p>
      <Form action={`${here}/delete`}>
        <Actions>
          <Button kind="danger">{t('places.delete.submit')}</Button>
          <LinkButton kind="plain" href={here}>
            {t('places.delete.keep')}
          </LinkButton>
        </Actions>
      </Form>
    </>
  );
}
