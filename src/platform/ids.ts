import { createHash, randomBytes, randomUUID, randomUUIDv7 } from 'node:crypto';

/** Where new identifiers come from. */
export type Ids = {
  /** Tells its time of birth: for things whose time everybody who may see them sees anyway. */
  dated(): string;
  /** Tells nothing: people, bylines, invitations. */
  blind(): string;
  /** 256 unguessable bits for a link or a cookie, 43 URL-safe characters. */
  secret(): string;
};

export const randomIds: Ids = {
  dated: () => randomUUIDv7(),
  blind: () => randomUUID(),
  secret: () => randomBytes(32).toString('base64url'),
};

/** What the database keeps of a secret: who reads the table cannot use it. */
export function hashOfSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/** Whether a text has the shape of our identifiers; asked before it reaches a uuid column. */
export function isId(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(text);
}
