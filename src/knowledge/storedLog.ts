import type { ChangeLog } from './changeLog.ts';

/** Goes up with every change of what is stored or how the history is read. */
const VERSION = 3;

/** A log, and the commit up to which it tells. */
export interface StoredLog {
  /** Full id. */
  readonly tip: string;
  readonly log: ChangeLog;
  /** Whether it was read without contents, as in a partial clone. */
  readonly lacksContents: boolean;
}

/** As text for the cache: tables of strings, and numbers as differences where that makes them short. */
export function writeLog({ tip, log, lacksContents }: StoredLog): string {
  const paths = [...log.fileOfPath.keys()];
  return JSON.stringify({
    version: VERSION,
    tip,
    lacksContents,
    ...log,
    commits: log.commits.join(''),
    digits: log.commits[0]?.length ?? 0,
    times: differences(log.times),
    starts: differences(log.starts),
    fileOfPath: undefined,
    known: paths,
    files: paths.map(path => log.fileOfPath.get(path)),
    // A path that is not the newest one of its file is written once only.
    paths: undefined,
    newest: newestPaths(log, paths),
  });
}

/** @returns undefined for what another version wrote */
export function readLog(text: string): StoredLog | undefined {
  const stored = JSON.parse(text);
  if (stored.version !== VERSION) return undefined;
  const { tip, lacksContents, digits, known, files, newest } = stored;
  const commits: string[] = [];
  for (let at = 0; at < stored.commits.length; at += digits)
    commits.push(stored.commits.slice(at, at + digits));
  return {
    tip,
    lacksContents: lacksContents === true,
    log: {
      contacts: stored.contacts,
      commits,
      times: sums(stored.times),
      zones: stored.zones,
      authors: stored.authors,
      starts: sums(stored.starts),
      changes: stored.changes,
      sweeping: stored.sweeping,
      imports: stored.imports,
      helpers: stored.helpers,
      fileOfPath: new Map(known.map((path: string, index: number) => [path, files[index]])),
      paths: newest.map((index: number) => known[index]),
      blobs: stored.blobs,
      living: stored.living,
    },
  };
}

function newestPaths(log: ChangeLog, paths: readonly string[]): number[] {
  const numbers = new Map(paths.map((path, index) => [path, index]));
  return log.paths.map(path => numbers.get(path) ?? 0);
}

function differences(numbers: readonly number[]): number[] {
  return numbers.map((number, index) => number - (numbers[index - 1] ?? 0));
}

function sums(numbers: readonly number[]): number[] {
  let sum = 0;
  return numbers.map(number => {
    sum += number;
    return sum;
  });
}
