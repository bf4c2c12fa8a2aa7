/** What is said of one post, in order: each stretch in its own language. */
export type Spoken = { words: string; lang: string };

/** Browsers stop in the middle of what is longer. */
const longest = 220;

/** What a post says aloud: who, what it is about, the words and what its pictures show; of a folded one only that it is folded. */
export function spokenOf(post: Element, pageLang: string): Spoken[] {
  const name = textOf(post.querySelector('.byline-name'));
  const notes = [...post.querySelectorAll('.notes-line, .post-answers')].map(textOf);
  const prose = post.querySelector<HTMLElement>('.prose');
  const fold = prose?.closest('details:not([open])');
  const before = [name, ...notes, ...(fold ? [textOf(fold.querySelector('.fold-reason'))] : [])].filter(Boolean);
  const lang = prose?.lang || pageLang;
  const shown = [...post.querySelectorAll<HTMLImageElement>('.pictures img')].filter(
    (image) => image.alt && !image.closest('details:not([open])'),
  );
  const said = [
    ...(prose && !fold ? [{ words: textOf(prose), lang }] : []),
    ...shown.map((image) => ({ words: image.alt, lang: image.lang || lang })),
  ];
  const sentenced = said.flatMap((one) => sentences(one.words, one.lang).map((words) => ({ words, lang: one.lang })));
  return [{ words: `${before.join('. ')}.`, lang: pageLang }, ...sentenced];
}

function textOf(element: Element | null): string {
  return (element?.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
}

/** Whole sentences, as many as fit; a longer one is parted between words. */
export function sentences(text: string, lang: string): string[] {
  const parts = sentencesOf(text, lang).flatMap(cut);
  const said: string[] = [];
  for (const part of parts) {
    const last = said.at(-1);
    if (last !== undefined && last.length + part.length <= longest) said[said.length - 1] = last + part;
    else said.push(part);
  }
  return said.map((s) => s.trim()).filter(Boolean);
}

function sentencesOf(text: string, lang: string): string[] {
  if ('Segmenter' in Intl) return [...new Intl.Segmenter(lang, { granularity: 'sentence' }).segment(text)].map(({ segment }) => segment);
  return text.match(/[^.!?؟…]+[.!?؟…]*\s*|[.!?؟…]+\s*/g) ?? [];
}

function cut(sentence: string): string[] {
  if (sentence.length <= longest) return [sentence];
  const at = sentence.lastIndexOf(' ', longest);
  const end = at > 0 ? at + 1 : longest;
  return [sentence.slice(0, end), ...cut(sentence.slice(end))];
}
