export { makeBus, tell, type Bus, type Word } from './bus.ts';
export { makeLive, type Live, type LostAccess, type Watcher } from './hub.ts';
