/** Longest description of a picture, in characters. */
export const longestAlt = 500;

/** Pictures that somebody may have waiting in all of their drafts. */
export const mostWaiting = 40;

/** Uploads under way that one person may have at a time, beside the bytes that all pictures of a post may have. */
export const mostUploads = 16;

/** How long something waits that nobody comes back for: a picture in no draft, an upload that was cut. */
export const patienceMs = 24 * 60 * 60 * 1000;

/** The ids in a field of a form or draft: each once, in the order they were given, and no more than a post may have. */
export function pictureIds(field: string | undefined, most: number): string[] {
  const ids = (field ?? '').split(',').filter((id) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id));
  return [...new Set(ids)].slice(0, most);
}
