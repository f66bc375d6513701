import { basename, sep } from 'node:path';
import * as vscode from 'vscode';

/** Whether a view must say which folder it speaks of: where more than one is open. */
export function isOneOfSeveral(): boolean {
  return (vscode.workspace.workspaceFolders ?? []).length > 1;
}

/** The name of a project as the explorer shows it: two folders of one name have others there. */
export function folderName(root: string): string {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const own =
    folders.find(({ uri }) => uri.fsPath === root) ??
    folders.find(({ uri }) => uri.fsPath.startsWith(root + sep));
  return own?.name ?? basename(root);
}

/** The name of a project where several folders are open; '' where everybody knows which one is meant. */
export function folderToTell(root: string): string {
  return isOneOfSeveral() ? folderName(root) : '';
}
