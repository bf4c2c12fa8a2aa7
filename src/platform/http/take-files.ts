import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import type { TakenFile } from './route.ts';

export type Limits = { files: number; bytesEach: number };

/** A form with files in it: its fields, and the files as they lie on our disk until the answer is out. */
export type TakenForm = { fields: URLSearchParams; files: TakenFile[]; forget(): Promise<void> };

/** Files beyond those wanted are still told from each other, so that each can be spoken of; beyond these is no form. */
const someMore = 20;

/** What a form of ours may hold beside its files. */
const fieldLimits = { fields: 60, fieldNameSize: 100, fieldSize: 20_000, headerPairs: 20 };

const refusal = (statusCode: number, words: string) => Object.assign(new Error(words), { statusCode });

/**
 * Takes a form with files, each piece straight to the disk.
 * @param folder made when needed; nothing stays in it once the form is forgotten
 * @throws with the status of what is wrong: a form larger than all of its files may be, or of more parts
 */
export async function takeForm(request: FastifyRequest, folder: string, { files, bytesEach }: Limits): Promise<TakenForm> {
  const announced = Number(request.headers['content-length']);
  if (!announced) throw refusal(411, 'a form with files says how long it is');
  if (announced > files * bytesEach + 1_000_000) throw refusal(413, 'a form larger than its files may be');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const own = await mkdtemp(join(folder, 'form-'));
  const form: TakenForm = { fields: new URLSearchParams(), files: [], forget: () => rm(own, { recursive: true, force: true }) };
  const limits = { ...fieldLimits, files: files + someMore, fileSize: bytesEach, parts: files + someMore + fieldLimits.fields };
  try {
    for await (const part of request.parts({ limits })) {
      if (part.type === 'field') form.fields.append(part.fieldname, String(part.value));
      else form.files.push(await spool(part, join(own, String(form.files.length))));
    }
    form.files = form.files.filter((file) => file.name !== '' || file.bytes > 0);
    return form;
  } catch (error) {
    await form.forget();
    throw withStatus(error as NodeJS.ErrnoException & { statusCode?: number });
  }
}

/** What breaks off or is no form is the sender's, and what fails on our disk is ours. */
function withStatus(error: NodeJS.ErrnoException & { statusCode?: number }): Error {
  return error.statusCode || error.syscall ? error : refusal(400, 'this is no form with files');
}

/** What is too large is read to its end and thrown away: the other files of the form are still wanted. */
async function spool({ file, filename, fieldname }: MultipartFile, path: string): Promise<TakenFile> {
  await pipeline(file, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
  return { field: fieldname, name: filename ?? '', path, bytes: file.bytesRead, tooLarge: file.truncated };
}
