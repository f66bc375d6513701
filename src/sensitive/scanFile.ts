import { findSensitive } from './index.ts';
import type { SensitiveMatch } from './match.ts';
import { looksChosen } from './notSecret.ts';
import { reportedOf } from './reported.ts';
import { findCloudSecrets, mergeMatches } from './secretlint.ts';

/** A text that is searched as a whole. */
export interface ScannedFile {
  readonly path: string;
  readonly text: string;
}

/** Two rules look at the same files in one run; what was found is forgotten together with the file. */
const scans = new WeakMap<ScannedFile, Promise<readonly SensitiveMatch[]>>();

/**
 * Both layers over one file: our own, which names what both find, and secretlint's recommended preset, without what the
 * file as a whole tells to be nobody's. A file is scanned once, however many ask.
 * @param today yyyy-mm-dd
 */
export function scanFile(file: ScannedFile, today: string): Promise<readonly SensitiveMatch[]> {
  const known = scans.get(file) ?? scan(file, today);
  scans.set(file, known);
  return known;
}

async function scan({ path, text }: ScannedFile, today: string): Promise<readonly SensitiveMatch[]> {
  const found = mergeMatches(findSensitive(text, { path, today }), await findCloudSecrets(text, path));
  return reportedOf({ path, text }, found);
}

/** How much of a long line names a place: a dump has all of its rows on one. */
const AROUND = 80;
/** What may be a word, a number or a secret: everything between blanks, separators and Chinese text. */
const TOKEN = /[^\s=:,;|/"'`<>()[\]{}\u2e80-\uffff]+/g;

/**
 * What stands around a match, to know it again when lines move. It holds nothing that was found, and nothing that
 * looks like a password and was not found: a fingerprint is made of it, from which short secrets could be guessed.
 * @param matches of the file, in their order
 * @param index of the match in it
 */
export function placeOfMatch(text: string, matches: readonly SensitiveMatch[], index: number): string {
  const match = matches[index];
  if (match === undefined) return '';
  const start =
    match.start -
    (/[^\r\n]*$/.exec(text.slice(Math.max(0, match.start - AROUND), match.start))?.[0].length ?? 0);
  const end = match.end + (/^[^\r\n]*/.exec(text.slice(match.end, match.end + AROUND))?.[0].length ?? 0);
  let first = index;
  while (first > 0 && (matches[first - 1]?.end ?? 0) > start) first--;
  let place = '';
  let last = start;
  const values = new Set<string>();
  for (const found of matches.slice(first, index + 1 + AROUND)) {
    if (found.start >= end) break;
    place += `${text.slice(last, Math.max(last, found.start))}***`;
    last = Math.max(last, found.end);
    values.add(text.slice(found.start, found.end));
  }
  place += text.slice(last, Math.max(last, end));
  // A name stands in a second place, where nothing says that it is one.
  for (const value of values) place = place.replaceAll(value, '***');
  return place.replace(TOKEN, token => (looksChosen(token) ? '***' : token)).trim();
}
