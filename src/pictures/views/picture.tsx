import { altOf, largeOf, type LookedAt } from '../../files/index.ts';
import { Actions, LinkButton, Soft } from '../../platform/html/index.ts';
import type { T } from '../../platform/i18n/index.ts';
import type { PictureRow } from '../queries.ts';

/** One picture as large as we have it, with what it shows in words. */
export function PictureView({ picture, lens, t }: { picture: PictureRow; lens: LookedAt; t: T }) {
  const { id, width, height, post_id: post } = picture;
  return (
    <>
      <h1>{t('pictures.one.title')}</h1>
      <figure class="picture-alone">
        <img class="picture" src={largeOf(id, lens)} alt={altOf(t, picture)} width={width} height={height} />
        {picture.alt !== '' && <figcaption dir="auto">{picture.alt}</figcaption>}
      </figure>
      {post ? (
        <Actions>
          <LinkButton href={`/posts/${post}`} icon="arrow-left">
            {t('pictures.one.post')}
          </LinkButton>
        </Actions>
      ) : (
        <Soft>{t('pictures.one.only_you')}</Soft>
      )}
    </>
  );
}
