import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Community } from '../contracts/index.ts';
import type { Reads } from '../platform/db/index.ts';
import { translator, type Language } from '../platform/i18n/index.ts';
import { resource } from '../platform/resources.ts';

export const textKinds = ['rules', 'privacy'] as const;
export type TextKind = (typeof textKinds)[number];

export type HouseText = { kind: TextKind; version: number; language: string; words: string; html: string; publishedAt: Date };

/** The text that comes with the program, with this community's own names in it. */
export function defaultText(kind: TextKind, language: Language, community: Community): string {
  const text = readFileSync(join(resource('data/house-texts'), `${kind}.${language}.md`), 'utf8');
  return text
    .replaceAll('{community}', community.name)
    .replaceAll('{contact}', community.contactName || translator(language)('operator.text.nobody_named'))
    .replaceAll('{age}', String(community.minimumAge))
    .trim();
}

/** Every language of one version; of the newest one when none is named. */
export async function readHouseText(db: Reads, kind: TextKind, version: number | null): Promise<HouseText[]> {
  const found = await db
    .selectFrom('house_text')
    .selectAll()
    .where('kind', '=', kind)
    .where('version', '=', (e) =>
      version === null
        ? e
            .selectFrom('house_text as n')
            .select((n) => n.fn.max('n.version').as('v'))
            .where('n.kind', '=', kind)
        : e.val(version),
    )
    .orderBy('language')
    .execute();
  return found.map(({ published_at, ...text }) => ({ ...text, publishedAt: published_at }));
}

/** The text a reader gets: in their language, else in English, else in any. */
export function inLanguage(texts: readonly HouseText[], language: string): HouseText | null {
  return texts.find((text) => text.language === language) ?? texts.find((text) => text.language === 'en') ?? texts[0] ?? null;
}

export type TextVersion = { version: number; publishedAt: Date };

/** Newest first. */
export async function versionsOf(db: Reads, kind: TextKind): Promise<TextVersion[]> {
  const found = await db
    .selectFrom('house_text')
    .select((e) => ['version', e.fn.min('published_at').as('at')])
    .where('kind', '=', kind)
    .groupBy('version')
    .orderBy('version', 'desc')
    .execute();
  return found.map(({ version, at }) => ({ version, publishedAt: at }));
}
