import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { resource } from '../platform/resources.ts';
import { readTable } from '../platform/tsv.ts';

/** Everybody's id, by their key. */
export type Cast = Map<string, string>;

export type DemoPerson = Record<'key' | 'name' | 'language' | 'time_zone' | 'relations' | 'joined_days_ago' | 'roles' | 'about', string>;
export type DemoBoard = Record<
  | 'slug'
  | 'name'
  | 'purpose'
  | 'language'
  | 'inside'
  | 'writers'
  | 'joining'
  | 'staff'
  | 'members'
  | 'anonymous'
  | 'state'
  | 'about'
  | 'cancer_type',
  string
>;

/** A drawing of data/demo/pictures by its name, and what it shows. */
export type DemoPicture = { drawing: string; alt: string; hidden: boolean };

export type DemoPost = {
  author: string;
  /** Milliseconds after the post before it. */
  later: number;
  /** Number of the post it answers; the opening post is 1. */
  answers: number | null;
  reactions: { kind: string; by: string }[];
  hidden: boolean;
  held: boolean;
  anonymous: boolean;
  reported: string | null;
  /** Content notes, by their keys. */
  notes: string[];
  /** Who said that it helped them. */
  helped: string[];
  /** What it quotes: the number of the post, and the words out of it. */
  quotes: { of: number; words: string }[];
  /** What it shows below the words. */
  pictures: DemoPicture[];
  words: string;
  /** What stands there now, where it was changed, and how long after. */
  edited: { later: number; words: string } | null;
  /** How long after it what was written first was taken away. */
  taken: number | null;
};

export type DemoSummary = { by: string; later: number; words: string };

export type DemoThread = {
  title: string;
  board: string;
  intent: string;
  language: string;
  startedAgo: number;
  notes: string[];
  aboutAnother: boolean;
  posts: DemoPost[];
  summary: DemoSummary | null;
};

export const readPeople = () => readTable<keyof DemoPerson>('demo/people');
export const readBoards = () => readTable<keyof DemoBoard>('demo/boards');

export function list(cell: string): string[] {
  return cell
    .split(',')
    .map((c) => c.trim())
    .filter(Boolean);
}

/** The threads of data/demo/threads, in the order of their numbers; their form is told in data/demo/README.md. */
export function readThreads(): DemoThread[] {
  const folder = join(resource('data'), 'demo', 'threads');
  return readdirSync(folder)
    .filter((f) => f.endsWith('.md'))
    .sort()
    .map((f) => parseThread(readFileSync(join(folder, f), 'utf8')));
}

function parseThread(text: string): DemoThread {
  const [head = '', ...blocks] = text.split(/^== /m);
  const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(head)?.[1]?.trim() ?? '';
  const posts: DemoPost[] = [];
  let summary: DemoSummary | null = null;
  for (const block of blocks) {
    const { line, words } = parted(block);
    const last = posts.at(-1);
    if (line === 'edit' && last?.edited) last.edited.words = words;
    else if (line.startsWith('summary ')) summary = { by: line.split(' ')[1]!, later: after(line), words };
    else posts.push(parsePost(line, words));
  }
  return {
    title: field('title'),
    board: field('board'),
    intent: field('intent'),
    language: field('language'),
    startedAgo: span(field('started')),
    notes: list(field('notes')),
    aboutAnother: field('about') === 'someone-else',
    posts,
    summary,
  };
}

function parted(block: string): { line: string; words: string } {
  const [line = '', ...rest] = block.split('\n');
  return { line: line.trim(), words: rest.join('\n').trim() };
}

const after = (line: string) => span(/ \+(\S+)/.exec(line)?.[1] ?? '');

function parsePost(line: string, text: string): DemoPost {
  const warm = /\[([^\]]*)\]/.exec(line)?.[1] ?? '';
  const known = [...line.matchAll(/\{([^}]*)\}/g)].map((m) => m[1]!.trim());
  const told = (what: string) => known.find((k) => k.startsWith(`${what}: `))?.slice(what.length + 2);
  const showing = /^!\[([^\]]*)\]\(([\w-]+)( hidden)?\)$/gm;
  const quoting = /^> quote (\d+): (.*)$/gm;
  const edited = told('edited');
  const taken = told('taken');
  return {
    author: /^[\w-]+/.exec(line)?.[0] ?? '',
    later: after(line.replaceAll(/\{[^}]*\}/g, '')),
    answers: Number(/-> (\d+)/.exec(line)?.[1] ?? 0) || null,
    reactions: warm.split(';').flatMap((part) => {
      const [kind = '', by = ''] = part.split(':');
      return list(by).map((b) => ({ kind: kind.trim(), by: b }));
    }),
    hidden: known.includes('hidden'),
    held: known.includes('held'),
    anonymous: known.includes('anonymous'),
    reported: told('reported') ?? null,
    notes: list(told('notes') ?? ''),
    helped: list(told('helped') ?? ''),
    quotes: [...text.matchAll(quoting)].map(([, of, words]) => ({ of: Number(of), words: words! })),
    pictures: [...text.matchAll(showing)].map(([, alt, drawing, hidden]) => ({
      drawing: drawing!,
      alt: alt!,
      hidden: hidden !== undefined,
    })),
    words: text.replaceAll(quoting, '').replaceAll(showing, '').trim(),
    edited: edited ? { later: span(edited), words: '' } : null,
    taken: taken ? span(taken) : null,
  };
}

const units: Record<string, number> = { d: 86_400_000, h: 3_600_000, m: 60_000 };

/** «3d 4h», «2h30m» */
function span(text: string): number {
  return [...text.matchAll(/(\d+)([dhm])/g)].reduce((sum, [, n, unit]) => sum + Number(n) * units[unit!]!, 0);
}
