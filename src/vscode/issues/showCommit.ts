import * as vscode from 'vscode';
import type { Project } from '../../core/ports.ts';

const SCHEME = 'handover-commit';
let texts: Map<string, string> | undefined;

/** Shows a commit: with the built-in git extension, and as text where that is off or does not know the repository. */
export async function showCommit(project: Project, commit: string): Promise<void> {
  const commands = await vscode.commands.getCommands(true);
  const isKnown = commands.includes('git.viewCommit') && (await isOpenInGit(project));
  if (isKnown) await vscode.commands.executeCommand('git.viewCommit', vscode.Uri.file(project.root), commit);
  else await showAsText(project, commit);
}

async function isOpenInGit({ root }: Project): Promise<boolean> {
  const extension = vscode.extensions.getExtension<{
    getAPI(version: 1): { getRepository(uri: vscode.Uri): unknown };
  }>('vscode.git');
  if (extension === undefined) return false;
  return Boolean((await extension.activate()).getAPI(1).getRepository(vscode.Uri.file(root)));
}

async function showAsText({ git }: Project, commit: string): Promise<void> {
  texts ??= provideTexts();
  const path = `/${commit.slice(0, 10)}.diff`;
  const text = await git?.run(['show', '--stat', '--patch', '--no-color', '--no-ext-diff', commit, '--']);
  texts.set(path, text ?? '');
  await vscode.window.showTextDocument(vscode.Uri.from({ scheme: SCHEME, path }), { preview: true });
}

/** What is shown stays until the window is closed; commits never change. */
function provideTexts(): Map<string, string> {
  const shown = new Map<string, string>();
  vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
    provideTextDocumentContent: uri => shown.get(uri.path) ?? '',
  });
  return shown;
}
