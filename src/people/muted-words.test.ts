import { expect, test } from 'vitest';
import { mutedWordIn, mutedWordsIn, textOfHtml } from './muted-words.ts';

test('a word of one’s own is found as a whole word, whatever its case and accents, in three languages', () => {
  expect(mutedWordIn('They spoke of the Hospice today.', ['hospice'])).toBe('hospice');
  expect(mutedWordIn('hospices everywhere', ['hospice'])).toBe(null);
  expect(mutedWordIn('we met the PALLIATIVE care\nteam', ['palliative care'])).toBe('palliative care');
  expect(mutedWordIn('El cáncer volvió', ['cancer'])).toBe('cancer');
  expect(mutedWordIn('El año pasado', ['ano'])).toBe(null);
  expect(mutedWordIn('تحدثوا عن الموت أمس', ['موت'])).toBe('موت');
  expect(mutedWordIn('والموتِ', ['الموت'])).toBe('الموت');
  expect(mutedWordIn('تموت', ['موت'])).toBe(null);
  expect(mutedWordIn('anything', [])).toBe(null);
});

test('what is typed becomes words, each once; signs alone are none, and no pattern comes of them', () => {
  expect(mutedWordsIn('Hospice\nhospice,  palliative   care ;\n…\n(a+)+$')).toEqual(['Hospice', 'palliative care', '(a+)+$']);
  expect(mutedWordsIn('موت، جنازة')).toEqual(['موت', 'جنازة']);
  expect(mutedWordIn('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!', ['(a+)+$'])).toBe(null);
});

test('what a browser reads is not what a person reads', () => {
  expect(textOfHtml('<p class="hospice">rain &amp; <b>tea</b></p>')).not.toContain('hospice');
  expect(mutedWordIn(textOfHtml('<p>the <strong>hospice</strong></p>'), ['hospice'])).toBe('hospice');
});
