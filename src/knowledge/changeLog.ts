import { namedIn } from './coAuthors.ts';
import { isImport } from './imports.ts';

/**
 * Who changed which file in which commit, as columns of numbers: a history of 100,000 commits must fit into memory and
 * be read from disk in milliseconds. Names are as they stand in the commits; `.mailmap` is applied later, because it
 * changes without the history changing.
 */
export interface ChangeLog {
  /** `Name` U+001F `address`. */
  readonly contacts: string[];
  /** By commit, parents first: the first 16 digits of its id, seconds since 1970, minutes east of UTC, its author. */
  readonly commits: string[];
  readonly times: number[];
  readonly zones: number[];
  readonly authors: number[];
  /** By commit: where its changes begin. */
  readonly starts: number[];
  /** `file * 4 + kind`, see {@link CHANGE}. */
  readonly changes: number[];
  /** Commits that changed many files in the same way: formatting, line ends, the year of a licence. */
  readonly sweeping: number[];
  /** Commits that brought in what others had written elsewhere: the first state of a product, a library. */
  readonly imports: number[];
  /** Commit, role ({@link ROLE}) and contact in turn, for everybody whom a commit names beside its author. */
  readonly helpers: number[];
  /** Every path that ever was, and the file that it means; a file keeps its number when it is renamed. */
  readonly fileOfPath: Map<string, number>;
  /** By file: its newest path, and the first 16 digits of its newest content's id. */
  readonly paths: string[];
  readonly blobs: string[];
  /** Files that exist, roughly: merges are not counted. */
  living: number;
}

/** `moved` is renamed without a change of the content. */
export const CHANGE = { modified: 0, added: 1, renamed: 2, moved: 3 } as const;
export const ROLE = { coAuthor: 0, reviewer: 1 } as const;

/** Digits of an id that are kept: enough to be unambiguous in any repository. */
const DIGITS = 16;
const FIELD = '\x1f';

const FORMAT = [
  '%H',
  '%ad',
  '%an',
  '%ae',
  '%(trailers:key=Co-authored-by,key=Reviewed-by,key=Tested-by,separator=%x1e)',
  '%s',
].join('%x1f');

/**
 * What git is asked for; no setting of a user or a repository changes the answer.
 * @param order `as-walked` is that in which git comes upon the commits, turned round
 */
export function logArguments(
  range: readonly string[],
  renames: string,
  order: 'by-date' | 'as-walked' = 'by-date',
): string[] {
  return [
    'log',
    '-z',
    '--raw',
    '--root',
    '--ignore-submodules=all',
    renames,
    '-l1000',
    '--no-abbrev',
    '--no-merges',
    '--date=raw',
    '--encoding=UTF-8',
    ...(order === 'by-date' ? ['--date-order'] : []),
    '--reverse',
    `--format=${FORMAT}`,
    ...range,
  ];
}

export function emptyLog(): ChangeLog {
  return {
    contacts: [],
    commits: [],
    times: [],
    zones: [],
    authors: [],
    starts: [],
    changes: [],
    sweeping: [],
    imports: [],
    helpers: [],
    fileOfPath: new Map(),
    paths: [],
    blobs: [],
    living: 0,
  };
}

/** Seconds since 1970; 0, for unknown, where a broken clock wrote a time that cannot be. */
function plausibleTime(seconds: number): number {
  return seconds > 0 && seconds < LATEST ? seconds : 0;
}

/** The year 2200. */
const LATEST = 7_258_118_400;

/** Adds what git prints to a log. */
export interface LogWriter {
  /** One of the records, which end with NUL. */
  add(record: string): void;
  /** Ends the last commit. */
  end(): void;
}

/** Continues a log. Merges add no work of their own; what they resolve is credited to nobody. */
export function continueLog(log: ChangeLog): LogWriter {
  const contactIds = new Map(log.contacts.map((contact, id) => [contact, id]));
  const fileOfBlob = new Map(log.blobs.map((blob, file) => [blob, file]));
  let subject = '';
  let modified = 0;
  let added = 0;
  /** The entry whose paths are still to come. */
  let status = '';
  let oldBlob = '';
  let newBlob = '';
  let from: string | undefined;

  const contact = (name: string, email: string) => {
    const key = `${name}${FIELD}${email}`;
    const known = contactIds.get(key);
    if (known !== undefined) return known;
    contactIds.set(key, log.contacts.length);
    return log.contacts.push(key) - 1;
  };
  const endCommit = () => {
    const commit = log.commits.length - 1;
    if (commit >= 0 && isSweeping(modified, log.living, subject) && log.sweeping.at(-1) !== commit)
      log.sweeping.push(commit);
    if (commit >= 0 && isImport(added, log.living, subject) && log.imports.at(-1) !== commit)
      log.imports.push(commit);
    modified = 0;
    added = 0;
  };
  const startCommit = (record: string) => {
    endCommit();
    const [id = '', date = '', name = '', email = '', trailers = '', ...words] = record.split(FIELD);
    const [, seconds = '0', sign = '+', hours = '0', minutes = '0'] =
      /^(-?\d+) ([+-])(\d\d)(\d\d)/.exec(date) ?? [];
    subject = words.join(' ');
    const commit = log.commits.push(id.slice(0, DIGITS)) - 1;
    log.times.push(plausibleTime(Number(seconds)));
    log.zones.push((sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)));
    log.authors.push(contact(name, email));
    log.starts.push(log.changes.length);
    for (const trailer of trailers === '' ? [] : trailers.split('\x1e')) {
      const [, key = '', value = ''] = /^([\w-]+):([\s\S]*)$/.exec(trailer) ?? [];
      const role = key.toLowerCase() === 'co-authored-by' ? ROLE.coAuthor : ROLE.reviewer;
      for (const who of key === '' ? [] : namedIn(value))
        if (who.email !== email) log.helpers.push(commit, role, contact(who.name, who.email));
    }
  };
  const newFile = (path: string) => {
    log.blobs.push('');
    return log.paths.push(path) - 1;
  };
  const change = (file: number, path: string, kind: number) => {
    log.changes.push(file * 4 + kind);
    log.fileOfPath.set(path, file);
    log.paths[file] = path;
    log.blobs[file] = newBlob;
    fileOfBlob.set(newBlob, file);
  };
  const entry = (path: string) => {
    const known = log.fileOfPath.get(path);
    const kind = status[0];
    if (kind === 'D') {
      log.living -= 1;
    } else if (kind === 'A') {
      log.living += 1;
      added += 1;
      // A file that comes back is the same; one that takes the name of a file that moved on is another.
      change(known !== undefined && log.paths[known] === path ? known : newFile(path), path, CHANGE.added);
    } else if (kind === 'R') {
      const file = log.fileOfPath.get(from ?? '') ?? fileOfBlob.get(oldBlob) ?? newFile(path);
      // With changes, as where a package got another name: who moves a whole tree has not read it.
      if (status !== 'R100') modified += 1;
      change(file, path, status === 'R100' ? CHANGE.moved : CHANGE.renamed);
    } else {
      modified += 1;
      // A file that a merge brought in under another path (a subtree) is known by its content.
      change(known ?? fileOfBlob.get(oldBlob) ?? newFile(path), path, CHANGE.modified);
    }
    status = '';
    from = undefined;
  };
  return {
    add: record => {
      if (status !== '') {
        if ((status[0] === 'R' || status[0] === 'C') && from === undefined) from = record;
        else entry(record);
      } else if (record[0] === ':' || (record[0] === '\n' && record[1] === ':')) {
        const [, , before = '', after = '', letter = 'M'] = record.split(' ');
        oldBlob = before.slice(0, DIGITS);
        newBlob = after.slice(0, DIGITS);
        status = letter;
      } else startCommit(record);
    },
    end: endCommit,
  };
}

const SWEEPING_WORDS =
  /\b(re-?format|re-?indent|prettier|clang-format|gofmt|spotless|white ?space|line[ -]?(ends?|endings?)|crlf|code ?style|licen[cs]e headers?|copyright (years?|headers?))|格式化|换行符|缩进|代码风格|版权(声明|年份)/i;

/** Whether a commit says nothing about what its author knows: it went through the files without reading them. */
function isSweeping(modified: number, living: number, subject: string): boolean {
  if (modified >= 50 && modified >= 0.3 * living) return true;
  return modified >= 20 && SWEEPING_WORDS.test(subject);
}

/** The file that a path of the newest commit is: by its path, or by its content where only a merge knows the path. */
export function findFile(log: ChangeLog): (path: string, blob: string) => number | undefined {
  let byBlob: Map<string, number> | undefined;
  return (path, blob) => {
    const known = log.fileOfPath.get(path);
    if (known !== undefined) return known;
    byBlob ??= new Map(log.blobs.map((content, file) => [content, file]));
    return byBlob.get(blob.slice(0, DIGITS));
  };
}
