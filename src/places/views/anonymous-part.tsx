import { Actions, Button, Choice, Form } from '../../platform/html/index.ts';
import type { T } from '../../platform/i18n/index.ts';

/** Whether people may post under an alias on a board. */
export function AnonymousPart({ slug, anonymous, t }: { slug: string; anonymous: boolean; t: T }) {
  return (
    <>
      <h2>{t('places.anonymous.title')}</h2>
      <Form action={`/operator/boards/${slug}/anonymous`}>
        <Choice
          name="anonymous"
          value="yes"
          label={t('places.anonymous.allow')}
          hint={t('places.anonymous.allow_hint')}
          checked={anonymous}
        />
        <Actions>
          <Button kind="quiet">{t('places.operator.save')}</Button>
        </Actions>
      </Form>
    </>
  );
}
