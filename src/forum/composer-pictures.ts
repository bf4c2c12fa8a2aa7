import { ownPictures, pictureIds } from '../files/index.ts';
import type { Visit } from '../platform/http/index.ts';
import type { ComposerPage } from './views/composer.tsx';

/** The composer with the pictures that its field names. A composer without any, which is nearly every one, asks nothing. */
export async function withPictures({ house, viewer }: Visit, composer: ComposerPage): Promise<ComposerPage> {
  const ids = pictureIds(composer.typed['pictures'], house.config.pictures.aPost);
  if (ids.length === 0) return composer;
  return { ...composer, pictures: { ...composer.pictures, chosen: await ownPictures(house.db, viewer, ids) } };
}
