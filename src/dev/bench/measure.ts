import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

/** Prints a row: what was measured, how it compares, and what the design allows. */
export function report(name: string, figures: Figures, comparison = ''): void {
  const { median, least, most, memory } = figures;
  const time = `${seconds(median)} s (${seconds(least)}–${seconds(most)})`;
  const parts = [name.padEnd(58), time.padEnd(24), memory === undefined ? '' : `${Math.round(memory)} MB`];
  console.log(`${parts.join(' ').trimEnd()}${comparison === '' ? '' : `  ${comparison}`}`);
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
