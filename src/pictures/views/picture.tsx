import { altOf, largeOf, type LookedAt } from '../../files/index.ts';
import { Actions, LinkButton, Notice, Soft } from '../../platform/html/index.ts';
import type { T } from '../../platform/i18n/index.ts';
import type { PictureRow } from '../queries.ts';

type PictureProps = { picture: PictureRow; lens: LookedAt; may: 'decide' | 'report' | null; t: T };

/** One picture as large as we have it, with what it shows in words. */
export function PictureView({ picture, lens, may, t }: PictureProps) {
  const { id, width, height, post_id: post } = picture;
  return (
    <>
      <h1>{t('pictures.one.title')}</h1>
      {picture.hidden && <Notice icon="eye-off">{t('files.hidden')}</Notice>}
      <figure class="picture-alone">
        <img class="picture" src={largeOf(id, lens)} alt={altOf(t, picture)} width={width} height={height} />
        {picture.alt !== '' && <figcaption dir="auto">{picture.alt}</figcaption>}
      </figure>
      {post ? (
        <Actions>
          <LinkButton href={`/posts/${post}`} icon="arrow-left">
            {t('pictures.one.post')}
          </LinkButton>
          {may === 'decide' && (
            <LinkButton href={`/moderate/picture/${id}`} kind="plain">
              {t(picture.hidden ? 'pictures.one.show' : 'pictures.one.hide')}
            </LinkButton>
          )}
          {may === 'report' && (
            <LinkButton href={`/report/picture/${id}`} kind="plain" icon="flag">
              {t('pictures.one.report')}
            </LinkButton>
          )}
        </Actions>
      ) : (
        <Soft>{t('pictures.one.only_you')}</Soft>
      )}
    </>
  );
}
