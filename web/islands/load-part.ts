/** Where the parts are that only some people need, by the names of their `.entry.ts`; the bundle of every page holds it. */
declare const PARTS: Readonly<Record<string, string>>;

type Parts = {
  aloud: typeof import('./aloud.entry.ts');
  'bring-in': typeof import('./bring-in.entry.ts');
  editor: typeof import('./editor.entry.ts');
  names: typeof import('./names.entry.ts');
  pictures: typeof import('./pictures.entry.ts');
  words: typeof import('./words.entry.ts');
};

const failed = new Map<string, number>();

/**
 * Loads a part when somebody asks for what it does, never before. A second time costs nothing. Parts get it handed in.
 * Some browsers never again ask for what once did not come, so that each further attempt goes by another address.
 */
export async function loadPart<Name extends keyof Parts>(name: Name): Promise<Parts[Name]> {
  const before = failed.get(name) ?? 0;
  try {
    return (await import(PARTS[name]! + (before > 0 ? `?again=${before}` : ''))) as Parts[Name];
  } catch (error) {
    failed.set(name, before + 1);
    throw error;
  }
}
