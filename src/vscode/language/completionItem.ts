import * as vscode from 'vscode';
import type { Span } from '../../core/findings.ts';
import type { Suggestion } from '../../usecases/editor/suggestion.ts';
import { shownText } from '../../usecases/shownText.ts';

const { CompletionItemKind } = vscode;
const KINDS: Readonly<Record<Suggestion['kind'], vscode.CompletionItemKind>> = {
  field: CompletionItemKind.Property,
  choice: CompletionItemKind.EnumMember,
  entry: CompletionItemKind.Snippet,
  person: CompletionItemKind.User,
  id: CompletionItemKind.Reference,
  date: CompletionItemKind.Constant,
  file: CompletionItemKind.File,
  folder: CompletionItemKind.Folder,
};

/** @param index the order in which they are shown */
export function completionItem(
  { kind, label, detail, description, insert, isSnippet, filter, span, opensNext }: Suggestion,
  index: number,
  rangeOf: (span: Span) => vscode.Range,
): vscode.CompletionItem {
  const item = new vscode.CompletionItem({ label, description: shownText(detail) }, KINDS[kind]);
  item.documentation = shownText(description);
  item.insertText = isSnippet ? new vscode.SnippetString(insert) : insert;
  item.filterText = filter;
  item.sortText = String(index).padStart(4, '0');
  item.range = rangeOf(span);
  // What follows on further lines is indented already.
  item.keepWhitespace = true;
  if (opensNext) item.command = { title: '', command: 'editor.action.triggerSuggest' };
  return item;
}
