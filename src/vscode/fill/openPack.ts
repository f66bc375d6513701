import { dirname, join } from 'node:path';
import * as vscode from 'vscode';
import { localDate } from '../../core/dates.ts';
import type { Project } from '../../core/ports.ts';
import { openAssets } from '../../io/assets.ts';
import { openProject } from '../../io/project.ts';
import type { Translate } from '../../l10n/index.ts';
import { type PackToFill, readPackToFill } from '../../usecases/fill/readPackToFill.ts';
import { withOpenDocuments } from '../checks/overlay.ts';
import { chooseFolder } from '../chooseFolder.ts';

export interface OpenPack {
  /** As it lies on the disk. */
  readonly project: Project;
  /** As it stands in the editors. */
  readonly world: PackToFill;
}

/**
 * The pack that a command is about.
 * @param target a file of it, or nothing: then that of the only folder, or of the one that the user picks
 * @returns undefined where they changed their mind
 * @throws UserError where there is none
 */
export async function openPack(
  context: vscode.ExtensionContext,
  target: unknown,
  say: Translate,
): Promise<OpenPack | undefined> {
  const folder =
    target instanceof vscode.Uri && target.scheme === 'file'
      ? { path: dirname(target.fsPath), named: false }
      : await chooseFolder(undefined, say);
  if (folder === undefined) return undefined;
  const project = await openProject(folder.path, { named: folder.named, environment: process.env });
  const assets = openAssets(context.extensionPath);
  return { project, world: await readPackToFill(withOpenDocuments(project), assets, localDate()) };
}

/** Opens a file where something was written. @param line from 1 */
export async function showLine(root: string, path: string, line: number): Promise<void> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.file(join(root, path)));
  const { range } = document.lineAt(Math.max(0, Math.min(line, document.lineCount) - 1));
  const editor = await vscode.window.showTextDocument(document, {
    selection: new vscode.Range(range.end, range.end),
  });
  editor.revealRange(range, vscode.TextEditorRevealType.InCenter);
}
