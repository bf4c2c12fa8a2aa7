import type { Module } from '../platform/module.ts';
import { routes } from './routes.tsx';

/** Help right now: helplines by country, and whom to ask here. */
export const care: Module = { name: 'care', routes };
