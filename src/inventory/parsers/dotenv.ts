import { parse } from 'dotenv';
import type { RawKey } from './raw.ts';

/** `.env` files: what the dotenv library would set, with the line of the first definition. */
export function readDotenv(text: string): RawKey[] {
  const lines = new Map<string, number>();
  const all = text.split(/\r\n|\r|\n/);
  for (const [at, line] of all.entries()) {
    const key = /^(?:export\s+)?([\w.-]+)\s*[=:]/.exec(line.trim())?.[1];
    if (key !== undefined && !lines.has(key)) lines.set(key, at + 1);
  }
  // The library's expression goes over a run of empty lines once for each of them.
  const dense = all.filter(line => line.trim() !== '').join('\n');
  return Object.keys(parse(dense)).map(name => ({ name, line: lines.get(name) ?? 1 }));
}
