import { readFile } from 'node:fs/promises';
import type { Answered, Browser, TestSite } from './site.ts';

export type SentFile = { name: string; bytes: Buffer; type?: string };

const line = '--a-line-that-stands-in-no-file';

/** A form with files, as a browser without JavaScript sends it. */
export function formWithFiles(files: readonly SentFile[], fields: Record<string, string> = {}): Buffer {
  const said = Object.entries(fields).map(([name, value]) =>
    Buffer.from(`${line}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`),
  );
  const sent = files.flatMap(({ name, bytes, type = 'application/octet-stream' }) => [
    Buffer.from(`${line}\r\ncontent-disposition: form-data; name="files"; filename="${name}"\r\ncontent-type: ${type}\r\n\r\n`),
    bytes,
    Buffer.from('\r\n'),
  ]);
  return Buffer.concat([...said, ...sent, Buffer.from(`${line}--\r\n`)]);
}

export const typeOfForm = `multipart/form-data; boundary=${line.slice(2)}`;

/** Presses the button of a form with files. */
export async function sendFiles(
  site: TestSite,
  browser: Browser,
  url: string,
  files: readonly SentFile[],
  more: Record<string, string> = {},
): Promise<Answered> {
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const headers = { 'content-type': typeOfForm, 'sec-fetch-site': 'same-origin', ...(cookie ? { cookie } : {}), ...more };
  const response = await site.app.server.inject({ method: 'POST', url, headers, payload: formWithFiles(files) });
  for (const { name, value } of response.cookies) browser.cookies.set(name, value);
  const location = response.headers.location;
  return {
    status: response.statusCode,
    body: response.body,
    headers: response.headers as Answered['headers'],
    location: location ? String(location) : undefined,
  };
}

/** A picture of the world: a few colours, with everything in its file that must not come along. */
export async function photograph(name = 'beach.jpg'): Promise<SentFile> {
  return { name, bytes: await readFile(new URL(`./world/pictures/${name}`, import.meta.url)), type: 'image/jpeg' };
}
