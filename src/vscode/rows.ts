import * as vscode from 'vscode';
import { OPEN_PLACE, type RowAction } from './ids.ts';

/**
 * A click that leads to a line of a file. VS Code changes the arguments of its own commands when it shows a row, so that a
 * row which is shown twice would lead nowhere: these are plain ones.
 * @param line from 1
 */
export function openPlace(uri: vscode.Uri, line: number): vscode.Command {
  return { command: OPEN_PLACE, title: '', arguments: [uri.fsPath, line] };
}

/** A row that leads to a place can also open it beside, and copy where it is; menus know it by this word. */
export function markPlace(item: vscode.TreeItem): void {
  if (item.command?.command === OPEN_PLACE) item.contextValue = `${item.contextValue ?? ''} place`.trim();
}

/** Registers what every row with a place can do: open it, open it beside, copy its path. */
export function registerRows(context: vscode.ExtensionContext): void {
  const on = (name: RowAction) =>
    vscode.commands.registerCommand(`handoverPack.row.${name}`, async (row: unknown) =>
      (await import('./rowActions.ts')).actOn(row, name),
    );
  context.subscriptions.push(
    vscode.commands.registerCommand(OPEN_PLACE, async (path: unknown, line: unknown) =>
      (await import('./rowActions.ts')).show({ path: String(path), line: Number(line) }),
    ),
    ...(['open', 'openAside', 'copyPath'] as const).map(on),
  );
}
