import type { Opening } from './list.ts';

/** A condition written as SQL, or the rule of an act: what stands between its beginning and its end. */
const conditions = [/(= |return )`.*`(;?)(?= \/\/ guard:)/, /(=> ).*(,)(?= \/\/ guard:)/];

/** The file's text with the guard on that line taken out. @throws when the opening does not fit the line */
export function takeOut(text: string, line: number, opening: Opening): string {
  if (typeof opening === 'object') {
    if (!text.includes(opening.find)) throw new Error(`it does not hold: ${opening.find}`);
    return text.replaceAll(opening.find, opening.put);
  }
  const lines = text.split('\n');
  const content = lines[line] ?? '';
  const opened = opening === 'drop' ? '' : always(content);
  if (opened === content) throw new Error(`its line holds no condition: ${content.trim()}`);
  return lines.with(line, opened).join('\n');
}

function always(content: string): string {
  const [sql, rule] = conditions;
  if (sql?.test(content)) return content.replace(sql, '$1`true`$2');
  return rule ? content.replace(rule, '$1true$2') : content;
}
