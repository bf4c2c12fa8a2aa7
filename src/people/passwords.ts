import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';

/** Fewer characters are guessed too soon; four plain words are fine. */
export const shortestPassword = 10;
export const longestPassword = 200;

/** OWASP's smallest parameters for argon2id: 19 MiB, two passes, one lane. */
const cost = { memory: 19_456, passes: 2, parallelism: 1 };
const tagLength = 32;

/** What a password is compared with where there is none, so that both cases take the same work. */
const nobody = `$argon2id$v=19$m=19456,t=2,p=1$${'A'.repeat(22)}$${'A'.repeat(43)}`;

const atOnce = 2;
const waiting: (() => void)[] = [];
let running = 0;

/** A crowd that signs in together waits in line instead of taking 19 MiB each. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= atOnce) await new Promise<void>((then) => waiting.push(then));
  else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

function derive(password: string, nonce: Buffer, { memory, passes, parallelism }: typeof cost): Promise<Buffer> {
  const message = password.normalize('NFKC');
  return inTurn(
    () =>
      new Promise((then, fail) => {
        argon2('argon2id', { message, nonce, memory, passes, parallelism, tagLength }, (error, tag) =>
          error ? fail(error) : then(Buffer.from(tag)),
        );
      }),
  );
}

const base64 = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '');

/** @returns a PHC string: argon2id with its parameters, salt and tag */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const tag = await derive(password, salt, cost);
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${base64(salt)}$${base64(tag)}`;
}

/**
 * Whether this is the password. Does the same work when there is no account or no password.
 * @param stored a PHC string of `hashPassword`, or null
 */
export async function isPassword(password: string, stored: string | null): Promise<boolean> {
  const parts = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/.exec(stored ?? nobody);
  if (!parts) throw new Error('a stored password hash has another form');
  const [memory, passes, parallelism] = parts.slice(1, 4).map(Number) as [number, number, number];
  const tag = await derive(password, Buffer.from(parts[4]!, 'base64'), { memory, passes, parallelism });
  const kept = Buffer.from(parts[5]!, 'base64');
  return tag.length === kept.length && timingSafeEqual(tag, kept) && stored !== null;
}
