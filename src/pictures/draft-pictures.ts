import { letGo, ownPictures, pictureIds, type Picture } from '../files/index.ts';
import { dropDraft, keepDraft, readDraft } from '../people/index.ts';
import { inTransaction } from '../platform/db/index.ts';
import type { Visit } from '../platform/http/index.ts';

/** The draft that pictures are being chosen for, and the page where it is written. */
export type ForDraft = { form: string; back: string };

/** What stands in the draft now: its own pictures in their order, and everything else that was typed. */
export type Chosen = { pictures: Picture[]; fields: Record<string, string>; keptAt: Date | null };

export async function chosenFor({ house, viewer }: Visit, { form }: ForDraft): Promise<Chosen> {
  const draft = await readDraft(house.db, viewer.person!.id, form);
  const fields = draft?.fields ?? {};
  const ids = pictureIds(fields['pictures'], house.config.pictures.aPost);
  return { fields, keptAt: draft?.keptAt ?? null, pictures: await ownPictures(house.db, viewer, ids) };
}

/** Keeps these as the pictures of the draft, in this order. Those that were its own and are left out are let go. */
export async function choose(visit: Visit, { form }: ForDraft, before: Chosen, ids: readonly string[]): Promise<void> {
  const { house, viewer, now } = visit;
  const me = viewer.person!.id;
  const out = before.pictures.map(({ id }) => id).filter((id) => !ids.includes(id));
  const fields = { ...before.fields, pictures: ids.join(',') };
  await inTransaction(house.db, async (tx) => {
    if (Object.values(fields).every((text) => text.trim() === '')) await dropDraft(tx, me, form);
    else await keepDraft(tx, house.ids, me, { form, fields, base: before.keptAt }, now);
    if (out.length > 0) await letGo(tx, { waitingOf: me, only: out });
  });
}
