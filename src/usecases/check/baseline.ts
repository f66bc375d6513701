import { type FileChange, fileChange } from '../../core/changes.ts';
import { UserError } from '../../core/errors.ts';
import type { Finding } from '../../core/findings.ts';
import { refuseConflict } from '../../pack/yaml/conflict.ts';
import { masked } from '../shownText.ts';

/** One finding that a project has decided to live with for now. */
export interface BaselineEntry {
  readonly fingerprint: string;
  readonly rule: string;
  readonly file: string;
}

/** Rules whose findings nobody can live with: the editor does not offer to accept them. */
export const NEVER_ACCEPTED: ReadonlySet<string> = new Set(['credential', 'patient-data']);

/** Where the baseline of a pack lies. */
export function baselinePath(folder: string): string {
  return `${folder}/.baseline.json`;
}

/**
 * Reads a baseline.
 * @param text undefined where there is none
 * @throws UserError when it is none: all of its findings would come back as if they were new
 */
export function readBaseline(text: string | undefined, path: string): readonly BaselineEntry[] {
  if (text === undefined) return [];
  refuseConflict(path, text);
  const isEntry = (entry: unknown): entry is BaselineEntry =>
    typeof entry === 'object' &&
    entry !== null &&
    'fingerprint' in entry &&
    typeof entry.fingerprint === 'string';
  try {
    const { version, findings } = JSON.parse(text) as { version?: unknown; findings?: unknown };
    if (version === 1 && Array.isArray(findings) && findings.every(isEntry)) return findings;
  } catch (cause) {
    throw new UserError('error.baseline', { path }, { cause });
  }
  throw new UserError('error.baseline', { path });
}

/** Parts the findings into those that are new and those that the baseline knows. */
export function applyBaseline(
  findings: readonly Finding[],
  baseline: readonly BaselineEntry[],
): { fresh: Finding[]; baselined: Finding[] } {
  const known = new Set(baseline.map(({ fingerprint }) => fingerprint));
  return {
    fresh: findings.filter(({ fingerprint }) => !known.has(fingerprint)),
    baselined: findings.filter(({ fingerprint }) => known.has(fingerprint)),
  };
}

/** The text of a baseline that holds exactly these findings; one line each, so that merges seldom conflict. The file is for people. */
export function writeBaseline(findings: readonly Pick<Finding, 'fingerprint' | 'ruleId' | 'file'>[]): string {
  const lines = findings
    .map(({ fingerprint, ruleId, file }) => JSON.stringify({ file: masked(file), rule: ruleId, fingerprint }))
    .sort();
  return `{\n  "version": 1,\n  "findings": [\n${lines.map(line => `    ${line}`).join(',\n')}\n  ]\n}\n`;
}

/**
 * A baseline that holds exactly these findings, as a change.
 * @param before the text that is there
 */
export function baselineChange(
  path: string,
  before: string | undefined,
  findings: readonly Pick<Finding, 'fingerprint' | 'ruleId' | 'file'>[],
): readonly FileChange[] {
  const text = writeBaseline(findings);
  return fileChange(path, before, () => text);
}

/** The text of a baseline with more findings in it. */
export function extendBaseline(
  text: string | undefined,
  path: string,
  findings: readonly Pick<Finding, 'fingerprint' | 'ruleId' | 'file'>[],
): string {
  const known = readBaseline(text, path).map(({ fingerprint, rule, file }) => ({
    fingerprint,
    ruleId: rule,
    file,
  }));
  const added = findings.filter(({ fingerprint }) => !known.some(entry => entry.fingerprint === fingerprint));
  return writeBaseline([...known, ...added]);
}
