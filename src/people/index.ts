import './tables.ts';
export type { PersonState, State } from './tables.ts';
