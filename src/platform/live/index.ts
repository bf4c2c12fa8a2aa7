export { makeBus, tell, type Word } from './bus.ts';
export { makeLive, mostStreams, type Live } from './hub.ts';
