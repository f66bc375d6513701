import { posix } from 'node:path';
import { GitError, UserError } from '../../core/errors.ts';
import type { FileSource, GitCallOptions, Project } from '../../core/ports.ts';

/** What a run is asked to look at. */
export type ScopeRequest =
  | { readonly kind: 'pack' }
  /** Files and folders, from the project folder. */
  | { readonly kind: 'paths'; readonly paths: readonly string[] }
  | { readonly kind: 'staged'; readonly message?: string | undefined }
  | { readonly kind: 'since'; readonly ref: string };

/** What a run looks at: where files are read, and whose findings are shown. */
export interface Scope {
  readonly kind: ScopeRequest['kind'];
  readonly source: FileSource;
  /** Files that are searched for sensitive data though they are not in the pack; undefined: the pack alone. */
  readonly files: ReadonlySet<string> | undefined;
  /** Files that are gone: what refers to them is looked at, too. */
  readonly removed: readonly string[];
  /** What a change is compared with, and what its own message says; undefined where it is no change that is looked at. */
  readonly change?: Change | undefined;
  /** Whether a finding in this file is shown. */
  includes(path: string): boolean;
}

/** A change: what is staged, or what came since a commit. */
export interface Change {
  /** Full hash of the commit that it is compared with; undefined where it is what is staged. */
  readonly base?: string | undefined;
  /** Of the commit that is about to be made. */
  readonly message?: string | undefined;
}

/** Opens the index; handed in, because only `io` may. */
export type OpenStaged = (
  options: GitCallOptions,
) => Promise<FileSource & { readonly changed: readonly string[]; readonly removed: readonly string[] }>;

/**
 * Finds out what to look at.
 * @throws UserError when a path does not exist, a commit is unknown, or there is no git to ask
 */
export async function readScope(
  project: Project,
  request: ScopeRequest,
  openStaged: OpenStaged,
  call: GitCallOptions,
): Promise<Scope> {
  const { files: source } = project;
  switch (request.kind) {
    case 'pack':
      return { kind: 'pack', source, files: undefined, removed: [], includes: () => true };
    case 'paths':
      return scopeOfPaths(project, request.paths, call);
    case 'staged': {
      needGit(project);
      const staged = await openStaged(call);
      const { message } = request;
      return { ...scopeOfFiles('staged', staged, staged.changed, staged.removed), change: { message } };
    }
    case 'since': {
      const { base, changed, removed } = await changedSince(project, request.ref, call);
      return { ...scopeOfFiles('since', source, changed, removed), change: { base } };
    }
  }
}

function scopeOfFiles(
  kind: Scope['kind'],
  source: FileSource,
  changed: readonly string[],
  removed: readonly string[],
): Scope {
  const files = new Set(changed);
  return { kind, source, files, removed, includes: path => files.has(path) };
}

async function scopeOfPaths(
  { files: source }: Project,
  paths: readonly string[],
  { signal }: GitCallOptions,
): Promise<Scope> {
  const chosen = paths.map(path => posix.normalize(path).replace(/\/$/, ''));
  const named: string[] = [];
  for (const path of chosen) {
    const kind = path === '.' ? 'folder' : await source.kind(path);
    if (kind === 'missing') throw new UserError('error.noFile', { path });
    if (kind === 'file') named.push(path);
  }
  const isBelow = (path: string) =>
    chosen.some(folder => folder === '.' || path === folder || path.startsWith(`${folder}/`));
  const listed = (await source.list(signal)).filter(isBelow);
  // A file that is named is meant, also when git ignores it.
  return { kind: 'paths', source, files: new Set([...listed, ...named]), removed: [], includes: isBelow };
}

/** Committed since the branch left REF, and everything that is not committed yet. */
async function changedSince(
  project: Project,
  ref: string,
  call: GitCallOptions,
): Promise<{ base: string; changed: string[]; removed: string[] }> {
  const git = needGit(project);
  const base = await mergeBase(project, ref, call);
  const diff = ['diff', '--name-status', '--no-renames', '--relative', '-z', base, '--'];
  const words = (await git.run(diff, call)).split('\0').filter(Boolean);
  const changed: string[] = [];
  const removed: string[] = [];
  for (let at = 0; at + 1 < words.length; at += 2) {
    const path = words[at + 1] ?? '';
    changed.push(path);
    if (words[at] === 'D') removed.push(path);
  }
  const added = await git.run(['ls-files', '--others', '--exclude-standard', '-z'], call);
  return { base, changed: [...new Set([...changed, ...added.split('\0').filter(Boolean)])], removed };
}

async function mergeBase(project: Project, ref: string, call: GitCallOptions): Promise<string> {
  const git = needGit(project);
  const commit = await git
    .run(['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`], call)
    .catch((cause: unknown) => {
      if (!isRefusal(cause)) throw cause;
      throw new UserError('error.unknownCommit', { ref }, { cause });
    });
  return await git.run(['merge-base', commit.trim(), 'HEAD'], call).then(
    base => base.trim(),
    (cause: unknown) => {
      if (!isRefusal(cause)) throw cause;
      // A shallow clone in CI: comparing with too little would pass what it never saw.
      throw new UserError('error.noMergeBase', { ref }, { cause });
    },
  );
}

/** Git does not know what it was asked for; it did not die of it. */
function isRefusal(error: unknown): boolean {
  return error instanceof GitError && error.isRefusal;
}

function needGit({ git, gitProblem }: Project) {
  if (git) return git;
  throw new UserError(gitProblem === 'not-installed' ? 'error.gitMissing' : 'error.notARepository');
}
