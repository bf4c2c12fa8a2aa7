import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readConfig } from './config.ts';

const folder = mkdtempSync(join(tmpdir(), 'companionway-config-'));
afterAll(() => rmSync(folder, { recursive: true }));

const read = (env: Record<string, string>) => readConfig(env, { dataDir: '/tmp' });
const provider = {
  OIDC_ISSUER: 'https://login.example.org',
  OIDC_CLIENT_ID: 'us',
  OIDC_CLIENT_SECRET: 'secret',
  OIDC_NAME: 'Harbour Hospital',
};

test('a provider of accounts is set whole or not at all, and a missing part is named with an example', () => {
  expect(read({}).oidc).toBeNull();
  expect(read(provider).oidc).toEqual({
    issuer: 'https://login.example.org',
    clientId: 'us',
    clientSecret: 'secret',
    name: 'Harbour Hospital',
  });
  for (const name of ['OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'OIDC_NAME'])
    expect(() => read({ ...provider, [name]: '' })).toThrow(`${name}: is missing, and OIDC_ISSUER needs it. For example:`);
});

test('its secret may lie in a file; one that cannot be read is named', () => {
  const file = join(folder, 'oidc-secret');
  writeFileSync(file, 'from a file\n');
  expect(read({ ...provider, OIDC_CLIENT_SECRET_FILE: file }).oidc?.clientSecret).toBe('from a file');
  expect(() => read({ ...provider, OIDC_CLIENT_SECRET_FILE: join(folder, 'none') })).toThrow('OIDC_CLIENT_SECRET_FILE: cannot be read.');
});

test('a provider over plain http is refused, but on this machine', () => {
  expect(() => read({ ...provider, OIDC_ISSUER: 'http://login.example.org' })).toThrow('who signs in could be anybody');
  expect(read({ ...provider, OIDC_ISSUER: 'http://127.0.0.1:8080' }).oidc?.issuer).toBe('http://127.0.0.1:8080');
});
