import { longestAlt, SmallPicture, type Picture } from '../../files/index.ts';
import { Actions, Button, Card, Choice, Empty, ErrorSummary, Form, LinkButton, Notice, Soft, TextArea } from '../../platform/html/index.ts';
import type { T } from '../../platform/i18n/index.ts';
import type { ForDraft } from '../draft-pictures.ts';

export type ChoosePage = {
  draft: ForDraft;
  pictures: readonly Picture[];
  /** How many of the sent ones came in, when others did not. */
  added: number;
  faults: { field: string; message: string }[];
  /** Descriptions that could not be kept, by picture. */
  typed: Record<string, string>;
  limits: { mostBytes: number; aPost: number };
};

const queryOf = (draft: ForDraft) => new URLSearchParams(draft).toString();
export const addressFor = (draft: ForDraft) => `/pictures/choose?${queryOf(draft)}`;

/** The pictures of something that is being written: chosen, described, put in order, all without a script. */
export function ChooseView({ page, t }: { page: ChoosePage; t: T }) {
  const { draft, pictures, faults, added } = page;
  return (
    <>
      <h1>{t('pictures.choose.title')}</h1>
      <p>{t('pictures.choose.only_you')}</p>
      <ErrorSummary title={t('pictures.fault.summary')} errors={faults} />
      {added > 0 && <Notice kind="done">{t('pictures.flash.added', { n: added })}</Notice>}
      <AddForm page={page} t={t} />
      <section id="chosen" aria-labelledby="chosen-title">
        <h2 id="chosen-title">{t('pictures.choose.chosen')}</h2>
        {pictures.length === 0 ? (
          <Empty title={t('pictures.choose.none_title')}>{<p>{t('pictures.choose.none')}</p>}</Empty>
        ) : (
          <ChangeForm page={page} t={t} />
        )}
      </section>
      <Actions>
        <LinkButton kind="plain" icon="arrow-left" href={draft.back}>
          {t('pictures.choose.back')}
        </LinkButton>
      </Actions>
    </>
  );
}

function AddForm({ page: { draft, pictures, limits, faults }, t }: { page: ChoosePage; t: T }) {
  const room = limits.aPost - pictures.length;
  if (room <= 0) return <Notice>{t('pictures.choose.full', { most: limits.aPost })}</Notice>;
  const wrong = faults.some(({ field }) => field === 'files');
  return (
    <Card title={t('pictures.choose.add')}>
      <Form action={`/pictures?${queryOf(draft)}`} enctype="multipart/form-data" once>
        <div class={wrong ? 'field field-wrong' : 'field'}>
          <label for="files">{t('pictures.choose.files')}</label>
          <div class="hint" id="files-hint">
            {t('pictures.choose.files_hint', { most: room, megabytes: limits.mostBytes / 1_000_000 })}
          </div>
          <input class="input" id="files" name="files" type="file" accept="image/*" multiple aria-describedby="files-hint" />
        </div>
        <Soft>{t('pictures.choose.taken_out')}</Soft>
        <Actions>
          <Button kind={pictures.length > 0 ? 'quiet' : 'primary'} icon="image">
            {t('pictures.choose.submit')}
          </Button>
        </Actions>
      </Form>
    </Card>
  );
}

function ChangeForm({ page, t }: { page: ChoosePage; t: T }) {
  return (
    <Form action={`/pictures/change?${queryOf(page.draft)}`}>
      <p>{t('pictures.alt.why')}</p>
      <ol class="pictures-described" role="list">
        {page.pictures.map((picture, at) => (
          <li>
            <OnePicture picture={picture} at={at} page={page} t={t} />
          </li>
        ))}
      </ol>
      <Actions>
        <Button>{t('pictures.choose.keep')}</Button>
      </Actions>
    </Form>
  );
}

function OnePicture({ picture, at, page, t }: { picture: Picture; at: number; page: ChoosePage; t: T }) {
  const { id } = picture;
  const error = page.faults.find(({ field }) => field === `alt-${id}`)?.message;
  const n = at + 1;
  return (
    <>
      <SmallPicture picture={picture} t={t} />
      <input type="hidden" name="picture" value={id} />
      <TextArea
        name="alt"
        id={`alt-${id}`}
        label={t('pictures.alt.label', { n })}
        hint={t('pictures.alt.hint')}
        value={page.typed[id] ?? picture.alt}
        error={error}
        rows={2}
        maxlength={longestAlt}
      />
      <Choice name="decoration" value={id} label={t('pictures.alt.decoration')} checked={picture.decoration} />
      <Actions>
        {at > 0 && (
          <Button kind="plain" name="earlier" value={id}>
            {t('pictures.choose.earlier', { n })}
          </Button>
        )}
        {n < page.pictures.length && (
          <Button kind="plain" name="later" value={id}>
            {t('pictures.choose.later', { n })}
          </Button>
        )}
        <Button kind="plain" icon="trash-2" name="remove" value={id}>
          {t('pictures.choose.remove', { n })}
        </Button>
      </Actions>
    </>
  );
}
