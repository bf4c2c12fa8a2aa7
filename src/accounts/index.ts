import type { Module } from '../platform/module.ts';
import { deviceRoutes } from './device-routes.tsx';
import { chores, handlers } from './handlers.ts';
import { invitationRoutes } from './invitation-routes.tsx';
import { joinRoutes } from './join-routes.tsx';
import { leavePageRoutes } from './leave-page-routes.tsx';
import { leavingRoutes } from './leaving-routes.tsx';
import { linkRoutes } from './link-routes.tsx';
import { passkeyRoutes } from './passkey-routes.tsx';
import { signInRoutes } from './sign-in-routes.tsx';
import { waitingRoutes } from './waiting-routes.tsx';
import { wayInRoutes } from './way-in-routes.tsx';

/** Writes down, hourly, that a device is in use. */
export { noteUse } from './note-use.ts';

/** What somebody without a session gets at a door that needs one. */
export { signInFirst } from './sign-in-first.tsx';

/** Joining, signing in and out, devices, passkeys, links, invitations to the community, leaving. */
export const accounts: Module = {
  name: 'accounts',
  routes: [
    ...joinRoutes,
    ...signInRoutes,
    ...linkRoutes,
    ...deviceRoutes,
    ...passkeyRoutes,
    ...wayInRoutes,
    ...invitationRoutes,
    ...waitingRoutes,
    ...leavingRoutes,
    ...leavePageRoutes,
  ],
  handlers,
  chores,
};
