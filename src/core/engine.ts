import { compareText } from './compareText.ts';
import { sha256 } from './digest.ts';
import type { Crash, Finding, Problem, Severity } from './findings.ts';
import { positionsOf } from './positions.ts';
import type { Suppression } from './suppressions.ts';

/** A check, ready to run: its facts are already in it. */
export interface ReadyCheck {
  readonly id: string;
  /** What the project set, or the rule's own severity where it set nothing. */
  readonly severity: Severity;
  /** Whether the project set the severity; a problem's own severity then counts for nothing. */
  readonly isSeveritySet: boolean;
  run(): Iterable<Problem> | Promise<Iterable<Problem>>;
}

export interface CheckRun {
  readonly findings: readonly Finding[];
  readonly crashes: readonly Crash[];
  /** The disable comments that kept at least one finding back. */
  readonly used: ReadonlySet<Suppression>;
}

export interface RunOptions {
  /** The text of a file that findings point into; undefined for one that does not exist. */
  readonly textOf: (file: string) => string | undefined;
  readonly suppressions: readonly Suppression[];
  readonly signal?: AbortSignal | undefined;
}

/**
 * Runs checks one after the other, so that two runs give the same order. A check that throws is reported as a crash
 * and does not keep the others from running.
 * @throws the signal's reason when it is aborted
 */
export async function runChecks(checks: readonly ReadyCheck[], options: RunOptions): Promise<CheckRun> {
  const findings: Finding[] = [];
  const crashes: Crash[] = [];
  const used = new Set<Suppression>();
  const toFinding = findingMaker(options.textOf);
  const byPlace = Map.groupBy(options.suppressions, ({ file, line }) => `${line} ${file}`);
  for (const check of checks) {
    options.signal?.throwIfAborted();
    try {
      for (const problem of await check.run()) {
        const finding = toFinding(check, problem);
        const comments = byPlace.get(`${finding.line} ${finding.file}`) ?? [];
        const comment = comments.find(({ ruleIds, reason }) => ruleIds.includes(check.id) && reason !== '');
        if (comment) used.add(comment);
        else findings.push(finding);
      }
    } catch (error) {
      options.signal?.throwIfAborted();
      crashes.push({ ruleId: check.id, error });
    }
  }
  return { findings: findings.sort(inReadingOrder), crashes, used };
}

function findingMaker(textOf: RunOptions['textOf']): (check: ReadyCheck, problem: Problem) => Finding {
  const positions = new Map<string, ReturnType<typeof positionsOf>>();
  const seen = new Map<string, number>();
  const positionsIn = (file: string) => {
    const known = positions.get(file) ?? positionsOf(textOf(file) ?? '');
    positions.set(file, known);
    return known;
  };
  return (check, problem) => {
    const { messageId, data = {}, file, related = [], fixes = [] } = problem;
    const positionOf = positionsIn(file);
    const length = textOf(file)?.length ?? 0;
    const start = Math.max(0, Math.min(problem.start, length));
    const end = Math.max(start, Math.min(problem.end, length));
    const name = [check.id, messageId, file, problem.key].join('\0');
    const count = seen.get(name) ?? 0;
    seen.set(name, count + 1);
    const { line, column } = problem.place ?? positionOf(start);
    const last = problem.place ?? positionOf(end);
    return {
      ruleId: check.id,
      severity: check.isSeveritySet ? check.severity : (problem.severity ?? check.severity),
      messageId,
      data,
      file,
      start,
      end,
      line,
      column,
      endLine: last.line,
      endColumn: last.column,
      fingerprint: sha256(`${name}\0${count}`).slice(0, 16),
      related,
      fixes,
    };
  };
}

/** Order of findings for who reads a project from its first file to its last. */
export function inReadingOrder(one: Finding, other: Finding): number {
  return (
    compareText(one.file, other.file) ||
    one.start - other.start ||
    compareText(one.ruleId, other.ruleId) ||
    compareText(one.fingerprint, other.fingerprint)
  );
}
