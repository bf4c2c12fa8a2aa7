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
