import type { Db, Reads, Tx } from '../platform/db/index.ts';
import { isLanguage, type Language } from '../platform/i18n/index.ts';
import { nameKey } from './names.ts';

/** @throws unique violation on person_name_key_key */
export async function changePerson(tx: Tx, personId: string, change: { name: string; about: string }): Promise<void> {
  await tx
    .updateTable('person')
    .set({ name: change.name, name_key: nameKey(change.name), about: change.about })
    .where('id', '=', personId)
    .execute();
}

export async function aboutOf(db: Reads, personId: string): Promise<string> {
  const found = await db.selectFrom('person').select('about').where('id', '=', personId).executeTakeFirstOrThrow();
  return found.about;
}

export type Preferences = Partial<{
  language: string;
  time_zone: string;
  theme: 'system' | 'light' | 'dark' | 'contrast';
  text_size: 'normal' | 'large' | 'larger';
}>;

export async function changePreferences(db: Db | Tx, personId: string, change: Preferences): Promise<void> {
  await db
    .insertInto('preference')
    .values({ person_id: personId, ...change })
    .onConflict((c) => c.column('person_id').doUpdateSet(change))
    .execute();
}

/** The language somebody reads in; null when they left. */
export async function languageOf(db: Reads, personId: string): Promise<Language | null> {
  const found = await db.selectFrom('preference').select('language').where('person_id', '=', personId).executeTakeFirst();
  return found && isLanguage(found.language) ? found.language : null;
}

/** Names like this one that are free, for somebody whose first wish is taken. */
export async function freeNamesLike(db: Reads, name: string, longest: number): Promise<string[]> {
  const wishes = [2, 7, 12, 23, 31, 48].map((n) => `${[...name].slice(0, longest - 3).join('')} ${n}`);
  const taken = await db.selectFrom('person').select('name_key').where('name_key', 'in', wishes.map(nameKey)).execute();
  return wishes.filter((w) => !taken.some((t) => t.name_key === nameKey(w))).slice(0, 3);
}

/** A person as other members see them; null when there is none to see. */
export type Profile = { id: string; name: string; face: string; about: string; joinedAt: Date };

export async function profileOf(db: Reads, personId: string): Promise<Profile | null> {
  const p = await db
    .selectFrom('person')
    .select(['id', 'name', 'face', 'about', 'joined_at'])
    .where('id', '=', personId)
    .where('state', '=', 'active')
    .executeTakeFirst();
  return p ? { id: p.id, name: p.name, face: p.face, about: p.about, joinedAt: p.joined_at } : null;
}
