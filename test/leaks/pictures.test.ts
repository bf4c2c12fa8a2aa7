import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Route } from '../../src/platform/http/index.ts';
import { questions } from './leaks-of.ts';
import type { Asked } from './requests.ts';
import { comparable, openTwins, outsiders, type Twins, type Who, type World1 } from './twins.ts';

let twins: Twins;
beforeAll(async () => {
  twins = await openTwins();
});
afterAll(async () => {
  await twins.full.site.close();
  await twins.without.site.close();
});

/** A request of a script, by a method that no form has. */
async function ask(world: World1, who: Who, { route, path }: Asked) {
  const browser = await who.in(world);
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const piece = { 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' };
  const headers = {
    'sec-fetch-site': 'same-origin',
    'tus-resumable': '1.0.0',
    ...(route.method === 'PATCH' ? piece : {}),
    ...(cookie ? { cookie } : {}),
  };
  const before = world.statements();
  const { statusCode: status, body, headers: answered } = await world.site.app.server.inject({ method: route.method, url: path, headers });
  return { ...comparable({ status, body, headers: answered as never, location: undefined }), statements: world.statements() - before };
}

const methods: Route['method'][] = ['HEAD', 'PATCH', 'DELETE'];

describe.each(outsiders)('what a script of $name finds', (who) => {
  test.each(methods)('by %s it is what it would find had there never been such an upload', async (method) => {
    const asked = questions(twins, method);
    expect(asked.length).toBeGreaterThan(1);
    for (const one of asked) expect(await ask(twins.full, who, one), one.path).toEqual(await ask(twins.without, who, one));
  });
});

test('whoever may see a picture gets its bytes, in every size; nobody else gets one, with whatever they ask for it', async () => {
  const { site, world } = twins.full;
  const { picture, hiddenPicture, waitingPicture, singlePicture, removedPicture } = twins.things;
  const mira = await site.browserOf(world.mira);
  for (const id of [picture, hiddenPicture, waitingPicture, singlePicture])
    for (const size of [480, 1280]) {
      const answered = await mira.get(`/pictures/${id}/${size}`);
      expect([answered.status, answered.headers['content-type'], answered.body.length > 500]).toEqual([200, 'image/jpeg', true]);
    }
  expect((await mira.get(`/pictures/${removedPicture}/480`)).status).toBe(404);
  const known = {
    'if-none-match': `"${picture}-480.jpg", "${hiddenPicture}-480.jpg", "${waitingPicture}-480.jpg", "${singlePicture}-480.jpg"`,
  };
  for (const who of outsiders) {
    const browser = await who.in(twins.full);
    for (const id of [picture, hiddenPicture, waitingPicture, singlePicture, removedPicture])
      for (const query of ['', '?lens=moderator'])
        for (const headers of [{}, known] as Record<string, string>[]) {
          const answered = await browser.get(`/pictures/${id}/480${query}`, headers);
          expect([answered.status, answered.headers['etag']], `${who.name} ${query}`).toEqual([404, undefined]);
        }
  }
});
