import { basename } from 'node:path';
import * as vscode from 'vscode';
import { leadsOut, slashedPath } from '../core/paths.ts';

/** Whether a view must say which folder it speaks of: where more than one is open. */
export function isOneOfSeveral(): boolean {
  return (vscode.workspace.workspaceFolders ?? []).length > 1;
}

/** The name of a project as the explorer shows it: two folders of one name have others there. */
export function folderName(root: string): string {
  const folders = vscode.workspace.workspaceFolders ?? [];
  // On Windows VS Code and git write the same folder in two ways.
  const ways = folders.map(({ name, uri }) => ({ name, way: slashedPath(root, uri.fsPath) }));
  const own = ways.find(({ way }) => way === '') ?? ways.find(({ way }) => !leadsOut(way));
  return own?.name ?? basename(root);
}

/** The name of a project where several folders are open; '' where everybody knows which one is meant. */
export function folderToTell(root: string): string {
  return isOneOfSeveral() ? folderName(root) : '';
}
