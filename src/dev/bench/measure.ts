import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The built command line: what users run. */
export const CLI = join(import.meta.dirname, '..', '..', '..', 'dist', 'cli.js');

/** Wall-clock milliseconds of whole processes, and the most memory that one of them took. */
export interface Figures {
  readonly median: number;
  readonly least: number;
  readonly most: number;
  /** Megabytes of a Node.js process; undefined for others, which are not asked. */
  readonly memory: number | undefined;
}

export interface Run {
  readonly command: readonly string[];
  readonly cwd: string;
  /** Done before each run, not measured. */
  readonly before?: () => void;
  readonly times?: number;
  /** Exit codes that are no failure; 0 unless they are named. */
  readonly codes?: readonly number[];
}

/** Runs a command several times. @throws Error when it fails */
export function measure({ command, cwd, before, times = 5, codes = [0] }: Run): Figures {
  const place = mkdtempSync(join(tmpdir(), 'handover-bench-'));
  const note = join(place, 'memory');
  const hook = join(place, 'hook.mjs');
  writeFileSync(
    hook,
    `import { writeFileSync } from 'node:fs';\nprocess.on('exit', () => writeFileSync(${JSON.stringify(note)}, String(process.resourceUsage().maxRSS)));\n`,
  );
  const [program = '', ...args] = command;
  const isNode = program === process.execPath;
  const words = isNode ? ['--import', hook, ...args] : args;
  const spent: number[] = [];
  let memory: number | undefined;
  for (let run = 0; run < times; run += 1) {
    before?.();
    const start = process.hrtime.bigint();
    const { status, stderr } = spawnSync(program, words, {
      cwd,
      maxBuffer: 1024 ** 3,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    spent.push(Number(process.hrtime.bigint() - start) / 1e6);
    if (!codes.includes(status ?? -1)) throw new Error(`${command.join(' ')}: ${status}\n${stderr}`);
    if (isNode) memory = Math.max(memory ?? 0, Number(readFileSync(note, 'utf8')) / 1024);
  }
  rmSync(place, { recursive: true });
  spent.sort((one, other) => one - other);
  const median = spent[Math.floor(spent.length / 2)] ?? 0;
  return { median, least: spent[0] ?? 0, most: spent.at(-1) ?? 0, memory };
}

/** What the design allows a figure. */
export type Budget =
  /** At most so many times the floor; `floor` says what it is compared with. */
  | { readonly times: number; readonly of: Figures | number; readonly floor: string }
  /** At most so many milliseconds above the floor. */
  | { readonly above: number; readonly of: Figures | number; readonly floor: string }
  /** Megabytes at most. */
  | { readonly megabytes: number }
  /** Time grows with the size to the power of so much at most. */
  | { readonly exponent: number; readonly from: Figures; readonly sizes: number };

/** A row of the table at the end of `npm run bench`. */
export interface Row {
  readonly name: string;
  /** Undefined for a size. */
  readonly figures: Figures | undefined;
  /** How it compares, and what is allowed: one text for each budget. */
  readonly against: readonly string[];
  /** Undefined where nothing is demanded. */
  readonly isMet: boolean | undefined;
}

/** Where rows are handed to who prints the table: one JSON text a line. */
export const ROWS_FILE = 'HANDOVER_BENCH_ROWS';

/** Prints a row: what was measured, how it compares, and what the design allows. */
export function report(name: string, figures: Figures, ...comparisons: readonly (string | Budget)[]): void {
  const budgets = comparisons.filter(comparison => typeof comparison !== 'string');
  const row: Row = {
    name,
    figures,
    against: comparisons.map(comparison =>
      typeof comparison === 'string' ? comparison : wordBudget(comparison, figures),
    ),
    isMet: budgets.length > 0 ? budgets.every(budget => isMet(budget, figures)) : undefined,
  };
  tell(row);
}

/** Prints how many bytes something takes, and how many it may. */
export function reportSize(name: string, bytes: number, most: number): void {
  const kilobytes = (size: number) => `${Math.round(size / 1024).toLocaleString('en')} KB`;
  const row: Row = {
    name,
    figures: undefined,
    against: [`${kilobytes(bytes)}, at most ${kilobytes(most)}`],
    isMet: bytes <= most,
  };
  tell(row);
}

function tell(row: Row): void {
  console.log(printed(row));
  const file = process.env[ROWS_FILE];
  if (file !== undefined) appendFileSync(file, `${JSON.stringify(row)}\n`);
}

/** A row as people read it. */
export function printed({ name, figures, against, isMet: met }: Row): string {
  const time = figures && `${seconds(figures.median)} s (${seconds(figures.least)}–${seconds(figures.most)})`;
  const memory = figures?.memory;
  const verdict = met === undefined ? '' : met ? 'met' : 'MISSED';
  const parts = [
    name.padEnd(58),
    (time ?? '').padEnd(24),
    (memory === undefined ? '' : `${Math.round(memory)} MB`).padEnd(7),
    verdict.padEnd(7),
    against.join('; '),
  ];
  return parts.join(' ').trimEnd();
}

function wordBudget(budget: Budget, figures: Figures): string {
  if ('megabytes' in budget) return `at most ${budget.megabytes} MB`;
  if ('exponent' in budget)
    return `grows with the power ${exponentOf(budget, figures).toFixed(2)}, at most ${budget.exponent}`;
  const floor = medianOf(budget.of);
  if ('times' in budget)
    return `${(figures.median / floor).toFixed(2)} × ${budget.floor}, at most ${budget.times} ×`;
  return `${Math.round(figures.median - floor)} ms above ${budget.floor}, at most ${budget.above} ms`;
}

function exponentOf({ from, sizes }: { from: Figures; sizes: number }, { median }: Figures): number {
  return Math.log(median / from.median) / Math.log(sizes);
}

function isMet(budget: Budget, figures: Figures): boolean {
  const { median, memory } = figures;
  if ('exponent' in budget) return exponentOf(budget, figures) <= budget.exponent;
  if ('megabytes' in budget) return memory !== undefined && memory <= budget.megabytes;
  const floor = medianOf(budget.of);
  return 'times' in budget ? median <= budget.times * floor : median - floor <= budget.above;
}

function medianOf(of: Figures | number): number {
  return typeof of === 'number' ? of : of.median;
}

/** How many times as long as another. */
export function ratio(one: Figures, other: Figures): string {
  return `${(one.median / other.median).toFixed(2)} ×`;
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3);
}

/** The value of an option on the command line. */
export function option(name: string): string | undefined {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : process.argv[at + 1];
}

/** A size or a number of runs, and what serves for a look of a minute (`--quick`). */
export function sized(full: number, quick: number): number {
  return process.argv.includes('--quick') ? quick : full;
}
