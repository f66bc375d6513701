import { join } from 'node:path';
import * as vscode from 'vscode';
import type { ConfigNode } from './configs/tree.ts';
import type { IssueNode } from './issues/nodes.ts';

/**
 * A click that leads to a line of a file. VS Code changes the arguments of its own commands when it shows a row, so that a
 * row which is shown twice would lead nowhere: these are plain ones.
 * @param line from 1
 */
export function openPlace(uri: vscode.Uri, line: number): vscode.Command {
  return { command: OPEN, title: '', arguments: [uri.fsPath, line] };
}

/** A row that leads to a place can also open it beside, and copy where it is; menus know it by this word. */
export function markPlace(item: vscode.TreeItem): void {
  if (item.command?.command === OPEN) item.contextValue = `${item.contextValue ?? ''} place`.trim();
}

const OPEN = 'handoverPack.openPlace';

/** Registers what every row with a place can do: open it, open it beside, copy its path. */
export function registerRows(context: vscode.ExtensionContext): void {
  const on = (name: string, run: (place: Place) => unknown) =>
    vscode.commands.registerCommand(`handoverPack.row.${name}`, (row: unknown) => {
      const place = placeOf(row);
      return place && run(place);
    });
  context.subscriptions.push(
    vscode.commands.registerCommand(OPEN, (path: unknown, line: unknown) =>
      show({ path: String(path), line: Number(line) }, vscode.ViewColumn.Active),
    ),
    on('open', place => show(place, vscode.ViewColumn.Active)),
    on('openAside', place => show(place, vscode.ViewColumn.Beside)),
    on('copyPath', ({ path }) => vscode.env.clipboard.writeText(path)),
  );
}

interface Place {
  readonly path: string;
  /** From 1. */
  readonly line: number;
}

/** Where a row of any of our views leads. */
function placeOf(row: unknown): Place | undefined {
  const node = row as { readonly item?: vscode.TreeItem } & Partial<IssueNode | ConfigNode>;
  if (node?.item) {
    const { command, resourceUri } = node.item;
    if (command?.command !== OPEN) return resourceUri && { path: resourceUri.fsPath, line: 1 };
    const [path, line] = command.arguments ?? [];
    return { path: String(path), line: Number(line) };
  }
  if (node?.kind === 'issue' && node.project && node.issue?.file)
    return { path: join(node.project.root, node.issue.file), line: node.issue.line ?? 1 };
  if (node?.kind === 'file' && node.found && node.file)
    return { path: join(node.found.project.root, node.file.path), line: 1 };
  return undefined;
}

async function show({ path, line }: Place, viewColumn: vscode.ViewColumn): Promise<void> {
  const at = new vscode.Position(Math.max(0, line - 1), 0);
  // Not as text: it may be a picture.
  const options = { selection: new vscode.Range(at, at), preview: true, viewColumn };
  await vscode.commands.executeCommand('vscode.open', vscode.Uri.file(path), options);
}
