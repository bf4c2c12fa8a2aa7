/** Why a POST is refused: another site's page sent it, with this person's cookie. */
export type Sender = { 'sec-fetch-site'?: string | undefined; origin?: string | undefined; host?: string | undefined };

/**
 * Whether a POST comes from our own pages. Browsers say so in Sec-Fetch-Site, older ones in Origin; who sends
 * neither is no browser and carries no cookie that somebody else could ride on.
 * @param own the origin of PUBLIC_URL
 */
export function fromOwnPages(headers: Sender, own: string): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  if (headers.origin === undefined) return true;
  return headers.origin === own || (URL.canParse(headers.origin) && new URL(headers.origin).host === headers.host);
}

/** How a browser came to ask. */
export type Fetched = {
  'sec-fetch-site'?: string | undefined;
  'sec-fetch-mode'?: string | undefined;
  'sec-fetch-dest'?: string | undefined;
};

/**
 * Whether somebody follows a link, or is on our pages already. Another site may lead here; it may not fetch, frame or
 * embed anything of ours, whether to learn from how it answers or to have it wipe a browser's drafts.
 */
export function mayAsk(headers: Fetched): boolean {
  const site = headers['sec-fetch-site'];
  if (site === undefined || site === 'same-origin' || site === 'none') return true;
  return headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document';
}
