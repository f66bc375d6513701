import * as vscode from 'vscode';
import { commentSigns } from '../../core/suppressions.ts';
import type { Translate } from '../../l10n/index.ts';
import { showInputBox } from '../shownWindow.ts';

/**
 * Whether a comment can be put above a line. Between the rows of a table it would end the table, and inside of a
 * fenced block or a block of text in YAML it would be content.
 */
export function canDisable(document: vscode.TextDocument, line: number): boolean {
  const { text } = document.lineAt(Math.min(line, document.lineCount - 1));
  if (document.languageId === 'markdown') return !/^\s*\|/.test(text) && !isFenced(document, line);
  return !isBlockText(document, line);
}

/**
 * Asks for the reason and writes the comment.
 * @param place uri, line from 0, rule: as the quick fix hands them over
 */
export async function disableRule(place: readonly unknown[], say: Translate): Promise<void> {
  const [uri, line, rule] = place;
  if (typeof uri !== 'string' || typeof line !== 'number' || typeof rule !== 'string') return;
  const reason = await showInputBox({
    prompt: say('vscode.check.askReason', { rule }),
    placeHolder: say('vscode.check.askReason.example'),
    validateInput: text => (text.trim() === '' ? say('vscode.check.askReason.empty') : undefined),
  });
  if (reason === undefined) return;
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
  const { text } = document.lineAt(line);
  const indentation = /^\s*/.exec(text)?.[0] ?? '';
  const words = `handover-disable-next-line ${rule} -- ${reason.trim().replaceAll('-->', '→')}`;
  const { open, close } = commentSigns(document.languageId === 'markdown' ? '.md' : document.fileName);
  const comment = `${open}${words}${close}`;
  const edit = new vscode.WorkspaceEdit();
  edit.insert(document.uri, new vscode.Position(line, 0), `${indentation}${comment}\n`);
  await vscode.workspace.applyEdit(edit);
}

function isFenced(document: vscode.TextDocument, line: number): boolean {
  let fence: string | undefined;
  for (let at = 0; at < line; at += 1) {
    const [, mark] = /^\s{0,3}(`{3,}|~{3,})/.exec(document.lineAt(at).text) ?? [];
    if (mark === undefined) continue;
    if (fence === undefined) fence = mark;
    else if (mark.startsWith(fence)) fence = undefined;
  }
  return fence !== undefined;
}

/** A line below `key: |` or `key: >` that is indented further. */
function isBlockText(document: vscode.TextDocument, line: number): boolean {
  const indentationOf = (text: string) => /^ */.exec(text)?.[0].length ?? 0;
  let indentation = indentationOf(document.lineAt(line).text);
  for (let at = line - 1; at >= 0; at -= 1) {
    const { text } = document.lineAt(at);
    if (text.trim() === '' || indentationOf(text) >= indentation) continue;
    if (/[:-]\s+[|>][+-]?\d?\s*(#.*)?$/.test(text)) return true;
    indentation = indentationOf(text);
  }
  return false;
}
