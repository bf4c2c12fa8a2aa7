import type { Db, Reads, Tx } from '../platform/db/index.ts';
import { isLanguage, type Language } from '../platform/i18n/index.ts';

/** The few words that somebody says of themselves. */
export async function changeAbout(tx: Tx, personId: string, about: string): Promise<void> {
  await tx.updateTable('person').set({ about }).where('id', '=', personId).execute();
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

/** The language somebody reads in, and their clock; null when they left. */
export async function readsIn(db: Reads, personId: string): Promise<{ language: Language; timeZone: string } | null> {
  const found = await db.selectFrom('preference').select(['language', 'time_zone']).where('person_id', '=', personId).executeTakeFirst();
  return found && isLanguage(found.language) ? { language: found.language, timeZone: found.time_zone } : null;
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
