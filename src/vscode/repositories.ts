import * as vscode from 'vscode';
import { GitError } from '../core/errors.ts';
import { openGit } from '../io/git.ts';
import { type GitRepository, gitApi, gitExtension } from './gitApi.ts';

/** Watches repositories until it is disposed of. */
export interface RepositoryWatch extends vscode.Disposable {
  /** Looks whether what happened while nobody was looking made a repository another one. */
  look(): Promise<void>;
}

interface Watched {
  readonly repository: GitRepository;
  /** What it was like when it was last looked at. */
  known: Promise<string | undefined>;
  /** Whether something happened since. */
  isTouched: boolean;
  timer: NodeJS.Timeout | undefined;
}

/** Milliseconds of quiet before a change counts: git changes many things in a row. */
const PAUSE = 1000;

/** `commits`: another commit, branch, tag or stash; `files`: also other changed files, or one that was saved. */
export type WatchedPart = 'commits' | 'files';

/**
 * Tells when a repository became another one. Hears of it from the built-in git extension, and says nothing where that
 * is turned off.
 *
 * Git tells of much that changes nothing, among it that our own search wrote its cache: that must not start a search.
 * @param isWatching whether anybody wants to know now; while nobody does, nothing is asked of git
 */
export function watchRepositories(
  what: WatchedPart,
  changed: () => void,
  isWatching: () => boolean = () => true,
): RepositoryWatch {
  const subscriptions: vscode.Disposable[] = [];
  const watched = new Map<string, Watched>();
  let saved = 0;

  const look = async () => {
    for (const entry of watched.values()) {
      if (!entry.isTouched) continue;
      entry.isTouched = false;
      const earlier = entry.known;
      entry.known = signature(entry.repository, what, saved);
      const before = await earlier;
      if (before !== (await entry.known)) changed();
    }
  };
  const watch = (repository: GitRepository) => {
    if (watched.has(repository.rootUri.toString())) return;
    const known = signature(repository, what, saved);
    const entry: Watched = { repository, known, isTouched: false, timer: undefined };
    watched.set(repository.rootUri.toString(), entry);
    subscriptions.push(
      repository.state.onDidChange(() => {
        entry.isTouched = true;
        clearTimeout(entry.timer);
        entry.timer = setTimeout(() => void (isWatching() && look()), PAUSE);
      }),
      { dispose: () => clearTimeout(entry.timer) },
    );
  };
  let isJoined = false;
  const join = async () => {
    const extension = isJoined ? undefined : await gitExtension();
    if (extension === undefined || isJoined) return;
    isJoined = true;
    const start = async () => {
      const api = await gitApi();
      if (api === undefined) return;
      subscriptions.push(api.onDidOpenRepository(watch));
      for (const repository of api.repositories) watch(repository);
    };
    subscriptions.push(extension.onDidChangeEnablement(() => void start()));
    await start();
  };
  void join();
  subscriptions.push(
    // The git extension is there only after the folder is trusted.
    vscode.extensions.onDidChange(() => void join()),
    vscode.workspace.onDidSaveTextDocument(() => {
      saved += 1;
    }),
  );
  return {
    look,
    dispose: () => {
      for (const subscription of subscriptions) subscription.dispose();
    },
  };
}

/**
 * Asked of git itself: the git extension has its lists only some time after it opened a repository. Undefined where git
 * does not answer, which the search will tell.
 */
async function signature(
  { rootUri }: GitRepository,
  what: WatchedPart,
  saved: number,
): Promise<string | undefined> {
  const git = openGit(rootUri.fsPath, process.env);
  const files = what === 'files' ? 'normal' : 'no';
  try {
    const [status, references] = await Promise.all([
      git.run(['status', '--porcelain=v2', '--branch', '-z', `--untracked-files=${files}`]),
      git.run(['for-each-ref', '--format=%(objectname) %(refname)']),
    ]);
    if (what === 'files') return [saved, status, references].join('\n');
    const head = status.split('\0').filter(line => line.startsWith('# '));
    return [...head, references].join('\n');
  } catch (error) {
    if (error instanceof GitError) return undefined;
    throw error;
  }
}
