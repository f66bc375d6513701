import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { scanFile } from '../../../sensitive/scanFile.ts';

/** A line with what is to be said about it. */
export interface LabelledLine {
  readonly expected: boolean;
  readonly level: string;
  /** What it is about, and the kind of file that it stands in. */
  readonly topic: string;
  readonly path: string;
  readonly text: string;
}

/** How often something was found and not found, as it should be and not. */
export interface Tally {
  hits: number;
  misses: number;
  falseAlarms: number;
  quiet: number;
}

export const TODAY = '2026-11-01';

/**
 * Reads a set of labelled lines: columns `expect` (pos, neg), optionally `level` (everyday, hard), `kind`
 * (`<topic>:<ext>`) and `text`, where a literal `\n` is a line break and `\t` a tab. Lines beginning with `#` are comments.
 */
export function readSet(file: string): LabelledLine[] {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter(line => line.trim() !== '' && !line.startsWith('#'));
  const columns = (lines.shift() ?? '').split('\t');
  return lines.map(line => {
    const cells = line.split('\t');
    const cell = (name: string) => (columns.includes(name) ? (cells[columns.indexOf(name)] ?? '') : '');
    const [topic = '', ext = 'md'] = cell('kind').split(':');
    const text = cells.slice(columns.indexOf('text')).join('\t');
    return {
      expected: cell('expect') === 'pos',
      level: cell('level') || 'any',
      topic,
      path: pathOf(ext),
      text: text.replaceAll('\\n', '\n').replaceAll('\\t', '\t'),
    };
  });
}

/** Documents stand in the pack, everything else beside it; some kinds are told by the name alone. */
export function pathOf(ext: string): string {
  if (ext === 'md') return 'handover/docs/solutions.md';
  if (/^(?:env|netrc|pgpass|npmrc|my\.cnf|bashrc|htpasswd)\b/.test(ext)) return `deploy/.${ext}`;
  if (/^dockerfile$/i.test(ext)) return 'deploy/Dockerfile';
  return `deploy/site.${ext}`;
}

/** Sets of a folder, by their names. */
export function setsIn(folder: string): string[] {
  return readdirSync(folder)
    .filter(name => name.endsWith('.tsv'))
    .sort()
    .map(name => join(folder, name));
}

export interface Verdict {
  readonly line: LabelledLine;
  readonly found: readonly string[];
}

/** Looks at every line as a file of its own, with both layers. */
export async function judge(lines: readonly LabelledLine[]): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const line of lines) {
    const matches = await scanFile({ path: line.path, text: `${line.text}\n` }, TODAY);
    verdicts.push({
      line,
      found: matches.map(({ kind, start, end }) => `${kind}=${line.text.slice(start, end)}`),
    });
  }
  return verdicts;
}

export function tallyOf(verdicts: readonly Verdict[]): Tally {
  const count = (expected: boolean, found: boolean) =>
    verdicts.filter(one => one.line.expected === expected && one.found.length > 0 === found).length;
  return {
    hits: count(true, true),
    misses: count(true, false),
    falseAlarms: count(false, true),
    quiet: count(false, false),
  };
}

/** `recall .95 (61 of 64), precision 1.00` */
export function wordsOf({ hits, misses, falseAlarms }: Tally): string {
  const share = (part: number, whole: number) => (whole === 0 ? '–' : (part / whole).toFixed(2));
  const recall = `recall ${share(hits, hits + misses)} (${hits} of ${hits + misses})`;
  return `${recall}, precision ${share(hits, hits + falseAlarms)} (${falseAlarms} in vain)`;
}
