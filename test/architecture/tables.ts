import ts from 'typescript';
import { isProgram, moduleOf, nodesOf, placeOf, type Code, type Rule } from './code.ts';

/** One mention of a table: where, and whether the table is changed by it. */
type Touch = { table: string; writes: boolean };

// Who changes a table of people beside its owner, and why: `module table`.
const writersBeside: Record<string, string> = {
  'forum scope': 'a thread’s counts and state change with its posts, under the scope’s lock',
  'drafts draft': 'keeps what is typed, and for an hour what was thrown away',
  'moderation closure': 'a closed conversation is a decision',
  'notifications account': 'the secret at the foot of a mail that ends the mails',
  'notifications preference': 'whether somebody wants mail',
  'operator site_role': 'the first administrator, before there is anybody to ask',
  'operator community': 'how far setting up has come',
  'operator link': 'the link that the first administrator comes in by',
  'operator house_text': 'publishes the house rules',
};

/** What each module may read of others: who a thing is from and where it stands is told by people and spaces. */
const ground = ['people', 'spaces', 'files', 'platform'];
const mayRead: Record<string, readonly string[]> = {
  people: ['platform'],
  spaces: ['people', 'platform'],
  files: ['people', 'platform'],
  platform: [],
};

/** Each module lists its tables in its tables.ts. */
export function ownersOf(code: readonly Code[]): Map<string, string> {
  const owners = new Map<string, string>();
  for (const file of code.filter(({ path }) => path.endsWith('/tables.ts'))) {
    for (const node of nodesOf(file.tree)) {
      if (!ts.isInterfaceDeclaration(node) || node.name.text !== 'Tables') continue;
      for (const member of node.members) if (member.name) owners.set(member.name.getText(), moduleOf(file.path));
    }
  }
  return owners;
}

const ends = /\b(?:where|join|left|right|inner|cross|lateral|order|group|limit|union|on|for|set|returning|as materialized)\b|[();$]/;

/** The tables that a piece of SQL names, after the words that introduce one. */
function tablesIn(sql: string): Touch[] {
  const reads: Touch[] = [];
  for (const { index, 0: word } of sql.matchAll(/\b(?:from|join|using)\s+/g)) {
    const list = sql.slice(index + word.length).split(ends, 1)[0] ?? '';
    const deletes = /\bdelete\s+$/.test(sql.slice(0, index));
    for (const item of list.split(',')) reads.push({ table: item.trim().split(/\s+/)[0] ?? '', writes: deletes });
  }
  const writes = [...sql.matchAll(/\b(?:insert\s+into|update|truncate)\s+([a-z_]+)/g)].map((match) => ({
    table: match[1] ?? '',
    writes: true,
  }));
  return [...reads, ...writes];
}

const builders: Record<string, boolean> = {
  selectFrom: false,
  innerJoin: false,
  leftJoin: false,
  insertInto: true,
  updateTable: true,
  deleteFrom: true,
};

function touchesOf(node: ts.Node): Touch[] {
  if (ts.isTemplateExpression(node)) return tablesIn(node.head.text + node.templateSpans.map((span) => `$${span.literal.text}`).join(''));
  if (ts.isNoSubstitutionTemplateLiteral(node) || ts.isStringLiteral(node)) return tablesIn(node.text);
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return [];
  const writes = builders[node.expression.name.text];
  const [first] = node.arguments;
  if (writes === undefined || !first || !ts.isStringLiteral(first)) return [];
  return [{ table: first.text.split(' ')[0] ?? '', writes }];
}

type Touched = Touch & { at: string; module: string; owner: string };

const withTables = (file: Code): boolean => isProgram(file) && !['', 'demo', 'supervisor'].includes(moduleOf(file.path));

/** Every mention of a table that the program makes, and whose it is. */
function touched(code: readonly Code[]): Touched[] {
  const owners = ownersOf(code);
  return code.filter(withTables).flatMap((file) =>
    [...nodesOf(file.tree)].flatMap((node) =>
      touchesOf(node).flatMap((touch) => {
        const owner = owners.get(touch.table);
        return owner ? [{ ...touch, owner, module: moduleOf(file.path), at: placeOf(file, node) }] : [];
      }),
    ),
  );
}

function isAllowed({ module, owner, table, writes }: Touched): boolean {
  if (module === owner) return true;
  return writes ? `${module} ${table}` in writersBeside : (mayRead[module] ?? ground).includes(owner);
}

/** The exceptions that are listed, and those that are made use of. */
export function writers(code: readonly Code[]): { listed: string[]; found: string[] } {
  const beside = touched(code).filter(({ module, owner, writes }) => writes && module !== owner);
  return {
    listed: Object.keys(writersBeside).toSorted(),
    found: [...new Set(beside.map(({ module, table }) => `${module} ${table}`))].toSorted(),
  };
}

export const tables: Rule = {
  name: 'a table is changed by its owner only, and read by nobody beside it',
  find: (code) =>
    touched(code)
      .filter((touch) => !isAllowed(touch))
      .map(({ at, writes, table, owner }) => `${at} ${writes ? 'changes' : 'reads'} ${table} of ${owner}`),
  planted: [
    { path: 'src/moderation/a.ts', text: "export const text = 'select words from post p';" },
    { path: 'src/spaces/b.ts', text: 'export const text = `select 1 from place pl, thread t where ${it}`;' },
    { path: 'src/forum/c.ts', text: "export const act = (tx: Tx) => tx.updateTable('membership').set({ role: 'staff' });" },
    { path: 'src/forum/d.ts', text: "export const text = 'with gone as (delete from relation where person_id = $1) select 1';" },
    { path: 'src/people/e.ts', text: "export const find = (db: Db) => db.selectFrom('place as pl').selectAll();" },
  ],
};
