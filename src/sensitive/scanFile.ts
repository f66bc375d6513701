import { findSensitive } from './index.ts';
import type { SensitiveMatch } from './match.ts';
import { findCloudSecrets, mergeMatches } from './secretlint.ts';

/** A text that is searched as a whole. */
export interface ScannedFile {
  readonly path: string;
  readonly text: string;
}

/** Two rules look at the same files in one run; what was found is forgotten together with the file. */
const scans = new WeakMap<ScannedFile, Promise<readonly SensitiveMatch[]>>();

/**
 * Both layers over one file: our own, which names what both find, and secretlint's recommended preset.
 * @param today yyyy-mm-dd
 */
export function scanFile(file: ScannedFile, today: string): Promise<readonly SensitiveMatch[]> {
  const known = scans.get(file) ?? scan(file, today);
  scans.set(file, known);
  return known;
}

async function scan({ path, text }: ScannedFile, today: string): Promise<readonly SensitiveMatch[]> {
  return mergeMatches(findSensitive(text, { path, today }), await findCloudSecrets(text, path));
}

/** The lines of a match with everything masked that was found in them: it names the place without the secret. */
export function maskedLines(text: string, match: SensitiveMatch, matches: readonly SensitiveMatch[]): string {
  const start =
    Math.max(text.lastIndexOf('\n', match.start - 1), text.lastIndexOf('\r', match.start - 1)) + 1;
  const length = text.slice(match.end).search(/[\r\n]/);
  const end = length < 0 ? text.length : match.end + length;
  let masked = '';
  let last = start;
  for (const found of matches) {
    if (found.end <= start || found.start >= end) continue;
    masked += `${text.slice(last, Math.max(last, found.start))}***`;
    last = Math.min(end, found.end);
  }
  return (masked + text.slice(last, end)).trim();
}
