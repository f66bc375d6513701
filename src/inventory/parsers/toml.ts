import { parse, TomlError } from 'smol-toml';
import { dotted, flatten, type RawKey, UnreadableError } from './raw.ts';

/** TOML; a key whose line is not found (inside an inline table) gets the line of the nearest name above it. */
export function readToml(text: string, depth: number): RawKey[] {
  const lines = linesOfKeys(text);
  const { content, broken } = parseToml(text);
  if (content === undefined) {
    const before = [...lines].filter(([, at]) => broken !== undefined && at < broken);
    throw new UnreadableError(
      broken,
      before.map(([name, at]) => ({ name, line: at })),
    );
  }
  const keys = flatten(content, depth).map(name => ({ name, line: nearestLine(name, lines) }));
  if (broken !== undefined) throw new UnreadableError(broken, keys);
  return keys;
}

/** Lines that are left out at most, one after the other, so that the others are read. */
const MOST_BROKEN = 10;

/** The content without the lines that are no TOML; `broken` is the first of them, from 1. */
function parseToml(text: string): { content?: object; broken?: number | undefined } {
  const lines = text.split(/\r\n|\r|\n/);
  let broken: number | undefined;
  for (let tries = 0; tries <= MOST_BROKEN; tries++) {
    try {
      // A number that JavaScript cannot hold exactly decides nothing about names.
      return { content: parse(lines.join('\n'), { integersAsBigInt: 'asNeeded' }), broken };
    } catch (error) {
      // The library's message quotes the text around the mistake.
      const line = error instanceof TomlError ? error.line : undefined;
      broken ??= line;
      if (line === undefined || (lines[line - 1] ?? '') === '') break;
      lines[line - 1] = '';
    }
  }
  return { broken };
}

function nearestLine(name: string, lines: ReadonlyMap<string, number>): number {
  for (let at = name.length; at > 0; at = name.lastIndexOf('.', at - 1)) {
    const line = lines.get(name.slice(0, at));
    if (line !== undefined) return line;
  }
  return 1;
}

/**
 * Where `key =` stands below `[section]`: dotted name → line, which the library does not tell. The inside of strings
 * over several lines is left out. Lists of tables (`[[a]]`) get the `[]` of {@link flatten}.
 */
function linesOfKeys(text: string): Map<string, number> {
  const lines = new Map<string, number>();
  let section = '';
  let open: string | undefined;
  for (const [at, raw] of text.split(/\r\n|\r|\n/).entries()) {
    // Plain cuts, no expression: a hostile line of spaces must not take minutes.
    const line = raw.trim();
    const isInside = open !== undefined;
    for (const mark of line.match(/"""|'''/g) ?? []) {
      if (open === undefined) open = mark;
      else if (open === mark) open = undefined;
    }
    if (isInside || line === '' || line.startsWith('#')) continue;
    if (line.startsWith('[')) {
      const isList = line.startsWith('[[');
      section = dotted(...partsUntil(line.slice(isList ? 2 : 1), ']').parts);
      if (isList) section += '[]';
      continue;
    }
    const { parts, isClosed } = partsUntil(line, '=');
    const name = dotted(section, ...parts);
    if (isClosed && parts.length > 0 && !lines.has(name)) lines.set(name, at + 1);
  }
  return lines;
}

/** The parts of a dotted name until a sign that is not quoted. */
function partsUntil(text: string, end: string): { parts: string[]; isClosed: boolean } {
  const parts: string[] = [];
  for (const [piece] of text.matchAll(/"(?:[^"\\]|\\.)*"|'[^']*'|[^\s"'.=\]]+|[.=\]]/g)) {
    if (piece === end) return { parts, isClosed: true };
    if (piece === '.') continue;
    parts.push(/^["']/.test(piece) ? piece.slice(1, -1) : piece);
  }
  return { parts, isClosed: false };
}
