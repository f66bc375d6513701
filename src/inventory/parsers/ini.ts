import { parse } from 'ini';
import { flatten, type RawKey, sectionLines } from './raw.ts';

/** INI: `section.key`. Lines without `=` are left out: a password on a line of its own is no key. */
export function readIni(text: string, depth: number): RawKey[] {
  const lines = sectionLines(text);
  return flatten(parse(text), depth).flatMap(name => {
    const line = lines.get(name);
    return line === undefined ? [] : [{ name, line }];
  });
}
