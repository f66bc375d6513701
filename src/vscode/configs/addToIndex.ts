import { join } from 'node:path';
import * as vscode from 'vscode';
import type { Project } from '../../core/ports.ts';
import { openAssets } from '../../io/assets.ts';
import type { Translate } from '../../l10n/index.ts';
import { planEntries } from '../../usecases/configs/add.ts';
import { readSettings } from '../../usecases/readSettings.ts';
import { applyChanges } from '../applyChanges.ts';
import { withOpenDocuments } from '../checks/overlay.ts';
import { displayLanguage } from '../window.ts';

/**
 * Adds entries with everything that can be guessed to the config index, and opens it where the first purpose belongs,
 * ready to be typed over. One undo takes it back.
 * @param paths files, folders or patterns, from the project folder
 * @throws UserError for a folder without config files, or an index that cannot be edited
 */
export async function addToIndex(
  project: Project,
  paths: readonly string[],
  context: vscode.ExtensionContext,
  say: Translate,
): Promise<void> {
  const settings = await readSettings(withOpenDocuments(project).files);
  const language = settings.language ?? displayLanguage();
  const plan = await planEntries(withOpenDocuments(project), openAssets(context.extensionPath), {
    paths,
    settings,
    language,
  });
  const uri = vscode.Uri.file(join(project.root, plan.path));
  await applyChanges(project, plan.changes, say('vscode.configs.add'));
  const entry = plan.added.find(({ isNew }) => isNew) ?? plan.added[0];
  if (entry) await showPurpose(uri, entry.line);
}

/** @param number the line of the entry's purpose, from 1 */
async function showPurpose(uri: vscode.Uri, number: number): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  const line = document.lineAt(Math.min(number, document.lineCount) - 1);
  const value = /^(\s*(?:- )?purpose:[ \t]*)(\S.*)$/.exec(line.text);
  const range = value
    ? new vscode.Range(line.lineNumber, value[1]?.length ?? 0, line.lineNumber, line.text.trimEnd().length)
    : new vscode.Range(line.range.end, line.range.end);
  const editor = await vscode.window.showTextDocument(document, { selection: range });
  editor.revealRange(range, vscode.TextEditorRevealType.InCenter);
}
