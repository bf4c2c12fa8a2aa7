import { changePictures } from '../../src/files/index.ts';
import { readDraft } from '../../src/people/index.ts';
import { photograph, sendFiles } from '../send-files.ts';
import type { TestSite } from '../site.ts';
import type { World } from '../world/index.ts';

/** Pictures of one world that its twin has not. What each shows is said by a canary. */
export type PrivatePictures = {
  /** In a reply of the private thread. */
  picture: string;
  /** In a post of an open thread that a moderator hid. */
  hiddenPicture: string;
  /** In a draft of its owner. */
  waitingPicture: string;
  /** Beside another in a post of an open thread: the other stays, this one staff hid. */
  singlePicture: string;
  /** Taken out of a draft again. */
  removedPicture: string;
  /** An upload that was begun and cut. */
  upload: string;
};

export const pictureCanaries = {
  picture: 'Avocet-picture-canary',
  single: 'Godwit-picture-canary',
  whyHidden: 'Godwit-reason-canary',
} as const;
const pictureCanary = pictureCanaries.picture;

/** What both worlds have said with a picture. */
export const picturedWords = 'The harbour this morning.';

const key = (n: number) => `0aaaaaaa-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** Made through the front door, by somebody who may. */
export async function addPrivatePictures(
  site: TestSite,
  world: World,
  { thread, openThread }: { thread: string; openThread: string },
): Promise<PrivatePictures> {
  const mira = await site.browserOf(world.mira);
  const form = `reply:${thread}`;
  const query = `form=${form}&back=/`;
  await sendFiles(site, mira, `/pictures?${query}`, await Promise.all(Array.from({ length: 4 }, () => photograph())));
  const draft = await readDraft(site.db, world.mira, form);
  const [picture = '', hiddenPicture = '', waitingPicture = '', removedPicture = ''] = (draft?.fields['pictures'] ?? '').split(',');
  const described = [picture, hiddenPicture, waitingPicture, removedPicture];
  await mira.post(`/pictures/change?${query}`, { picture: described, alt: described.map(() => pictureCanary) });
  await mira.post(`/threads/${thread}/replies`, { words: 'Look.', pictures: picture, idempotency_key: key(81) });
  const said = await mira.post(`/threads/${openThread}/replies`, {
    words: 'Look here.',
    pictures: hiddenPicture,
    idempotency_key: key(82),
  });
  const hidden = /at=([0-9a-f-]{36})/.exec(said.location ?? '')?.[1] ?? '';
  await site.act((tx) => site.house.kinds.get('post')!.setState(tx, hidden, 'hidden', site.clock.now()));
  await mira.post(`/pictures/choose?${query}`, { words: 'Not yet.', pictures: `${waitingPicture},${removedPicture}` });
  await mira.post(`/pictures/change?${query}`, { remove: removedPicture });
  const cookie = `session=${mira.cookies.get('session')}`;
  const headers = { cookie, 'sec-fetch-site': 'same-origin', 'tus-resumable': '1.0.0', 'upload-length': '1000' };
  const begun = await site.app.server.inject({ method: 'POST', url: '/pictures/uploads', headers });
  const upload = /[0-9a-f-]{36}$/.exec(String(begun.headers.location))?.[0] ?? '';
  return { picture, hiddenPicture, waitingPicture, removedPicture, upload, singlePicture: await hideOne(site, world, openThread) };
}

/** A second picture for the words that both worlds have. What is left of it once staff hid it is nothing. */
async function hideOne(site: TestSite, world: World, openThread: string): Promise<string> {
  const [mira, ana] = [await site.browserOf(world.mira), await site.browserOf(world.ana)];
  const form = `reply:${openThread}`;
  await sendFiles(site, mira, `/pictures?form=${form}&back=/`, [await photograph()]);
  const single = (await readDraft(site.db, world.mira, form))?.fields['pictures'] ?? '';
  await mira.post(`/pictures/change?form=${form}&back=/`, { picture: single, alt: pictureCanaries.single });
  const said = site.db.selectFrom('post').innerJoin('file', 'file.post_id', 'post.id').select(['post.id', 'file.id as shown']);
  const { id, shown } = await said.where('words', '=', picturedWords).executeTakeFirstOrThrow();
  await site.act((tx) => changePictures(tx, world.mira, id, [shown, single]));
  await ana.post(`/moderate/picture/${single}`, { act: 'hide', rule: 'private', reason: pictureCanaries.whyHidden });
  return single;
}
