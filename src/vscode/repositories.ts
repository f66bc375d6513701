import * as vscode from 'vscode';

/** What is used of the built-in git extension; its whole interface is in VS Code's extensions/git/src/api/git.d.ts. */
interface GitApi {
  readonly repositories: readonly GitRepository[];
  readonly onDidOpenRepository: vscode.Event<GitRepository>;
}

interface GitRepository {
  readonly state: {
    readonly HEAD: { readonly name?: string; readonly commit?: string; readonly ahead?: number } | undefined;
    readonly workingTreeChanges: readonly unknown[];
    readonly indexChanges: readonly unknown[];
    readonly untrackedChanges: readonly unknown[];
    readonly onDidChange: vscode.Event<void>;
  };
}

/** Milliseconds of quiet before a change counts: git changes many things in a row. */
const PAUSE = 1000;

/**
 * Tells when a repository became another one. Says nothing where the built-in git extension is turned off.
 * @param what `commits`: another commit or branch; `files`: also more or fewer changed files
 */
export async function watchRepositories(
  what: 'commits' | 'files',
  changed: () => void,
): Promise<vscode.Disposable> {
  const subscriptions: vscode.Disposable[] = [];
  const dispose = () => {
    for (const subscription of subscriptions) subscription.dispose();
  };
  const extension = vscode.extensions.getExtension<{ getAPI(version: 1): GitApi }>('vscode.git');
  if (extension === undefined) return { dispose };
  const api = (await extension.activate()).getAPI(1);
  const watch = (repository: GitRepository) => {
    let known = signature(repository, what);
    let timer: NodeJS.Timeout | undefined;
    subscriptions.push(
      repository.state.onDidChange(() => {
        clearTimeout(timer);
        timer = setTimeout(() => {
          const now = signature(repository, what);
          if (now === known) return;
          known = now;
          changed();
        }, PAUSE);
      }),
      { dispose: () => clearTimeout(timer) },
    );
  };
  subscriptions.push(api.onDidOpenRepository(watch));
  for (const repository of api.repositories) watch(repository);
  return { dispose };
}

function signature({ state }: GitRepository, what: 'commits' | 'files'): string {
  const { HEAD, workingTreeChanges, indexChanges, untrackedChanges } = state;
  const lists = [workingTreeChanges, indexChanges, untrackedChanges];
  const counts = what === 'files' ? lists.map(list => list.length) : [];
  return [HEAD?.name, HEAD?.commit, HEAD?.ahead, ...counts].join(' ');
}
