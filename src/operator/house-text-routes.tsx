import { show, type Answer, type Route, type Visit } from '../platform/http/index.ts';
import { inLanguage, readHouseText, versionsOf, type TextKind } from './house-texts.ts';
import { HouseTextPage, NoTextYet } from './views/house-text-page.tsx';

/** `?version=2` shows an earlier one: who agreed to it can read it again. */
function versionAsked({ query }: Visit): number | null {
  const asked = query['version'] ?? '';
  return /^\d{1,6}$/.test(asked) ? Number(asked) : null;
}

async function showText(visit: Visit, kind: TextKind): Promise<Answer> {
  const { house, words } = visit;
  const title = words.t(`operator.text.${kind}`);
  const versions = await versionsOf(house.db, kind);
  const text = inLanguage(await readHouseText(house.db, kind, versionAsked(visit)), words.language);
  if (!text) return versions.length > 0 ? { kind: 'not-found' } : show(title, <NoTextYet t={words.t} title={title} />);
  const page = <HouseTextPage words={words} title={title} text={text} versions={versions} path={visit.path} />;
  return show(title, page, { forSearchEngines: true });
}

const readBy = (path: string, kind: TextKind): Route => ({
  method: 'GET',
  path,
  door: 'anyone',
  ids: {},
  handle: (visit) => showText(visit, kind),
});

export const houseTextRoutes: readonly Route[] = [readBy('/house-rules', 'rules'), readBy('/privacy', 'privacy')];
