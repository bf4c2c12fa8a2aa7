import type { HTMLAttributes } from 'preact';
import { Icon } from '../../platform/html/index.ts';
import type { T } from '../../platform/i18n/index.ts';
import type { Picture } from '../pictures.ts';
import { SmallPicture } from './pictures-view.tsx';

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'pictures-field': HTMLAttributes<HTMLElement> & { most: number; bytes: number };
    }
  }
}

type PicturesFieldProps = {
  t: T;
  /** The draft's name, and the page that shows it: what is typed waits there while pictures are chosen. */
  form: string;
  back: string;
  pictures: readonly Picture[];
  limits: { mostBytes: number; aPost: number };
};

/**
 * The field of a composer that holds its pictures, by their ids in the order they will stand. Without a script the
 * button leads to a page for them; with one they are chosen here.
 */
export function PicturesField({ t, form, back, pictures, limits }: PicturesFieldProps) {
  const some = pictures.length > 0;
  const label = t(some ? 'files.field.change' : 'files.field.add');
  const to = `/pictures/choose?${new URLSearchParams({ form, back }).toString()}`;
  return (
    <pictures-field most={limits.aPost} bytes={limits.mostBytes}>
      <fieldset class="field pictures-field">
        <legend class="aloud">{t('files.field.legend')}</legend>
        {/* A draft with nothing but a picture is one. */}
        <input type="hidden" name="pictures" value={pictures.map(({ id }) => id).join(',')} data-counts />
        <ol class="pictures-chosen" role="list">
          {pictures.map((picture) => (
            <li data-picture={picture.id} data-alt={picture.alt} data-decoration={picture.decoration || undefined}>
              <SmallPicture picture={picture} t={t} />
            </li>
          ))}
        </ol>
        <div class="actions">
          <label class="button button-quiet" data-pick hidden>
            <Icon name="image" />
            <span>{t('files.field.add')}</span>
            <input class="aloud" type="file" accept="image/*" multiple />
          </label>
          <button class="button button-quiet" type="submit" formaction={to} formnovalidate>
            <Icon name="image" />
            <span>{label}</span>
          </button>
        </div>
      </fieldset>
    </pictures-field>
  );
}
