/** A block of a how-to page: a whole file, or (`diff`) lines to add to one. */
export type Block = { kind: string; path: string; text: string };

export function blocksOf(page: string): Block[] {
  const blocks = [...page.matchAll(/^```(\w+) (\S+)\n([^]*?)^```$/gm)];
  return blocks.map(([, kind = '', path = '', text = '']) => ({ kind, path, text }));
}

/**
 * Puts the added lines of a diff after the line that stands before them.
 * @throws when the file does not have that line any more
 */
export function addLines(file: string, diff: string): string {
  const lines = file.split('\n');
  let at = -1;
  for (const line of diff.split('\n').filter((one) => one !== '')) {
    if (line.startsWith('+')) {
      lines.splice(++at, 0, line.slice(1));
      continue;
    }
    at = lines.indexOf(line.slice(1), at + 1);
    if (at < 0) throw new Error(`there is no line «${line.slice(1)}»`);
  }
  return lines.join('\n');
}
