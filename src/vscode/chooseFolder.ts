import * as vscode from 'vscode';
import type { Translate } from '../l10n/index.ts';
import { showInformationMessage, showWarningMessage } from './shownWindow.ts';

/** A project folder, and whether the user pointed at it: then it is the project, however small. */
export interface ChosenFolder {
  readonly path: string;
  readonly named: boolean;
}

/**
 * The folder that a command is for: the one it was called on, the only one, or the one the user picks.
 * @param target what VS Code hands to a command: the resource of a context menu, or nothing
 * @returns undefined when there is none, or the user changed their mind
 */
export async function chooseFolder(target: unknown, say: Translate): Promise<ChosenFolder | undefined> {
  if (target instanceof vscode.Uri) return onDisk(target, true, say);
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length === 0) {
    const open = say('vscode.openFolder');
    const answer = await showInformationMessage(say('vscode.noFolder'), open);
    if (answer === open) await vscode.commands.executeCommand('vscode.openFolder');
    return undefined;
  }
  const [only] = folders;
  if (only && folders.length === 1) return onDisk(only.uri, false, say);
  const picked = await vscode.window.showWorkspaceFolderPick({ placeHolder: say('vscode.whichFolder') });
  return picked && onDisk(picked.uri, true, say);
}

/** A folder in a browser or on another service has no git that could be asked. */
async function onDisk(uri: vscode.Uri, named: boolean, say: Translate): Promise<ChosenFolder | undefined> {
  if (uri.scheme === 'file') return { path: uri.fsPath, named };
  await showWarningMessage(say('vscode.virtual'));
  return undefined;
}
