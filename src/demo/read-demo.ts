import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { resource } from '../platform/resources.ts';
import { readTable } from '../platform/tsv.ts';

export type DemoPerson = Record<'key' | 'name' | 'language' | 'time_zone' | 'relations' | 'joined_days_ago' | 'roles' | 'about', string>;
export type DemoBoard = Record<'slug' | 'name' | 'purpose' | 'language' | 'inside' | 'writers' | 'joining' | 'staff' | 'members', string>;

export type DemoPost = {
  author: string;
  /** Milliseconds after the post before it. */
  later: number;
  /** Number of the post it answers; the opening post is 1. */
  answers: number | null;
  reactions: { kind: string; by: string }[];
  hidden: boolean;
  reported: string | null;
  words: string;
};

export type DemoThread = { title: string; board: string; intent: string; language: string; startedAgo: number; posts: DemoPost[] };

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
  const [head = '', ...posts] = text.split(/^== /m);
  const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(head)?.[1]?.trim() ?? '';
  return {
    title: field('title'),
    board: field('board'),
    intent: field('intent'),
    language: field('language'),
    startedAgo: span(field('started')),
    posts: posts.map(parsePost),
  };
}

function parsePost(text: string): DemoPost {
  const [line = '', ...rest] = text.split('\n');
  const author = /^[\w-]+/.exec(line)?.[0] ?? '';
  const warm = /\[([^\]]*)\]/.exec(line)?.[1] ?? '';
  return {
    author,
    later: span(/\+(\S+)/.exec(line)?.[1] ?? ''),
    answers: Number(/-> (\d+)/.exec(line)?.[1] ?? 0) || null,
    reactions: warm.split(';').flatMap((part) => {
      const [kind = '', by = ''] = part.split(':');
      return list(by).map((b) => ({ kind: kind.trim(), by: b }));
    }),
    hidden: line.includes('{hidden}'),
    reported: /\{reported: ([\w-]+)\}/.exec(line)?.[1] ?? null,
    words: rest.join('\n').trim(),
  };
}

const units: Record<string, number> = { d: 86_400_000, h: 3_600_000, m: 60_000 };

/** «3d 4h», «2h30m» */
function span(text: string): number {
  return [...text.matchAll(/(\d+)([dhm])/g)].reduce((sum, [, n, unit]) => sum + Number(n) * units[unit!]!, 0);
}
