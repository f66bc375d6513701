import * as vscode from 'vscode';
import type { TextEdit } from '../../core/findings.ts';
import { rangeOf } from './world.ts';

/**
 * Changes the text that somebody has before them, as one edit that one undo takes back. What was saved is saved again.
 * @param edits of the text as it stands in the document
 * @param label names the edit, in the list of what can be undone
 */
export async function editDocument(
  document: vscode.TextDocument,
  edits: readonly TextEdit[],
  label: string,
): Promise<void> {
  if (edits.length === 0) return;
  const wasSaved = !document.isDirty;
  const change = new vscode.WorkspaceEdit();
  for (const { text, ...span } of edits)
    change.replace(document.uri, rangeOf(document, span), text, { label, needsConfirmation: false });
  if (!(await vscode.workspace.applyEdit(change))) throw new Error('VS Code did not apply the edit');
  if (wasSaved) await document.save();
}
