import { isIPv6 } from 'node:net';

/**
 * What limits count as one visitor: an address of version 4, or half of one of version 6. The other half is the
 * visitor's own to choose, a new one for each try.
 * @param address as a connection or a trusted proxy gives it
 */
export function networkOf(address: string): string {
  const plain = /^::ffff:(\d+(?:\.\d+){3})$/i.exec(address)?.[1] ?? address;
  if (!isIPv6(plain)) return plain;
  const [before = '', after] = plain.split('%', 1)[0]!.split('::', 2);
  const [head, tail] = [groupsOf(before), groupsOf(after ?? '')];
  const between = after === undefined ? [] : Array.from({ length: 8 - head.length - tail.length }, () => '0');
  return `${[...head, ...between, ...tail]
    .slice(0, 4)
    .map((group) => parseInt(group, 16).toString(16))
    .join(':')}::`;
}

const groupsOf = (part: string) => (part === '' ? [] : part.split(':'));
