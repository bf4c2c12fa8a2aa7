export { makeBus, tell, type Bus, type Word } from './bus.ts';
export { makeLive, mostStreams, type Live, type LostAccess, type Watcher } from './hub.ts';
