import { recipientOf } from '../access/index.ts';
import type { Lens } from '../contracts/index.ts';
import { formats, keyOf, sizes, type Size } from '../platform/files/index.ts';
import { notFound, show, type Answer, type Route, type Visit } from '../platform/http/index.ts';
import { isId } from '../platform/ids.ts';
import { openPictures, type PictureRow } from './queries.ts';
import { PictureView } from './views/picture.tsx';

function lensOf({ query, viewer }: Visit): Lens {
  if (query['lens'] === 'moderator' && viewer.staffOf.length > 0) return 'moderator';
  return viewer.person ? 'author' : 'reader';
}

async function thePicture(visit: Visit): Promise<PictureRow | undefined> {
  const id = visit.params['picture']!;
  if (!isId(id)) return undefined;
  const [seen] = await openPictures(visit.house.db, visit.viewer, [id], lensOf(visit));
  return seen?.for(recipientOf(visit.viewer));
}

/** The bytes, asked for each time anew: whoever may no longer see the post gets no picture either, from that moment. */
function bytesOf(size: Size): (visit: Visit) => Promise<Answer> {
  return async (visit) => {
    const picture = await thePicture(visit);
    if (!picture) return notFound;
    const format = visit.accepts.includes('image/webp') ? 'webp' : 'jpg';
    const name = `${sizes[size].width}.${format}`;
    return {
      kind: 'bytes',
      type: formats[format],
      tag: `${picture.id}-${name}`,
      name: `picture.${format}`,
      open: () => visit.house.files.read(keyOf(picture.id, name)),
    };
  };
}

async function showPicture(visit: Visit): Promise<Answer> {
  const picture = await thePicture(visit);
  if (!picture) return notFound;
  const lens = lensOf(visit);
  return show(
    visit.words.t('pictures.one.title'),
    <PictureView picture={picture} lens={lens} may={mayOf(visit, picture)} t={visit.words.t} />,
    { wide: true },
  );
}

/** What this viewer may do about a picture of somebody else: staff of its place decide, others report. */
function mayOf({ viewer }: Visit, { post_id: post, place_id: place, mine }: PictureRow): 'decide' | 'report' | null {
  if (!post || mine || viewer.person?.state !== 'active') return null;
  return place !== null && viewer.staffOf.includes(place) ? 'decide' : 'report';
}

const ids = { picture: 'picture' } as const;

export const showRoutes: Route[] = [
  { method: 'GET', path: '/pictures/:picture', door: 'anyone', ids, handle: showPicture },
  { method: 'GET', path: '/pictures/:picture/480', door: 'anyone', ids, handle: bytesOf('small') },
  { method: 'GET', path: '/pictures/:picture/1280', door: 'anyone', ids, handle: bytesOf('large') },
];
