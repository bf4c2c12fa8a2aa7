import type { Token } from 'markdown-it';

/** What follows an @, as it was typed. */
export type NamesFound = string[];

/** Of what follows an @: how many letters of it are the name, and which of the post's mentions it is. */
export type NamesKnown = ReadonlyMap<string, { letters: number; n: number }>;

/** More than this in one post are words. It bounds what a post of nothing but names can cost. */
const mostNames = 50;
const longestName = 40;

const begins = /(?<![\p{L}\p{M}\p{N}@._%+/-])@(?=[\p{L}\p{N}])/gu;
const mayBeName = new RegExp(`^[\\p{L}\\p{M}\\p{N} .'’_-]{1,${longestName}}`, 'u');

type Asked = { found?: NamesFound; known?: NamesKnown };

/** Finds what may be names in a text's tokens, or puts a token of their own in the place of those that are. */
export function markNames(tokens: readonly Token[], { found, known }: Asked): void {
  if (!found && !known) return;
  let met = 0;
  for (const block of tokens) {
    let inLink = 0;
    block.children &&= block.children.flatMap((token) => {
      if (token.type === 'link_open') inLink += 1;
      if (token.type === 'link_close') inLink -= 1;
      if (token.type !== 'text' || inLink > 0 || met >= mostNames) return [token];
      const { parts, names } = split(token, known, mostNames - met);
      met += names.length;
      found?.push(...names);
      return parts;
    });
  }
}

function split(token: Token, known: NamesKnown | undefined, most: number): { parts: Token[]; names: string[] } {
  const text = token.content;
  const ats = [...text.matchAll(begins)].slice(0, most).map(({ index }) => index);
  const names = ats.map((at) => mayBeName.exec(text.slice(at + 1, at + 1 + longestName * 2))?.[0] ?? '');
  if (!known) return { parts: [token], names };
  const parts: Token[] = [];
  let from = 0;
  ats.forEach((at, i) => {
    const name = known.get(names[i]!);
    if (!name) return;
    parts.push(like(token, 'text', text.slice(from, at)), Object.assign(like(token, 'name', ''), { info: String(name.n) }));
    from = at + 1 + name.letters;
  });
  return { parts: [...parts, like(token, 'text', text.slice(from))], names };
}

function like(token: Token, type: string, content: string): Token {
  const made = Object.assign(Object.create(Object.getPrototypeOf(token) as object) as Token, token);
  return Object.assign(made, { type, content });
}
