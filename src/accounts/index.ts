import type { Module } from '../platform/module.ts';
import { agreeRoutes } from './agree-routes.tsx';
import { codeRoutes } from './code-routes.tsx';
import { codeSettingsRoutes } from './code-settings-routes.tsx';
import { deviceRoutes } from './device-routes.tsx';
import { chores, handlers } from './handlers.ts';
import { changedElsewhere } from './home-part.ts';
import { invitationRoutes } from './invitation-routes.tsx';
import { joinFromProviderRoutes } from './join-from-provider-routes.tsx';
import { joinRoutes } from './join-routes.tsx';
import { leavePageRoutes } from './leave-page-routes.tsx';
import { leavingRoutes } from './leaving-routes.tsx';
import { linkRoutes } from './link-routes.tsx';
import { passkeyRoutes } from './passkey-routes.tsx';
import { proveRoutes } from './prove-routes.tsx';
import { providerRoutes } from './provider-routes.tsx';
import { recoveryRoutes } from './recovery-routes.tsx';
import { signInRoutes } from './sign-in-routes.tsx';
import { waitingRoutes } from './waiting-routes.tsx';
import { wayBackRoutes } from './way-back-routes.tsx';
import { wayInRoutes } from './way-in-routes.tsx';

/** Asked before a page or an act: new house rules, or a proof of who sits there. */
export { askedFirst } from './asked-first.ts';

/** Writes down, hourly, that a device is in use. */
export { noteUse } from './note-use.ts';

/** What somebody without a session gets at a door that needs one. */
export { signInFirst } from './sign-in-first.tsx';

/** Joining, signing in and out, devices, passkeys, links, invitations to the community, leaving. */
export const accounts: Module = {
  name: 'accounts',
  routes: [
    ...joinRoutes,
    ...joinFromProviderRoutes,
    ...signInRoutes,
    ...codeRoutes,
    ...providerRoutes,
    ...linkRoutes,
    ...deviceRoutes,
    ...passkeyRoutes,
    ...wayInRoutes,
    ...codeSettingsRoutes,
    ...recoveryRoutes,
    ...proveRoutes,
    ...wayBackRoutes,
    ...agreeRoutes,
    ...invitationRoutes,
    ...waitingRoutes,
    ...leavingRoutes,
    ...leavePageRoutes,
  ],
  handlers,
  chores,
  homeParts: [changedElsewhere],
};
