import * as vscode from 'vscode';

/** Tells the menus and the texts of empty views what they go by. */
export function setContext(name: string, value: unknown): Thenable<unknown> {
  return vscode.commands.executeCommand('setContext', name, value);
}
