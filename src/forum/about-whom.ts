import { z } from 'zod';

/** Whom words are about: the writer, somebody who knows of them, or somebody who does not. */
export const aboutWhom = ['myself', 'knows', 'unaware'] as const;
export type AboutWhom = (typeof aboutWhom)[number];

/** Nobody has to say. */
export const aboutField = z.union([z.literal(''), z.enum(aboutWhom, 'forum.fault.form')]).optional();

/** Whether readers are told that it is about somebody close to the writer; never whether that person knows. */
export function isAboutAnother(about: AboutWhom | null): boolean {
  return about === 'knows' || about === 'unaware';
}
