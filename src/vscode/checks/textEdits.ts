import * as vscode from 'vscode';
import type { Finding, TextEdit } from '../../core/findings.ts';
import { positionsOf } from '../../core/positions.ts';
import { safeFix } from '../../usecases/check/fix.ts';

/** Edits of a checked text as those of the document that shows it. */
export function toTextEdits(edits: readonly TextEdit[], checkedText: string): vscode.TextEdit[] {
  const positionOf = positionsOf(checkedText);
  const place = (offset: number) => {
    const { line, column } = positionOf(offset);
    return new vscode.Position(line - 1, column - 1);
  };
  return edits.map(({ start, end, text }) =>
    vscode.TextEdit.replace(new vscode.Range(place(start), place(end)), text),
  );
}

/** Whether a document still says what was checked; the editor may have changed the line ends. */
export function isCurrent(document: vscode.TextDocument, checkedText: string): boolean {
  const plain = (text: string) => text.replace(/\r\n?/g, '\n');
  return plain(document.getText()) === plain(checkedText);
}

/** The edits of all fixes that nobody needs to look at; of two that touch only the first. */
export function fixAllEdits(
  document: vscode.TextDocument,
  findings: readonly Finding[],
  checkedText: string,
): vscode.TextEdit[] {
  if (!isCurrent(document, checkedText)) return [];
  const taken: vscode.TextEdit[] = [];
  for (const finding of findings) {
    const edits = toTextEdits(safeFix(finding)?.edits ?? [], checkedText);
    const touches = edits.some(({ range }) =>
      taken.some(other => range.intersection(other.range) !== undefined),
    );
    if (!touches) taken.push(...edits);
  }
  return taken;
}
