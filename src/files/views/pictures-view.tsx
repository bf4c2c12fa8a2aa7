import { fitInto } from '../../platform/files/index.ts';
import type { T } from '../../platform/i18n/index.ts';
import type { Picture } from '../pictures.ts';

/** A moderator looks at what is hidden through another lens, and says so in the address. */
export type LookedAt = 'moderator' | 'author' | 'reader';

const query = (lens: LookedAt) => (lens === 'moderator' ? '?lens=moderator' : '');

const addressOf = (id: string, lens: LookedAt = 'reader') => `/pictures/${id}${query(lens)}`;
const smallOf = (id: string, lens: LookedAt = 'reader') => `/pictures/${id}/480${query(lens)}`;
export const largeOf = (id: string, lens: LookedAt = 'reader') => `/pictures/${id}/1280${query(lens)}`;

/** What is said to whoever does not see it. Decoration is passed over. */
export function altOf(t: T, { alt, decoration }: Pick<Picture, 'alt' | 'decoration'>): string {
  return decoration ? '' : alt || t('files.undescribed');
}

type SmallPictureProps = { picture: Picture; t: T; lens?: LookedAt; /** Of its description. */ lang?: string | undefined };

/** The picture as it stands among words: its room is kept free before it comes. */
export function SmallPicture({ picture, t, lens = 'reader', lang }: SmallPictureProps) {
  const { width, height } = fitInto('small', picture);
  return (
    <img
      class="picture"
      src={smallOf(picture.id, lens)}
      alt={altOf(t, picture)}
      width={width}
      height={height}
      loading="lazy"
      decoding="async"
      dir="auto"
      lang={picture.alt === '' ? undefined : lang}
    />
  );
}

type PicturesProps = { pictures: readonly Picture[]; t: T; lens?: LookedAt; lang?: string | undefined };

/** The pictures of a post, below its words. Each leads to a larger one on a page of its own. */
export function PicturesView({ pictures, t, lens = 'reader', lang }: PicturesProps) {
  if (pictures.length === 0) return null;
  return (
    <ul class="pictures" role="list">
      {pictures.map((picture) =>
        picture.hidden ? (
          <li>
            <HiddenPicture picture={picture} t={t} lens={lens} lang={lang} />
          </li>
        ) : (
          <li>
            <a href={addressOf(picture.id, lens)}>
              <SmallPicture picture={picture} t={t} lens={lens} lang={lang} />
              <span class="aloud">{t('files.larger')}</span>
            </a>
          </li>
        ),
      )}
    </ul>
  );
}

type OneProps = Omit<PicturesProps, 'pictures'> & { picture: Picture };

/** What staff took out of a post: folded, for its author and for them. */
function HiddenPicture({ picture, t, lens = 'reader', lang }: OneProps) {
  return (
    <details class="veiled">
      <summary>
        <span class="veiled-words">{t('files.hidden')}</span>
        <SmallPicture picture={picture} t={t} lens={lens} lang={lang} />
      </summary>
      <WhatToDo picture={picture} lens={lens} t={t} />
    </details>
  );
}

function WhatToDo({ picture, lens, t }: OneProps) {
  return lens === 'moderator' ? (
    <a href={`/moderate/picture/${picture.id}`}>{t('files.decide')}</a>
  ) : (
    <a href="/decisions">{t('files.why_hidden')}</a>
  );
}

/** Pictures that nobody should meet unprepared, such as reported ones: out of focus until one chooses to see each. */
export function VeiledPictures({ pictures, t, lens = 'reader', lang }: PicturesProps) {
  if (pictures.length === 0) return null;
  return (
    <ul class="pictures" role="list">
      {pictures.map((picture, at) => (
        <li>
          <details class="veiled">
            <summary>
              <span class="veiled-words">
                {t('files.veiled', { n: at + 1 })} {picture.hidden && t('files.hidden')}
              </span>
              <SmallPicture picture={picture} t={t} lens={lens} lang={lang} />
            </summary>
            {picture.alt !== '' && (
              <p dir="auto" lang={lang}>
                {picture.alt}
              </p>
            )}
            <a href={addressOf(picture.id, lens)}>{t('files.larger')}</a>
            {picture.hidden && <WhatToDo picture={picture} lens={lens} t={t} />}
          </details>
        </li>
      ))}
    </ul>
  );
}

/** On paper stands what they show, in words: a face that was shown to a few is not for whoever finds the sheet. */
export function PrintedPictures({ pictures, t }: { pictures: readonly Picture[]; t: T }) {
  const shown = pictures.filter(({ decoration }) => !decoration);
  return (
    <>
      {shown.map((picture) => (
        <p class="soft">{t('files.printed', { alt: altOf(t, picture) })}</p>
      ))}
    </>
  );
}
