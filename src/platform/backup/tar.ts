import type { Readable } from 'node:stream';

/** A file in a tar stream; small enough to be held whole. */
export type Entry = { readonly name: string; readonly bytes: Buffer };

const block = 512;
const tooEarly = 'The backup is damaged, or part of the file is missing.';

function octal(value: number, length: number): string {
  return `${value.toString(8).padStart(length - 1, '0')}\0`;
}

function header(name: string, size: number): Buffer {
  const bytes = Buffer.alloc(block);
  const fields: [number, string][] = [
    [0, name],
    [100, octal(0o600, 8)],
    [108, octal(0, 8)],
    [116, octal(0, 8)],
    [124, octal(size, 12)],
    [136, octal(0, 12)],
    [148, ' '.repeat(8)],
    [156, '0'],
    [257, 'ustar\x0000'],
  ];
  for (const [offset, text] of fields) bytes.write(text, offset, 'latin1');
  const sum = bytes.reduce((total, byte) => total + byte, 0);
  bytes.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return bytes;
}

function padding(size: number): number {
  return (block - (size % block)) % block;
}

/** @param name at most 100 bytes of ASCII */
export function tarEntry(name: string, bytes: Buffer): Buffer {
  return Buffer.concat([header(name, bytes.length), bytes, Buffer.alloc(padding(bytes.length))]);
}

export const tarEnd = Buffer.alloc(2 * block);

function field(head: Buffer, from: number, to: number): string {
  const text = head.toString('latin1', from, to);
  return text.slice(0, Math.max(0, text.indexOf('\0')) || text.length);
}

/** Reads so many bytes at a time from a stream. */
function reader(stream: Readable) {
  const chunks = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  let held: Buffer = Buffer.alloc(0);
  return async (length: number): Promise<Buffer> => {
    const parts = [held];
    for (let size = held.length; size < length;) {
      const next = await chunks.next().catch((error: unknown) => {
        throw new Error(tooEarly, { cause: error });
      });
      if (next.done) throw new Error(tooEarly);
      parts.push(next.value);
      size += next.value.length;
    }
    const all = Buffer.concat(parts);
    held = all.subarray(length);
    return all.subarray(0, length);
  };
}

/** The entries of a tar stream in their order. @throws when it ends before its end */
export async function* readTar(stream: Readable): AsyncGenerator<Entry> {
  const read = reader(stream);
  for (;;) {
    const head = await read(block);
    if (head[0] === 0) return;
    const size = Number.parseInt(field(head, 124, 136), 8);
    const bytes = await read(size);
    await read(padding(size));
    yield { name: field(head, 0, 100), bytes };
  }
}
