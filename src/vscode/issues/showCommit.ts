import * as vscode from 'vscode';
import type { Project } from '../../core/ports.ts';
import { gitApi } from '../gitApi.ts';

const SCHEME = 'handover-commit';
let texts: Map<string, string> | undefined;

/** Shows a commit: with the built-in git extension, and as text where that is off or does not know the repository. */
export async function showCommit(
  project: Project,
  commit: string,
  context: vscode.ExtensionContext,
): Promise<void> {
  const folder = vscode.Uri.file(project.root);
  const isKnown = Boolean((await gitApi())?.getRepository(folder));
  if (isKnown && (await vscode.commands.getCommands(true)).includes('git.viewCommit'))
    await vscode.commands.executeCommand('git.viewCommit', folder, commit);
  else await showAsText(project, commit, context);
}

async function showAsText({ git }: Project, commit: string, context: vscode.ExtensionContext): Promise<void> {
  texts ??= provideTexts(context);
  const path = `/${commit.slice(0, 10)}.diff`;
  const text = await git?.run(['show', '--stat', '--patch', '--no-color', '--no-ext-diff', commit, '--']);
  texts.set(path, text ?? '');
  await vscode.window.showTextDocument(vscode.Uri.from({ scheme: SCHEME, path }), { preview: true });
}

/** What is shown stays until the window is closed; commits never change. */
function provideTexts(context: vscode.ExtensionContext): Map<string, string> {
  const shown = new Map<string, string>();
  context.subscriptions.push(
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
      provideTextDocumentContent: uri => shown.get(uri.path) ?? '',
    }),
  );
  return shown;
}
