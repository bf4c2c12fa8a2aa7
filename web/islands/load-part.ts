/** Where the parts are that only some people need, by the names of their `.entry.ts`; the build puts it in. */
declare const PARTS: Readonly<Record<string, string>>;

/** Loads a part when somebody asks for what it does, never before. A second time costs nothing. */
export function loadPart<Part>(name: string): Promise<Part> {
  return import(PARTS[name]!) as Promise<Part>;
}
