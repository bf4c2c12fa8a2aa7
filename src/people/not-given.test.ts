import { expect, test } from 'vitest';
import { freeAlias } from './aliases.ts';
import { faultOfName } from './names.ts';
import { whyNotGiven } from './not-given.ts';

const community = 'Harbour Lights';

test('nobody sounds like an office, in three languages and in any letters, and other names are free', () => {
  for (const name of [
    'Moderator',
    'm0derator 7',
    'Мoderator',
    'ModeratorAnna',
    'AnnaAdmin2',
    'mode rator anna',
    'Anna Admin',
    'La moderadora',
    'المشرف',
    'مُشرف 2',
    'Harbour Lights',
    'Harbour Lights team',
    'Staff',
    'A former member',
    'Samaritans',
    'Crisis Text Line 2',
    'Helpline Anna',
    'Psicóloga Eva',
  ])
    expect([name, whyNotGiven(name, community)]).toEqual([name, 'reserved']);
  for (const name of ['Modesta', 'Administratus', 'Badminton', 'Helpful Heron', 'Harbour Seal', 'Equipoise', 'Umang', 'أحمد'])
    expect([name, whyNotGiven(name, community)]).toEqual([name, null]);
  expect(whyNotGiven('Alma', 'A')).toBe(null);
});

test('no alias of an anonymous post is somebody’s name, whichever of them and in whichever language', () => {
  for (const language of ['en', 'es', 'ar'])
    for (let n = 0; n < 200; n++) {
      const alias = freeAlias({ seed: `${language} ${n}`, language }, new Set());
      expect([alias, faultOfName(alias), whyNotGiven(alias, community)]).toEqual([alias, null, 'alias']);
    }
});

test('what is taken for an alias is not given either: articles, numbers, other letters, no accents, the other order', () => {
  for (const name of [
    'quiet heron',
    'QuietHeron',
    'Quiet Heron 2',
    '2 Quiet Heron',
    'Quiet2Heron',
    'Qu1et Heron 3',
    'quiet.heron',
    'The Quiet Heron',
    'Qu\u0456et Her\u043en',
    'Heron quiet',
    'Garza Tranquila',
    'La garza tranquila',
    'Rio sereno',
    'Sereno río',
    'بلشون هادئ',
    'الْبَلَشون الهادئ 3',
  ])
    expect([name, whyNotGiven(name, community)]).toEqual([name, 'alias']);
  for (const name of ['Heron', 'Quiet', 'Quiet Karin', 'River', 'Clara', 'Luna', 'Rosa del Valle', 'قمر', 'Sunny', 'Slow Ana', 'Luz'])
    expect([name, whyNotGiven(name, community)]).toEqual([name, null]);
});
