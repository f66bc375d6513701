import { readFile } from 'node:fs/promises';
import { SourceMap } from 'node:module';
import { join } from 'node:path';

/** A file of the bundle as a stack names it, with line and column from 1; with the call around it, where there is one. */
const PLACE = /(at (?:async )?)(?:[^\s()]+ \()?[^\s()]*?((?:chunks\/)?[\w-]+\.js):(\d+):(\d+)\)?/g;
/** Where a function of a file begins. */
const FUNCTION = /^(?:export )?(?:async )?function\*? (\w+)/;

/** A place in the source, from 1. */
interface SourcePlace {
  readonly path: string;
  readonly line: number;
  readonly column: number;
}

/** Where the places of a bundle come from. */
export interface Origins {
  /** @param file as a stack names it; @param line, column from 1 */
  sourceOf(file: string, line: number, column: number): SourcePlace | undefined;
  /** The lines of a file of the source; none of one that is not ours. */
  linesOf(path: string): readonly string[];
}

/** Reads the maps of the files that a report names, and the source that they lead to. */
export async function readOrigins(root: string, folder: string, report: string): Promise<Origins> {
  const maps = new Map<string, SourceMap>();
  const texts = new Map<string, readonly string[]>();
  const sourceOf: Origins['sourceOf'] = (file, line, column) => {
    const entry = maps.get(file)?.findEntry(line - 1, column - 1);
    if (entry === undefined || !('originalSource' in entry)) return undefined;
    const path = entry.originalSource.replace(/^(?:\.\.\/)+/, '');
    return { path, line: entry.originalLine + 1, column: entry.originalColumn + 1 };
  };
  for (const [, , file = '', line, column] of report.matchAll(PLACE)) {
    const map = maps.has(file)
      ? undefined
      : await readFile(join(root, folder, `${file}.map`), 'utf8').catch(() => undefined);
    if (map !== undefined) maps.set(file, new SourceMap(JSON.parse(map)));
    const path = sourceOf(file, Number(line), Number(column))?.path ?? '';
    const text = /^src\//.test(path) ? await readFile(join(root, path), 'utf8') : '';
    texts.set(path, text.split('\n'));
  }
  return { sourceOf, linesOf: path => texts.get(path) ?? [] };
}

/** A report whose places in the bundle are those of the source, each with the function of the file that it is in. */
export function namedStack(report: string, { sourceOf, linesOf }: Origins): string {
  return report.replace(PLACE, (all, at: string, file: string, line: string, column: string) => {
    const place = sourceOf(file, Number(line), Number(column));
    if (place === undefined) return all;
    const above = linesOf(place.path).slice(0, place.line);
    const name = FUNCTION.exec(above.findLast(one => FUNCTION.test(one)) ?? '')?.[1];
    const where = `${place.path}:${place.line}:${place.column}`;
    return name === undefined ? `${at}${where}` : `${at}${name} (${where})`;
  });
}
