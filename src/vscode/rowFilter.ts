import * as vscode from 'vscode';
import type { Translate } from '../l10n/index.ts';
import { createInputBox } from './shownWindow.ts';

/** Narrows a view to the rows that hold every word that somebody typed. It is forgotten with the window. */
export class RowFilter {
  readonly #view: string;
  readonly #redraw: () => void;
  #text = '';

  /** @param view id of the view; menus know `<view>.filtered` */
  constructor(view: string, redraw: () => void) {
    this.#view = view;
    this.#redraw = redraw;
  }

  /** Whether a row stays that says this. */
  holds(...facts: readonly string[]): boolean {
    const said = facts.join('\n').toLowerCase();
    return wordsOf(this.#text).every(word => said.includes(word));
  }

  /** For the first line of the view; '' where everything is shown. @param isEmpty whether no row is left */
  told(say: Translate, isEmpty: boolean): string {
    if (this.#text === '') return '';
    return say(isEmpty ? 'vscode.filter.none' : 'vscode.filter.only', { words: this.#text });
  }

  /** Asks for words; the rows follow every key, and Escape brings back what was shown before. */
  async ask(say: Translate): Promise<void> {
    const before = this.#text;
    const title = say('vscode.filter.title');
    const input = await createInputBox({ title, prompt: say('vscode.filter.words'), value: before });
    let isKept = false;
    await new Promise<void>(resolve => {
      input.onDidChangeValue(text => this.#narrow(text));
      input.onDidAccept(() => {
        isKept = true;
        input.hide();
      });
      input.onDidHide(resolve);
      input.show();
    });
    input.dispose();
    if (!isKept) this.#narrow(before);
  }

  clear(): void {
    this.#narrow('');
  }

  #narrow(text: string): void {
    if (text.trim() === this.#text) return;
    this.#text = text.trim();
    void vscode.commands.executeCommand('setContext', `${this.#view}.filtered`, this.#text !== '');
    this.#redraw();
  }
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().split(/\s+/).filter(Boolean);
}
