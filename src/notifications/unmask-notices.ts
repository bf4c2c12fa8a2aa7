import type { EventNamed, House, Viewer } from '../contracts/index.ts';
import { peopleToTell } from '../people/index.ts';
import type { EventHandler } from '../platform/jobs/index.ts';
import { on } from '../platform/module.ts';
import type { NoticeKind, UnmaskNotice } from './tables.ts';
import { peopleWith, tellOne } from './tell-staff.ts';

const urls: Record<UnmaskNotice, (subject: string) => string> = {
  'unmasking-asked': (unmasking) => `/unmaskings/${unmasking}`,
  'unmasking-answered': (unmasking) => `/unmaskings/${unmasking}`,
  unmasked: (unmasking) => `/unmasked/${unmasking}`,
};

export const isUnmaskNotice = (kind: NoticeKind): kind is UnmaskNotice => kind in urls;

/** A notice as it stands in the list; nothing of somebody's asking for who holds no office any more. */
export function unmaskNotice(
  viewer: Viewer,
  kind: UnmaskNotice,
  subject: string,
): { url: string; what: { kind: UnmaskNotice } } | undefined {
  const [isSenior, looksAfter] = [(viewer.person?.siteRoles.length ?? 0) > 0, viewer.staffOf.length > 0];
  if (kind === 'unmasking-asked' && !isSenior) return undefined;
  if (kind === 'unmasking-answered' && !isSenior && !looksAfter) return undefined;
  return { url: urls[kind](subject), what: { kind } };
}

export function unmaskHandlers(house: House): EventHandler[] {
  return [
    on('unmasking-asked', 'tell', (event) => tellSeniors(house, event)),
    on('unmasking-answered', 'tell', async ({ unmaskingId, personId }) => {
      await house.db.deleteFrom('notice').where('kind', '=', 'unmasking-asked').where('subject_id', '=', unmaskingId).execute();
      await tellOne(house, { personId, kind: 'unmasking-answered', subjectId: unmaskingId });
    }),
    on('unmasked', 'tell', async ({ unmaskingId, tell }) => {
      for (const personId of await peopleToTell(house.db, tell))
        await tellOne(house, { personId, kind: 'unmasked', subjectId: unmaskingId, tell });
    }),
  ];
}

/** Everybody who could answer: not who asked, not who reported, and not the one behind the alias. */
async function tellSeniors(house: House, { unmaskingId, bylineId, notFor }: EventNamed<'unmasking-asked'>): Promise<void> {
  const not = [...notFor, ...(await peopleToTell(house.db, [bylineId]))];
  const seniors = [...(await peopleWith(house.db, 'administrator')), ...(await peopleWith(house.db, 'moderator'))];
  for (const personId of new Set(seniors.filter((id) => !not.includes(id))))
    await tellOne(house, { personId, kind: 'unmasking-asked', subjectId: unmaskingId, about: bylineId });
}
