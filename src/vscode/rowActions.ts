import { join } from 'node:path';
import * as vscode from 'vscode';
import type { ConfigNode } from './configs/tree.ts';
import { OPEN_PLACE, type RowAction } from './ids.ts';
import type { IssueNode } from './issues/nodes.ts';

interface Place {
  readonly path: string;
  /** From 1. */
  readonly line: number;
}

/** What a row with a place can do. One that leads nowhere does nothing. */
export async function actOn(row: unknown, action: RowAction): Promise<void> {
  const place = placeOf(row);
  if (place === undefined) return;
  if (action === 'copyPath') return vscode.env.clipboard.writeText(place.path);
  return show(place, action === 'open' ? vscode.ViewColumn.Active : vscode.ViewColumn.Beside);
}

/** Where a row of any of our views leads. */
function placeOf(row: unknown): Place | undefined {
  const node = row as { readonly item?: vscode.TreeItem } & Partial<IssueNode | ConfigNode>;
  if (node?.item) {
    const { command, resourceUri } = node.item;
    if (command?.command !== OPEN_PLACE) return resourceUri && { path: resourceUri.fsPath, line: 1 };
    const [path, line] = command.arguments ?? [];
    return { path: String(path), line: Number(line) };
  }
  if (node?.kind === 'issue' && node.project && node.issue?.file)
    return { path: join(node.project.root, node.issue.file), line: node.issue.line ?? 1 };
  if (node?.kind === 'file' && node.found && node.file)
    return { path: join(node.found.project.root, node.file.path), line: 1 };
  return undefined;
}

/** Opens a place. */
export async function show({ path, line }: Place, viewColumn = vscode.ViewColumn.Active): Promise<void> {
  const at = new vscode.Position(Math.max(0, line - 1), 0);
  // Not as text: it may be a picture.
  const options = { selection: new vscode.Range(at, at), preview: true, viewColumn };
  await vscode.commands.executeCommand('vscode.open', vscode.Uri.file(path), options);
}
