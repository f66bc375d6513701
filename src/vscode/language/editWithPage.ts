import type * as vscode from 'vscode';
import { changeOfText } from '../../core/changes.ts';
import type { TextEdit } from '../../core/findings.ts';
import { applyFixes } from '../../core/fixes.ts';
import { slashedPath } from '../../core/paths.ts';
import { openAssets } from '../../io/assets.ts';
import { openProject } from '../../io/project.ts';
import { withFirstPage } from '../../usecases/firstPage.ts';
import { applyChanges } from '../applyChanges.ts';
import { withOpenDocuments } from '../checks/overlay.ts';

/**
 * Changes a file of a pack that lies on the disk, and with it the first page of the pack, as one edit.
 * @param root the project folder
 * @param edits of the text as it stands in the document
 */
export async function editWithPage(
  document: vscode.TextDocument,
  root: vscode.Uri,
  edits: readonly TextEdit[],
  label: string,
  context: vscode.ExtensionContext,
): Promise<void> {
  const before = document.getText();
  const after = applyFixes(before, [edits]).text;
  if (after === before) return;
  const project = await openProject(root.fsPath, { named: true, environment: process.env });
  const change = changeOfText(slashedPath(project.root, document.uri.fsPath), before, after);
  const assets = openAssets(context.extensionPath);
  await applyChanges(project, await withFirstPage(withOpenDocuments(project), [change], assets), label);
}
