import { expect, test } from 'vitest';
import { isEasilyGuessed } from './easy-passwords.ts';

test.each([
  'password123',
  'Password2024!',
  'P@ssw0rd1234',
  'passwordpassword',
  '1234567890',
  '0987654321',
  '1111111111',
  'abababababab',
  'qwertyuiop',
  'Qwertyuiop1!',
  '1q2w3e4r5t',
  'abcdefghij',
  'iloveyou2023',
  'contraseña1',
  'Teamo12345',
  'كلمة السر 123',
])('%s is tried first', (password) => {
  expect(isEasilyGuessed(password)).toBe(true);
});

test('one’s own name is no password', () => {
  expect(isEasilyGuessed('Patient-Heron 7', ['Patient Heron'])).toBe(true);
  expect(isEasilyGuessed('patient horse tram', ['Patient Heron', ''])).toBe(false);
});

test.each([
  'four plain words here',
  'quite another one',
  'horse tram lamp blue',
  '7294018356',
  'cuatro palabras sencillas',
  'أربع كلمات بسيطة هنا',
  'my password is long',
])('%s may be kept', (password) => {
  expect(isEasilyGuessed(password)).toBe(false);
});
