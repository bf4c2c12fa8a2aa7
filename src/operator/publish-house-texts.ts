import { giveConsent } from '../people/index.ts';
import type { Tx } from '../platform/db/index.ts';
import { tell } from '../platform/live/index.ts';
import { renderMarkdown } from '../platform/markdown.ts';
import { readHouseText, type TextKind } from './house-texts.ts';

export type TextInLanguage = { language: string; words: string };

/** A text that people agreed to is never changed: other words are a new version, in every language of the community. */
async function publishOne(tx: Tx, kind: TextKind, texts: readonly TextInLanguage[], now: Date): Promise<number> {
  const before = await readHouseText(tx, kind, null);
  const version = before[0]?.version ?? 0;
  const same =
    before.length === texts.length &&
    texts.every((text) => before.some((old) => old.language === text.language && old.words === text.words));
  if (same) return version;
  const rows = texts.map(({ language, words }) => ({
    kind,
    version: version + 1,
    language,
    words,
    html: renderMarkdown(words).html,
    published_at: now,
  }));
  await tx.insertInto('house_text').values(rows).execute();
  return version + 1;
}

/** Publishes what changed. Who publishes agrees to it. @returns the versions that hold now */
export async function publishHouseTexts(
  tx: Tx,
  personId: string,
  texts: Record<TextKind, readonly TextInLanguage[]>,
  now: Date,
): Promise<Record<TextKind, number>> {
  // Two administrators who publish at once: the second waits and then makes the next version.
  await tx.selectFrom('community').select('id').forUpdate().execute();
  const versions = { rules: await publishOne(tx, 'rules', texts.rules, now), privacy: await publishOne(tx, 'privacy', texts.privacy, now) };
  const agreements = Object.entries(versions).map(([kind, version]) => ({ kind, version }));
  await giveConsent(tx, personId, agreements, now);
  // Every process asks its members from now on.
  await tell(tx, { kind: 'community' });
  return versions;
}
