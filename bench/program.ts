/** What the bench runs in its own process, where it can count statements and call an act without HTTP. */
export { viewerOf } from '../src/access/index.ts';
export { makeApp } from '../src/app.ts';
export { replyToThread } from '../src/forum/index.ts';
export { systemClock } from '../src/platform/clock.ts';
export { readConfig } from '../src/platform/config.ts';
export { attempt, connect } from '../src/platform/db/index.ts';
export { randomIds } from '../src/platform/ids.ts';
export { makeLog } from '../src/platform/log.ts';
