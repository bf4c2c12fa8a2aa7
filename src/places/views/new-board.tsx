import type { Community } from '../../contracts/index.ts';
import { Actions, Button, Choice, ErrorSummary, Field, Form, LinkButton, Notice, Soft } from '../../platform/html/index.ts';
import type { Words } from '../../platform/i18n/index.ts';
import type { ManagedBoard } from '../operator-queries.ts';
import { boardName, errorsOf, ReadersField, SaysFields, type Says } from './board-fields.tsx';
import type { Retry } from './entrance.tsx';

type Props = { from: ManagedBoard | null; words: Words; community: Community; retry: Retry };

export function NewBoardView({ from, words, community, retry }: Props) {
  const { t, language } = words;
  const says: Says = from ? { ...from, name: '' } : { name: '', purpose: '', language, about: 'topic', cancer_type: null, rules: '' };
  const readers = from ? (from.readers ?? 'invitation') : '';
  return (
    <>
      <h1>{from ? t('places.operator.split_title', { board: from.name }) : t('places.operator.new')}</h1>
      <ErrorSummary title={t('places.fault.summary')} errors={errorsOf(retry).map(boardName)} />
      {from && <Soft>{t('places.operator.split_intro')}</Soft>}
      <Form action="/operator/boards/new" hidden={from ? { from: from.slug } : undefined}>
        <SaysFields says={says} words={words} community={community} retry={retry} />
        {from?.readers === null && (
          <Notice>
            <p>{t('places.operator.split_exactly')}</p>
          </Notice>
        )}
        <ReadersField readers={readers} t={t} community={community.name} retry={retry} />
        {from && <Along retry={retry} words={words} />}
        <Names words={words} retry={retry} />
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

/** What comes along when a board is made out of another. */
function Along({ retry: { typed }, words: { t } }: { retry: Retry; words: Words }) {
  const again = 'name' in typed;
  return (
    <fieldset class="choices choices-rows">
      <legend>{t('places.operator.along')}</legend>
      <div class="choices-list">
        <Choice
          name="sameStaff"
          value="yes"
          label={t('places.operator.along_staff')}
          checked={again ? typed['sameStaff'] === 'yes' : true}
        />
        <Choice
          name="invite"
          value="yes"
          label={t('places.operator.along_people')}
          hint={t('places.operator.along_people_hint')}
          checked={typed['invite'] === 'yes'}
        />
      </div>
      <p class="hint">{t('places.operator.along_words')}</p>
    </fieldset>
  );
}

function Names({ words: { t }, retry: { typed, faults } }: { words: Words; retry: Retry }) {
  return (
    <>
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
    </>
  );
}
