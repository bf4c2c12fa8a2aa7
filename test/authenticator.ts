import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';

/** A passkey made in software, for tests: ES256, attestation 'none', the person always present and known. */
export type Authenticator = {
  /** Answers `navigator.credentials.create`. */
  create(options: { challenge: string }): string;
  /** Answers `navigator.credentials.get`. */
  get(options: { challenge: string }): string;
};

const present = 0x01;
const verified = 0x04;
const withKey = 0x40;

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest();
const text = (words: string) => Buffer.concat([Buffer.from([0x60 + words.length]), Buffer.from(words)]);
const bytes = (data: Buffer) => Buffer.concat([Buffer.from([0x58, data.length]), data]);

/** RFC 9053: key type EC2, algorithm ES256, curve P-256, then both coordinates. */
function coseKey(key: KeyObject): Buffer {
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  const coordinate = (name: number, value: string) => Buffer.concat([Buffer.from([name]), bytes(Buffer.from(value, 'base64url'))]);
  return Buffer.concat([Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01]), coordinate(0x21, x), coordinate(0x22, y)]);
}

/** @param origin the address of the page that asks, such as http://localhost:3000 */
export function softwareAuthenticator(origin: string): Authenticator {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const id = randomBytes(32);
  let counter = 0;
  const dataOf = (flags: number) => {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter++);
    return Buffer.concat([sha256(new URL(origin).hostname), Buffer.from([flags]), count]);
  };
  const client = (type: string, challenge: string) => Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  const answer = (response: Record<string, string>) =>
    JSON.stringify({
      id: id.toString('base64url'),
      rawId: id.toString('base64url'),
      type: 'public-key',
      clientExtensionResults: {},
      response,
    });
  return {
    create({ challenge }) {
      const idLength = Buffer.from([0, id.length]);
      const data = Buffer.concat([dataOf(present | verified | withKey), Buffer.alloc(16), idLength, id, coseKey(publicKey)]);
      const attestation = Buffer.concat([
        Buffer.from([0xa3]),
        text('fmt'),
        text('none'),
        text('attStmt'),
        Buffer.from([0xa0]),
        text('authData'),
        bytes(data),
      ]);
      return answer({
        clientDataJSON: client('webauthn.create', challenge).toString('base64url'),
        attestationObject: attestation.toString('base64url'),
      });
    },
    get({ challenge }) {
      const data = dataOf(present | verified);
      const asked = client('webauthn.get', challenge);
      const signature = sign('sha256', Buffer.concat([data, sha256(asked)]), privateKey);
      return answer({
        clientDataJSON: asked.toString('base64url'),
        authenticatorData: data.toString('base64url'),
        signature: signature.toString('base64url'),
      });
    },
  };
}
