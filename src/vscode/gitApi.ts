import * as vscode from 'vscode';

/** What is used of the built-in git extension; its whole interface is in VS Code's extensions/git/src/api/git.d.ts. */
export interface GitApi {
  readonly repositories: readonly GitRepository[];
  readonly onDidOpenRepository: vscode.Event<GitRepository>;
  getRepository(uri: vscode.Uri): GitRepository | null;
}

export interface GitRepository {
  readonly rootUri: vscode.Uri;
  readonly state: {
    readonly indexChanges: readonly GitChange[];
    readonly workingTreeChanges: readonly GitChange[];
    readonly onDidChange: vscode.Event<void>;
  };
}

interface GitChange {
  readonly uri: vscode.Uri;
}

interface GitExtension {
  readonly enabled: boolean;
  readonly onDidChangeEnablement: vscode.Event<boolean>;
  getAPI(version: 1): GitApi;
}

/** Undefined where the extension is missing, as it is in a folder that is not trusted, or does not start. */
export async function gitExtension(): Promise<GitExtension | undefined> {
  const extension = vscode.extensions.getExtension<GitExtension>('vscode.git');
  try {
    return await extension?.activate();
  } catch {
    return undefined;
  }
}

/** Undefined also where the user turned git off (`git.enabled`), or git is not installed. */
export async function gitApi(): Promise<GitApi | undefined> {
  const extension = await gitExtension();
  return extension?.enabled ? extension.getAPI(1) : undefined;
}
