import type { Module } from '../platform/module.ts';

export { signInFirst } from './sign-in-first.tsx';

/** Joining, signing in and out, devices, leaving. */
export const accounts: Module = { name: 'accounts', routes: [] };
