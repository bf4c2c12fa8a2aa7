/** A moment: `iso` for machines, `words` as the reader's own clock says it. */
export type Moment = { iso: string; words: string };

export function Time({ iso, words }: Moment) {
  return <time datetime={iso}>{words}</time>;
}
