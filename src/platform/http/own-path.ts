/**
 * @returns the address when it is one of ours, else the start. A foreign one would make us a door to fraud; one with
 * letters that no header can carry would be a fault of ours.
 */
export function ownPath(text: string): string {
  return /^\/(?![/\\])[!-~]*$/.test(text) && !text.includes('\\') && text.length <= 2000 ? text : '/';
}
