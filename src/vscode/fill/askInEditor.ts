import * as vscode from 'vscode';
import type { Ask } from '../../usecases/fill/ask.ts';

interface Pick extends vscode.QuickPickItem {
  readonly value: string;
}

/** Questions as the pickers and input boxes of VS Code. */
export const IN_EDITOR: Ask = {
  choose: async (message, choices, first) => {
    const items = choices.map(
      ({ value, label, hint }): Pick => ({ value, label, ...(hint && { description: hint }) }),
    );
    // What stands there now is the first line.
    const ordered = items.toSorted(
      (one, other) => Number(other.value === first) - Number(one.value === first),
    );
    const answer = await vscode.window.showQuickPick(ordered, {
      placeHolder: message,
      matchOnDescription: true,
      ignoreFocusOut: true,
    });
    return answer?.value;
  },
  write: async (message, { initial, placeholder, problem } = {}) =>
    vscode.window.showInputBox({
      prompt: message,
      ignoreFocusOut: true,
      ...(initial !== undefined && { value: initial }),
      ...(placeholder !== undefined && { placeHolder: placeholder }),
      validateInput: answer => problem?.(answer),
    }),
};
