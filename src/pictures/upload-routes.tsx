import type { IncomingMessage, ServerResponse } from 'node:http';
import { beginUpload, forgetUploads, letGo, ownPictures, ownUpload, uploadBecame, type Upload } from '../files/index.ts';
import { inTransaction } from '../platform/db/index.ts';
import { renderFragment } from '../platform/html/index.ts';
import { notFound, text, type Answer, type Route, type Visit } from '../platform/http/index.ts';
import { isId } from '../platform/ids.ts';
import { takePicture } from './take-pictures.ts';
import { PartsView } from './views/parts.tsx';

const under = '/pictures/uploads';

const json = (what: object, status = 200) => text(JSON.stringify(what), { type: 'application/json', status });

/** The parts that a script makes a list of pictures from, in the words of the reader. */
async function showParts({ words: { t }, house }: Visit): Promise<Answer> {
  return text(renderFragment(<PartsView t={t} limits={house.config.pictures} />), { type: 'text/html; charset=utf-8' });
}

/** Opens an upload by the protocol tus. How long it is, is said first, and held to. */
async function begin(visit: Visit): Promise<Answer> {
  const { house, viewer, now } = visit;
  const take = async (request: IncomingMessage, response: ServerResponse) => {
    const bytes = Number(request.headers['upload-length']);
    if (!Number.isInteger(bytes) || bytes <= 0) return refuse(response, 400);
    if (bytes > house.config.pictures.mostBytes) return refuse(response, 413);
    const id = await beginUpload(house, viewer.person!.id, bytes, now);
    if (id === null) return refuse(response, 429);
    await house.coming.speak(request, response, { id, bytes, under });
    if (response.statusCode !== 201) await forget(visit, id);
  };
  return { kind: 'by-hand', take };
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { connection: 'close' }).end();
}

/** An upload of this person: anybody else's was never there. */
async function theUpload({ house, viewer, params }: Visit): Promise<Upload | null> {
  const id = params['upload']!;
  return isId(id) ? ownUpload(house.db, viewer.person!.id, id) : null;
}

/** How far it came, and what comes next of it: asked anew at each request whose it is. */
async function goOn(visit: Visit): Promise<Answer> {
  const upload = await theUpload(visit);
  if (!upload) return notFound;
  const { id, bytes } = upload;
  return { kind: 'by-hand', take: (request, response) => visit.house.coming.speak(request, response, { id, bytes, under }) };
}

async function giveUp(visit: Visit): Promise<Answer> {
  const upload = await theUpload(visit);
  if (!upload) return notFound;
  await forget(visit, upload.id);
  return text('', { status: 204 });
}

async function forget({ house }: Visit, id: string): Promise<void> {
  await house.coming.remove([id]);
  await forgetUploads(house.db, [id]);
}

/** All bytes are here: they become a picture, once. Asked again, also after a lost answer, it is the same picture. */
async function finish(visit: Visit): Promise<Answer> {
  const { house, words } = visit;
  const upload = await theUpload(visit);
  if (!upload) return notFound;
  if (upload.fileId) return pictureAnswer(visit, upload.fileId);
  const path = await house.coming.whole(upload);
  if (!path) return json({ is: 'unfinished' }, 409);
  const taken = await takePicture(visit, path);
  if ('id' in taken) return pictureAnswer(visit, await firstOf(visit, upload.id, taken.id));
  // Somebody who asked twice at one moment may have taken the bytes from under us.
  const meanwhile = await theUpload(visit);
  if (meanwhile?.fileId) return pictureAnswer(visit, meanwhile.fileId);
  // Bytes of which nothing came would count against the next ones.
  await forget(visit, upload.id);
  const { aPost, mostBytes } = house.config.pictures;
  return json({ is: 'refused', why: words.t(taken.fault, { most: aPost, megabytes: mostBytes / 1_000_000 }) }, 422);
}

/** Two may have finished the same upload at one moment; the picture of the second is let go. */
async function firstOf({ house, viewer }: Visit, uploadId: string, id: string): Promise<string> {
  const first = await uploadBecame(house.db, uploadId, id);
  if (first === id) await house.coming.remove([uploadId]);
  else await inTransaction(house.db, (tx) => letGo(tx, { waitingOf: viewer.person!.id, only: [id] }));
  return first;
}

async function pictureAnswer({ house, viewer }: Visit, id: string): Promise<Answer> {
  const [picture] = await ownPictures(house.db, viewer, [id]);
  return picture ? json({ is: 'kept', ...picture }) : notFound;
}

const ids = { upload: 'upload' } as const;

export const uploadRoutes: Route[] = [
  { method: 'GET', path: '/pictures/parts', door: 'member', ids: {}, handle: showParts },
  { method: 'POST', path: under, door: 'member', ids: {}, handle: begin },
  { method: 'HEAD', path: `${under}/:upload`, door: 'member', ids, handle: goOn },
  { method: 'PATCH', path: `${under}/:upload`, door: 'member', ids, handle: goOn },
  { method: 'DELETE', path: `${under}/:upload`, door: 'member', ids, handle: giveUp },
  { method: 'POST', path: `${under}/:upload/finish`, door: 'member', ids, handle: finish },
];
