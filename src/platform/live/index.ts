export { makeBus, tell, type Bus, type Word } from './bus.ts';
export { makeLive, type Live, type StillReads, type Watcher } from './hub.ts';
