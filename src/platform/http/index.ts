export { addHealth } from './health.ts';
export { readAssets, serveAssets, type AssetMap } from './assets.ts';
export { goTo, notFound, show, text } from './answers.ts';
export { parseForm, readForm, type Faults, type Form, type Parsed } from './form.ts';
export { ownPath } from './own-path.ts';
export { makeServer, type Site, type Typed } from './server.ts';
export type { Answer, Door, EventStream, Flash, IdKind, Page, Route, TakenFile, Visit } from './route.ts';
