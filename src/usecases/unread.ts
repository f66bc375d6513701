import binaryEndings from 'binary-extensions';
import type { Project, Unreadable } from '../core/ports.ts';
import type { Unread } from '../core/textRead.ts';
import { compileGlobs, splitPath } from '../inventory/globs.ts';
import { ALL_READ, type UnreadReport } from './unreadReport.ts';

/**
 * What is to be said about files that could not be read. Files that nobody wants as texts are left out: what the
 * project ignores, programs, pictures and archives by their ending, what `.gitattributes` calls binary, and submodules.
 * @param ignore patterns of `handover.config.yaml`
 * @param isWanted whether a file that is no text by its content was wanted all the same, as a config file is
 */
export async function reportUnread(
  project: Project,
  unread: Unread,
  ignore: readonly string[],
  isWanted: (path: string) => boolean,
  signal?: AbortSignal,
): Promise<UnreadReport> {
  if (unread.size === 0) return ALL_READ;
  const wanted = await wantedAmong(project, unread, ignore, isWanted, signal);
  return {
    notes: wanted.map(([path, { reason, code = '' }]) => ({
      id: `error.unreadable.${reason}`,
      data: { path: project.prefix + path, code },
    })),
    complete: wanted.length === 0,
    failed: wanted.some(([, { reason }]) => reason !== 'too-large'),
  };
}

/** One report of two parts of a command; a file that both miss is told once. */
export function joinUnread(own: UnreadReport, others: UnreadReport['notes']): UnreadReport {
  const known = new Set(own.notes.map(({ data }) => data['path']));
  const notes = [...own.notes, ...others.filter(({ data }) => !known.has(data['path']))];
  return { notes, complete: notes.length === 0, failed: notes.some(({ id }) => id !== TOO_LARGE) };
}

const TOO_LARGE = 'error.unreadable.too-large';

type Entry = readonly [path: string, read: Unreadable];

async function wantedAmong(
  { git }: Project,
  unread: Unread,
  ignore: readonly string[],
  isWanted: (path: string) => boolean,
  signal: AbortSignal | undefined,
): Promise<readonly Entry[]> {
  const ignored = compileGlobs(ignore);
  const named = [...unread].filter(([path, { reason }]) => {
    if (ignored.matches(splitPath(path)).length > 0) return false;
    return isWanted(path) || (reason !== 'binary' && !isBinaryName(path));
  });
  if (git === undefined || named.length === 0) return named;
  const call = { ...(signal && { signal }) };
  const paths = named.map(([path]) => path);
  const attributes: string[] = [];
  const input = paths.map(path => `${path}\0`).join('');
  const ask = ['check-attr', '--stdin', '-z', 'binary'];
  for await (const word of git.records(ask, '\0', { ...call, input })) attributes.push(word);
  const isBinary = new Set(paths.filter((_, index) => attributes[index * 3 + 2] === 'set'));
  const folders = named.filter(([, { reason }]) => reason === 'folder').map(([path]) => path);
  const submodules = new Set<string>();
  if (folders.length > 0)
    for await (const record of git.records(['ls-files', '--stage', '-z'], '\0', call))
      if (record.startsWith('160000 ')) submodules.add(record.slice(record.indexOf('\t') + 1));
  return named.filter(([path]) => !isBinary.has(path) && !submodules.has(path));
}

const BINARY: ReadonlySet<string> = new Set(binaryEndings);

/** Whether a file is a picture, an archive, a program: no text, by the ending of its name. */
export function isBinaryName(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return dot >= 0 && BINARY.has(name.slice(dot + 1).toLowerCase());
}
