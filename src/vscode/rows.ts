import * as vscode from 'vscode';

/**
 * A click that leads to a line of a file. VS Code changes the arguments of its own commands when it shows a row, so that a
 * row which is shown twice would lead nowhere: these are plain ones.
 * @param line from 1
 */
export function openPlace(uri: vscode.Uri, line: number): vscode.Command {
  return { command: 'handoverPack.openPlace', title: '', arguments: [uri.fsPath, line] };
}

/** Registers what every row with a place can do: open it, open it beside, copy its path. */
export function registerRows(context: vscode.ExtensionContext): void {
  context.subscriptions.push(
    vscode.commands.registerCommand('handoverPack.openPlace', (path: unknown, line: unknown) =>
      show(String(path), Number(line), vscode.ViewColumn.Active),
    ),
  );
}

async function show(path: string, line: number, viewColumn: vscode.ViewColumn): Promise<void> {
  const at = new vscode.Position(Math.max(0, line - 1), 0);
  const options = { selection: new vscode.Range(at, at), preview: true, viewColumn };
  await vscode.window.showTextDocument(vscode.Uri.file(path), options);
}
