import type { Reads, Tx } from '../platform/db/index.ts';

/** That somebody agrees to one version of a text. */
export type Agreement = { kind: string; version: number };

/** The versions that hold now, or that somebody agreed to; 0 is none. */
export type Versions = { rules: number; privacy: number };

/** The versions of house rules and privacy notice that hold now: what a person agrees to by joining. */
export async function textsInForce(db: Reads): Promise<Agreement[]> {
  return db
    .selectFrom('house_text')
    .select((e) => ['kind', e.fn.max('version').as('version')])
    .groupBy('kind')
    .orderBy('kind')
    .execute();
}

const versionOf = (list: readonly Agreement[], kind: string) => Math.max(0, ...list.filter((a) => a.kind === kind).map((a) => a.version));

export function versionsIn(list: readonly Agreement[]): Versions {
  return { rules: versionOf(list, 'rules'), privacy: versionOf(list, 'privacy') };
}

/** What stands beside the preferences, so that no page asks for it apart. */
export function agreedColumns(list: readonly Agreement[]): { agreed_rules: number; agreed_privacy: number } {
  const { rules, privacy } = versionsIn(list);
  return { agreed_rules: rules, agreed_privacy: privacy };
}

/** Whether somebody agreed to an earlier text only. */
export function isAskedAgain(agreed: Versions, inForce: Versions): boolean {
  return agreed.rules < inForce.rules || agreed.privacy < inForce.privacy;
}

/** Agrees to what holds now. Agreeing twice changes nothing. */
export async function giveConsent(tx: Tx, personId: string, agreements: readonly Agreement[], now: Date): Promise<void> {
  if (agreements.length === 0) return;
  const rows = agreements.map(({ kind, version }) => ({ person_id: personId, kind, version, given_at: now }));
  await tx
    .insertInto('consent')
    .values(rows)
    .onConflict((c) => c.columns(['person_id', 'kind', 'version']).doNothing())
    .execute();
  await tx.updateTable('preference').set(agreedColumns(agreements)).where('person_id', '=', personId).execute();
}
