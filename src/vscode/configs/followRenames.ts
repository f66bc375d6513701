import * as vscode from 'vscode';
import { changeOfText } from '../../core/changes.ts';
import { applyFixes } from '../../core/fixes.ts';
import { openAssets } from '../../io/assets.ts';
import { openProject } from '../../io/project.ts';
import type { Translate } from '../../l10n/index.ts';
import { followMoves, type Move } from '../../usecases/configs/moves.ts';
import { readIndexFile } from '../../usecases/configs/readIndex.ts';
import { readSettings } from '../../usecases/readSettings.ts';
import { applyChanges } from '../applyChanges.ts';
import { withOpenDocuments } from '../checks/overlay.ts';
import { showInformationMessage } from '../shownWindow.ts';
import { pathIn } from './model.ts';

/**
 * Asks whether the entries of files that were renamed in the editor should follow, and lets them.
 * @throws UserError for a config index that cannot be read
 */
export async function followRenames(
  renames: readonly { readonly oldUri: vscode.Uri; readonly newUri: vscode.Uri }[],
  context: vscode.ExtensionContext,
  say: Translate,
): Promise<void> {
  for (const { uri: folder } of vscode.workspace.workspaceFolders ?? []) {
    if (folder.scheme !== 'file') continue;
    const project = await openProject(folder.fsPath, { named: false, environment: process.env });
    const moves = renames.flatMap(({ oldUri, newUri }): Move[] => {
      const [from, to] = [pathIn(project, oldUri), pathIn(project, newUri)];
      return from === undefined || to === undefined ? [] : [{ from, to }];
    });
    if (moves.length === 0) continue;
    const settings = await readSettings(withOpenDocuments(project).files);
    const index = await readIndexFile(
      withOpenDocuments(project).files,
      settings.folder,
      openAssets(context.extensionPath),
    );
    const edits = followMoves(index, moves);
    if (edits.length === 0 || index.file === undefined) continue;
    const update = say('vscode.configs.update');
    const question = say('vscode.configs.renamed', { count: edits.length, path: index.path });
    const answer = await showInformationMessage(question, update, say('vscode.configs.later'));
    if (answer !== update) continue;
    const { text } = index.file;
    const change = changeOfText(index.path, text, applyFixes(text, [edits]).text);
    await applyChanges(project, [change], update);
  }
}
