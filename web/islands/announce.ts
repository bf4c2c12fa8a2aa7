/** Says something to people who listen to the page, when they next pause. */
export function announce(words: string): void {
  const region = document.getElementById('live');
  if (!region || !words) return;
  // The same words twice in a row are only heard when the region was empty between.
  region.textContent = '';
  setTimeout(() => (region.textContent = words), 100);
}
