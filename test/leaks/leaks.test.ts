import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, every, leaksOf, loggedOf, questions } from './leaks-of.ts';
import { canaries } from './private-things.ts';
import { badgeId, insiders, openTwins, outsiders, type Twins } from './twins.ts';

let twins: Twins;
let before: object;
beforeAll(async () => {
  twins = await openTwins();
});
afterAll(async () => {
  await twins.full.site.close();
  await twins.without.site.close();
});

/** A person's own settings, and ways out that end the session: nothing private of others can be named there. */
const aboutOneself = (path: string) => /^\/(sign-out|language|appearance|set-up)/.test(path);

/**
 * Who runs the site sees that a board exists and how it is called, what was seen for a badge, whom they invited, and who
 * asks for what reason who an alias is; never what is said.
 */
function toldByOffice(who: string, path: string): string[] {
  if (who !== 'ruth') return [];
  if (path.startsWith('/operator')) return [canaries.place, canaries.evidence];
  if (path.startsWith('/unmaskings')) return [canaries.unmasking];
  return path.startsWith('/invitations') ? [canaries.invited] : [];
}

/** Who runs the site opens and closes boards, names their staff and grants badges: see SECURITY.md. */
const byOffice = (who: string, path: string) => who === 'ruth' && /^\/(operator\/(boards|badges)|unmaskings|invitations)/.test(path);

const asked = (method: 'GET' | 'POST') => questions(twins, method);

describe('whoever may see them does', () => {
  const shown = new Map<string, Set<string>>(every.map((c) => [c, new Set()]));

  test.each(insiders)('$name reads', async (who) => {
    const { ids } = twins.full.site;
    for (const one of asked('GET').filter((a) => !a.path.startsWith('/live'))) {
      const paths =
        one.route.path === '/threads/:thread' && !one.path.includes('?') ? [one.path, `${one.path}?lens=moderator`] : [one.path];
      for (const path of paths) {
        const { answered } = await ids.under('controls', () => ask(twins.full, who, { ...one, path }));
        for (const canary of every) if (answered.body.includes(canary)) shown.get(canary)!.add(one.route.path);
      }
    }
    expect([...shown.values()].some((routes) => routes.size > 0)).toBe(true);
  });

  test('each canary is read by somebody, through the pages it belongs to', async () => {
    const pages = (canary: string) => [...shown.get(canary)!].sort();
    expect(pages(canaries.title)).toEqual(
      expect.arrayContaining(['/boards/:board', '/following', '/threads/:thread', '/told', '/you/following']),
    );
    expect(pages(canaries.body)).toEqual(expect.arrayContaining(['/threads/:thread', '/reports/:report', '/moderate/:kind/:id']));
    expect(pages(canaries.reply)).toEqual(expect.arrayContaining(['/threads/:thread', '/report/:kind/:id']));
    expect(pages(canaries.hidden)).toEqual(expect.arrayContaining(['/threads/:thread', '/posts/:post/edit']));
    expect(pages(canaries.place)).toEqual(expect.arrayContaining(['/boards', '/boards/:board']));
    expect(pages(canaries.asking)).toEqual(expect.arrayContaining(['/boards/:board/people']));
    expect(pages(canaries.care)).toEqual(expect.arrayContaining(['/boards/:board', '/threads/:thread']));
    expect(pages(canaries.picture)).toEqual(expect.arrayContaining(['/threads/:thread', '/pictures/:picture', '/pictures/choose']));
    expect(pages(canaries.single)).toEqual(expect.arrayContaining(['/threads/:thread', '/moderate/:kind/:id']));
    expect(pages(canaries.whyHidden)).toEqual(expect.arrayContaining(['/moderate/:kind/:id']));
    expect(pages(canaries.joining)).toEqual(['/widenings/:widening']);
    expect(pages(canaries.into)).toEqual(expect.arrayContaining(['/boards/:board', '/widenings/:widening']));
    expect(pages(canaries.joiningTitle)).toEqual(expect.arrayContaining(['/boards/:board', '/threads/:thread', '/widenings/:widening']));
    expect(pages(canaries.formerTitle)).toEqual(['/threads/:thread']);
    expect(pages(canaries.retitled)).toEqual(expect.arrayContaining(['/threads/:thread', '/boards/:board/keep']));
    expect(pages(canaries.slowed)).toEqual(expect.arrayContaining(['/threads/:thread', '/threads/:thread/slow']));
    expect(pages(canaries.widening)).toEqual(['/widenings/:widening']);
    expect(pages(canaries.warning)).toEqual(expect.arrayContaining(['/decisions/:decision', '/decided/:decision', '/boards/:board/keep']));
    expect(pages(canaries.held)).toEqual(expect.arrayContaining(['/threads/:thread', '/moderate/:kind/:id', '/posts/:post/edit']));
    expect(pages(canaries.removed)).toEqual([]);
    expect(pages(canaries.note)).toEqual(expect.arrayContaining(['/bookmarks', '/keep/:kind/:id']));
    expect(pages(canaries.offered)).toEqual(expect.arrayContaining(['/threads/:thread/summaries', '/moderate/:kind/:id']));
    expect(pages(canaries.pinned)).toEqual(expect.arrayContaining(['/threads/:thread', '/threads/:thread/summaries', '/report/:kind/:id']));
    expect(pages(canaries.aside)).toEqual(['/drafts']);
    expect(pages(canaries.alias)).toEqual(expect.arrayContaining(['/threads/:thread', '/posts/:post/edit', '/unmask/:kind/:id']));
    expect(pages(canaries.unmasking)).toEqual(['/unmaskings/:unmasking']);
    expect(pages(canaries.appeal)).toEqual(expect.arrayContaining(['/decisions/:decision']));
    expect(pages(canaries.passkey)).toEqual(['/you/passkeys']);
    expect(pages(canaries.invited)).toEqual([]);
    before = await kept();
  });
});

describe.each(outsiders)('what $name finds', (who) => {
  test('no page tells of what is private: it is the page of a world that has none of it', async () => {
    for (const one of asked('GET')) {
      expect(await leaksOf(twins, who, one, toldByOffice(who.name, one.path)), `${one.path} tells ${who.name}`).toEqual([]);
    }
  });

  test('no form does either', async () => {
    for (const one of asked('POST').filter(
      (a) => !aboutOneself(a.path) && !byOffice(who.name, a.path) && Object.keys(a.route.ids).length > 0,
    )) {
      expect(await leaksOf(twins, who, one), `${one.path} tells ${who.name}`).toEqual([]);
    }
  });
});

/** The private things as the database holds them. */
async function kept() {
  const { site, world } = twins.full;
  const place = world.places['in-treatment-together'];
  const { db } = site;
  return {
    posts: await db
      .selectFrom('post')
      .selectAll()
      .where('scope_id', 'in', [twins.things.thread, twins.things.careThread])
      .orderBy('id')
      .execute(),
    scopes: await db
      .selectFrom('scope')
      .selectAll()
      .where('id', 'in', [twins.things.thread, twins.things.careThread])
      .orderBy('id')
      .execute(),
    members: await db.selectFrom('membership').selectAll().where('place_id', '=', place).orderBy('person_id').execute(),
    notices: await db
      .selectFrom('notice')
      .select(['id', 'person_id', 'scope_id', 'read_at'])
      .where('scope_id', '=', twins.things.thread)
      .orderBy('id')
      .execute(),
    reports: await db.selectFrom('report').selectAll().where('scope_id', '=', twins.things.thread).orderBy('id').execute(),
    bookmarks: await db.selectFrom('bookmark').selectAll().where('person_id', '=', world.mira).execute(),
    summaries: await db.selectFrom('summary').selectAll().where('scope_id', '=', twins.things.thread).orderBy('id').execute(),
    asides: await db.selectFrom('draft_aside').selectAll().where('person_id', '=', world.mira).execute(),
    blocks: await db.selectFrom('block').selectAll().where('byline_id', '=', twins.things.alias).orderBy('person_id').execute(),
    unmaskings: await db.selectFrom('unmasking').selectAll().execute(),
    sessions: await db.selectFrom('session').select(['id', 'token_hash']).where('id', '=', twins.things.session).execute(),
    passkeys: await db.selectFrom('passkey').selectAll().where('person_id', '=', world.mira).execute(),
    reactions: await db.selectFrom('reaction').selectAll().where('post_id', '=', twins.things.post).execute(),
  };
}

test('what was seen for a badge is read by administrators, who stands in a list by its people', async () => {
  const { site, world } = twins.full;
  const [ruth, ana] = [await site.browserOf(world.ruth), await site.browserOf(world.ana)];
  expect((await ruth.get(`/operator/badges/${badgeId}`)).body).toContain(canaries.evidence);
  expect((await ana.get('/boards/in-treatment-together/members')).body).toContain(`href="/people/${world.mira}"`);
  expect((await ana.get(`/people/${world.mira}`)).body).toContain('href="/boards/in-treatment-together"');
});

test('none of the probing changed any of it', async () => {
  expect(await kept()).toEqual(before);
});

test('mails, jobs and the log carry ids, never words or names', async () => {
  const { site, world } = twins.full;
  await site.house.jobs.drain();
  const letters = await site.db.selectFrom('mail_caught').selectAll().execute();
  expect(letters.some((l) => l.recipient === 'mira@example.org')).toBe(true);
  const jobs = JSON.stringify(
    (
      await (site.db as never as { executeQuery(q: unknown): Promise<{ rows: unknown[] }> }).executeQuery({
        sql: 'select data from pgboss.job',
        parameters: [],
        query: { kind: 'RawNode' },
        queryId: { queryId: 'jobs' },
      })
    ).rows,
  );
  expect(jobs).toContain(twins.things.thread);
  for (const canary of every) {
    expect(jobs).not.toContain(canary);
    expect(JSON.stringify(letters)).not.toContain(canary);
  }
  expect(loggedOf(twins)).toEqual([]);
  for (const name of ['Mira', 'Oskar', 'example.org', world.mira]) expect(site.logged.join('\n')).not.toContain(name);
  for (const letter of letters) expect(`${letter.subject} ${letter.words}`).not.toMatch(/Oskar|Ana|cancer|In treatment/i);
});
