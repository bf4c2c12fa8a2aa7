import type { Module } from '../platform/module.ts';
import { routes } from './routes.tsx';

/** The calm first page: what the modules put there, and an end. */
export const home: Module = { name: 'home', routes, outlets: [{ name: 'home page', purge: 'keeps nothing' }] };
