import { parse, TomlError } from 'smol-toml';
import { flatten, type RawKey, sectionLines, UnreadableError } from './raw.ts';

/** TOML; a key whose line is not found (inside an inline table) gets the line of the nearest name above it. */
export function readToml(text: string, depth: number): RawKey[] {
  const lines = sectionLines(text);
  return flatten(parseToml(text), depth).map(name => ({ name, line: nearestLine(name, lines) }));
}

function parseToml(text: string): object {
  try {
    return parse(text);
  } catch (error) {
    // The library's message quotes the text around the mistake.
    throw new UnreadableError(error instanceof TomlError ? error.line : undefined);
  }
}

function nearestLine(name: string, lines: ReadonlyMap<string, number>): number {
  for (let at = name.length; at > 0; at = name.lastIndexOf('.', at - 1)) {
    const line = lines.get(name.slice(0, at));
    if (line !== undefined) return line;
  }
  return 1;
}
