const soonMs = 800;

/**
 * Keeps what is said about a picture while it is typed; it belongs to the picture, not to the form around it.
 * @returns `now` for what must not wait; null when all of it is kept
 */
export function keepAlt(
  alt: HTMLTextAreaElement,
  box: HTMLInputElement,
  id: () => string | null,
  told: (why: string | null) => void,
): { now(): Promise<void> | null } {
  let soon = 0;
  const keep = async () => {
    clearTimeout(soon);
    soon = 0;
    const body = new URLSearchParams({ alt: alt.value, ...(box.checked ? { decoration: 'yes' } : {}) });
    const answered = await fetch(`/pictures/${id()}/describe`, { method: 'POST', body, keepalive: true }).catch(() => null);
    if (answered?.ok) return told(null);
    const refused = answered?.status === 422 ? ((await answered.json()) as { why?: string }).why : undefined;
    if (refused) told(refused);
    // A line that was cut is no reason to forget it.
    else soon = window.setTimeout(() => void keep(), soonMs * 10);
  };
  const later = () => {
    clearTimeout(soon);
    if (id()) soon = window.setTimeout(() => void keep(), soonMs);
  };
  alt.addEventListener('input', later);
  box.addEventListener('change', later);
  // They are the picture's: the draft around them does not keep them as well.
  for (const field of [alt, box]) field.addEventListener('input', (event) => event.stopPropagation());
  addEventListener('pagehide', () => soon && id() && void keep());
  return { now: () => (soon && id() ? keep() : null) };
}
