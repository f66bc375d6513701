import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** What a suite says of itself, in the words of mocha. */
export interface SuiteResult {
  readonly passed: number;
  readonly failed: number;
  /** The lines behind its counts, in which it says what failed; empty when nothing did. */
  readonly failures: readonly string[];
}

/** What a line of its output is. */
export type LineKind = 'report' | 'count' | 'failure';

/**
 * Runs a script that reports as mocha does, and reads its counts.
 * @param print is given each line as it comes
 * @returns one failure more for a suite that ran nothing, or ended badly without a failing test: it crashed
 */
export async function runSuite(
  command: readonly string[],
  print: (line: string, kind: LineKind) => void,
): Promise<SuiteResult> {
  const child = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'inherit'] });
  const closed = new Promise<number | null>(resolve => child.once('close', resolve));
  let passing: number | undefined;
  let failing = 0;
  const failures: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    const [, count, word] = /^\s*(\d+) (passing|failing)\b/.exec(line) ?? [];
    if (word === 'passing') passing = Number(count);
    if (word === 'failing') failing = Number(count);
    const kind = word !== undefined ? 'count' : failing > 0 ? 'failure' : 'report';
    if (kind === 'failure') failures.push(line);
    print(line, kind);
  }
  const code = await closed;
  const ran = passing !== undefined && passing + failing > 0;
  if (!ran || (code !== 0 && failing === 0)) {
    failing += 1;
    failures.push(`  ended with ${code}`);
  }
  return { passed: passing ?? 0, failed: failing, failures };
}
