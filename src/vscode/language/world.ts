import * as vscode from 'vscode';
import type { Span } from '../../core/findings.ts';
import type { Wording } from '../../usecases/fill/ask.ts';
import type { Packs } from './packs.ts';

/** What all parts of the language work with. */
export interface LanguageWorld {
  readonly context: vscode.ExtensionContext;
  readonly packs: Packs;
  readonly wording: Wording;
}

export function rangeOf(document: vscode.TextDocument, { start, end }: Span): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}
