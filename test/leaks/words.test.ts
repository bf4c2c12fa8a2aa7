import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mainOf } from '../site.ts';
import { canaries } from './private-things.ts';
import { comparable, openTwins, type Twins, type World1 } from './twins.ts';

let twins: Twins;
beforeAll(async () => {
  twins = await openTwins();
});
afterAll(async () => {
  await twins.full.site.close();
  await twins.without.site.close();
});

type Name = 'mira' | 'oskar' | 'june';

/** The same done in both worlds, and what it says in each. */
async function inBoth(who: Name, act: (browser: Awaited<ReturnType<World1['site']['browserOf']>>) => Promise<unknown>) {
  const said = [];
  for (const { site, world, statements } of [twins.full, twins.without]) {
    const browser = await site.browserOf(world[who]);
    await act(browser);
    const before = statements();
    const answered = comparable(await browser.get('/drafts'));
    said.push({ answered, statements: statements() - before });
  }
  return said;
}

describe('what one began', () => {
  test('says where it belongs to whoever may go there', async () => {
    const { site, world } = twins.full;
    const mira = await site.browserOf(world.mira);
    await mira.post('/drafts', { form: `reply:${twins.things.thread}`, words: 'My own words' });
    await mira.post('/drafts', { form: `edit:${twins.things.opening}`, words: 'My own change' });
    await mira.post('/drafts', { form: 'thread:harrier-nest', words: 'My own beginning' });
    const page = mainOf(await mira.get('/drafts'));
    for (const told of [canaries.title, canaries.place, 'My own words', 'My own change', 'My own beginning']) expect(page).toContain(told);
  });

  test.each(['oskar', 'june'] as const)(
    'tells %s nothing of what they may not see: neither words, nor by being another page',
    async (who) => {
      const { thread, opening, hiddenPost, removedThread } = twins.things;
      const forms = [
        `reply:${thread}`,
        `reply:${removedThread}`,
        `edit:${opening}`,
        `edit:${hiddenPost}`,
        'thread:harrier-nest',
        'thread:in-treatment-together',
      ];
      const [full, without] = await inBoth(who, async (browser) => {
        for (const form of forms) await browser.post('/drafts', { form, words: `Mine for ${forms.indexOf(form)}` });
      });
      expect(full).toEqual(without);
      expect(full!.answered.body).toContain('Mine for 0');
      for (const canary of Object.values(canaries)) expect(full!.answered.body).not.toContain(canary);
    },
  );
});

test('a name and a quotation tell no more than the page they stand on', async () => {
  const { things } = twins;
  for (const fields of [
    { words: `Who is @Mira, @Oskar, @Bruno here?`, quotes: things.post },
    { words: 'And this?', quotes: `${things.hiddenPost}.0.6.0` },
  ]) {
    const pages = [];
    for (const [n, { site, world }] of [twins.full, twins.without].entries()) {
      const june = await site.browserOf(world.june);
      const key = `0ddddddd-0000-4000-8000-${String(fields.words.length).padStart(12, '0')}`;
      const said = await site.ids.under(`words ${fields.words}`, () =>
        june.post(`/threads/${things.openThread}/replies`, { ...fields, idempotency_key: key }),
      );
      expect(said.status, String(n)).toBe(303);
      pages.push(mainOf(await site.ids.under('looking', () => june.get(`/threads/${things.openThread}?quote=${things.post}`))));
    }
    expect(pages[0]).toBe(pages[1]);
    for (const canary of Object.values(canaries)) expect(pages[0]).not.toContain(canary);
  }
});
