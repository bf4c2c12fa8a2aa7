import { expect, test } from 'vitest';
import { hashPassword, isPassword } from './passwords.ts';

test('a password is known again, another one is not, and nobody has none', async () => {
  const kept = await hashPassword('four plain words here');
  expect(kept).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await isPassword('four plain words here', kept)).toBe(true);
  expect(await isPassword('four plain words there', kept)).toBe(false);
  expect(await isPassword('four plain words here', null)).toBe(false);
});

test('the same letters typed on another keyboard are the same password', async () => {
  const kept = await hashPassword('caf\u00e9 am Morgen');
  expect(await isPassword('cafe\u0301 am Morgen', kept)).toBe(true);
});
