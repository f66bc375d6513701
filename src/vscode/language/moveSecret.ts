import * as vscode from 'vscode';
import { moveSecretEdits, plainName, vaultName } from '../../usecases/editor/moveSecret.ts';
import { showInformationMessage, showInputBox } from '../shownWindow.ts';
import { editDocument } from './editDocument.ts';
import type { LanguageWorld } from './world.ts';

export interface MovesSecrets {
  /** The quick fix "Move the secret to a vault entry…". @param place as the quick fix hands it over */
  moveSecret(place: unknown): Promise<void>;
}

export function movesSecrets({ packs, wording: { say } }: LanguageWorld): MovesSecrets {
  return {
    moveSecret: async place => {
      const { uri, range } = (place ?? {}) as { readonly uri?: unknown; readonly range?: unknown };
      if (typeof uri !== 'string' || !Array.isArray(range)) return;
      const [line, column, endLine, endColumn] = range.map(Number);
      const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
      const { version } = document;
      const where = document.validateRange(
        new vscode.Range(line ?? 0, column ?? 0, endLine ?? 0, endColumn ?? 0),
      );
      const span = { start: document.offsetAt(where.start), end: document.offsetAt(where.end) };
      const file = (await packs.at(document))?.file;
      const value = vaultName(file, span);
      const isEmpty = (typed: string) => plainName(typed) === '';
      const typed = await showInputBox({
        prompt: say('editor.secret.ask'),
        value,
        validateInput: text => (isEmpty(text) ? say('editor.secret.ask') : undefined),
      });
      // Whoever typed meanwhile would lose something else than the secret.
      if (typed === undefined || isEmpty(typed) || document.version !== version) return;
      const name = plainName(typed);
      await vscode.env.clipboard.writeText(document.getText(where));
      const reference = say('editor.secret.reference', { name });
      const edits = moveSecretEdits(document.getText(), file, span, { name, reference });
      await editDocument(document, edits, say('editor.secret.move'));
      void showInformationMessage(say('editor.secret.moved', { name }));
    },
  };
}
