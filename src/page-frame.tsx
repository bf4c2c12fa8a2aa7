import type { Flash, Page, Visit } from './platform/http/index.ts';
import type { AssetMap } from './platform/http/index.ts';
import { Frame, renderPage, type FrameProps, type IconName, type Place } from './platform/html/index.ts';
import { ownNames } from './platform/i18n/index.ts';

/** One entry of the navigation; each module's lives in the list of `app.ts`. */
export type NavEntry = { name: string; href: string; label: string; short?: string; icon: IconName; shows(visit: Visit): boolean };

/** Puts a page into the frame that all pages share. */
export function framePage(visit: Visit, page: Page, flash: Flash | undefined, nav: readonly NavEntry[], assets: AssetMap): string {
  const { words, viewer, house } = visit;
  const { t } = words;
  const person = viewer.person;
  const props: Omit<FrameProps, 'children'> = {
    t,
    // Whoever hears a page rather than sees it hears first that it asks for something once more.
    title: page.status === 422 ? t('html.frame.look_again', { title: page.title }) : page.title,
    lang: words.language,
    dir: words.dir,
    theme: person ? (person.theme === 'system' ? null : person.theme) : themeOfCookie(visit),
    textSize: person?.textSize ?? sizeOfCookie(visit),
    assets: { css: assets['app.css'] ?? '/assets/app.css', script: assets['app.js'] ?? '/assets/app.js' },
    scripts: (page.scripts ?? []).map((s) => assets[s] ?? `/assets/${s}`),
    description: page.description,
    robots: page.forSearchEngines ? 'index' : 'noindex',
    community: { name: house.community().name },
    viewer: person && { name: person.name, faceSeed: person.face, owner: person.namedByline },
    nav: page.alone ? [] : nav.filter((n) => n.shows(visit)).map((n) => toPlace(n, t, page.current)),
    crumbs: page.crumbs,
    flash: flash && toFlash(flash, t),
    aside: page.aside,
    languages: house.community().languages.map((code) => ({ code, name: ownNames[code] })),
    path: visit.path,
    ...(page.wide ? { wide: true } : {}),
  };
  return renderPage(<Frame {...props}>{page.main}</Frame>);
}

function toPlace(n: NavEntry, t: Visit['words']['t'], current: string | undefined): Place {
  return { href: n.href, label: t(n.label), icon: n.icon, current: n.name === current, ...(n.short ? { short: t(n.short) } : {}) };
}

/** It comes from a cookie, which anybody can write: one that names no message of ours says nothing. */
function toFlash(flash: Flash, t: Visit['words']['t']): FrameProps['flash'] {
  try {
    const undo = flash.undo && { action: flash.undo.action, label: t(flash.undo.key), fields: flash.undo.fields };
    return { kind: flash.kind, text: t(flash.key, flash.args), ...(undo ? { undo } : {}) };
  } catch {
    return undefined;
  }
}

function themeOfCookie(visit: Visit): FrameProps['theme'] {
  const theme = visit.cookie('theme');
  return theme === 'light' || theme === 'dark' || theme === 'contrast' ? theme : null;
}

function sizeOfCookie(visit: Visit): FrameProps['textSize'] {
  const size = visit.cookie('text');
  return size === 'large' || size === 'larger' ? size : 'normal';
}
