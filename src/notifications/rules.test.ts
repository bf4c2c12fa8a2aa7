import { expect, test } from 'vitest';
import { isMailDue, pageOf, pageSize } from './rules.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 2, 3, 18, minute));
const facts = { wanted: true, verified: true, readAt: null, mailedBefore: null, lastSeen: at(0) };

test('a mail is due once a conversation, and again when its reader has been here', () => {
  expect(isMailDue(facts)).toBe(true);
  expect(isMailDue({ ...facts, mailedBefore: at(5) })).toBe(false);
  expect(isMailDue({ ...facts, mailedBefore: at(5), lastSeen: null })).toBe(false);
  expect(isMailDue({ ...facts, mailedBefore: at(5), lastSeen: at(9) })).toBe(true);
});

test('no mail without a wish for it, a proven address, or something unread', () => {
  expect(isMailDue({ ...facts, wanted: false })).toBe(false);
  expect(isMailDue({ ...facts, verified: false })).toBe(false);
  expect(isMailDue({ ...facts, readAt: at(1) })).toBe(false);
});

test('a page ends where the list ends, and a cursor that is not in the list is the first page', () => {
  const all = Array.from({ length: pageSize + 3 }, (_, n) => ({ id: `n${n}` }));
  const first = pageOf(all, undefined);
  expect(first.items).toHaveLength(pageSize);
  const second = pageOf(all, first.older ?? undefined);
  expect(second).toEqual({ items: all.slice(pageSize), older: null });
  expect(pageOf(all, 'somebody else’s')).toEqual(first);
  expect(pageOf(all.slice(0, pageSize), undefined).older).toBe(null);
});
