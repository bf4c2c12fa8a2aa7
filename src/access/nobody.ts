import type { Viewer } from '../contracts/index.ts';
import { everyone } from './principals.ts';

/** Who looks where nobody can be asked for: what is for everyone, and nothing else. */
export const nobody: Viewer = { person: null, principals: [everyone], audiences: [], staffOf: [], blocked: [], muted: [], bylines: [] };
