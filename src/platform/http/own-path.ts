/** @returns the address when it is one of ours, else the start. A foreign one would make us a door to fraud. */
export function ownPath(text: string): string {
  return /^\/(?![/\\])[^\s\\]*$/.test(text) && text.length <= 2000 ? text : '/';
}
