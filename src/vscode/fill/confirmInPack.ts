import * as vscode from 'vscode';
import type { Translate } from '../../l10n/index.ts';
import {
  type ChosenGuess,
  chooseGuesses,
  confirmGuesses,
  guessesOf,
  type PackGuess,
} from '../../usecases/fill/guesses.ts';
import { shown } from '../../usecases/fill/shown.ts';
import { applyChanges } from '../applyChanges.ts';
import { createQuickPick, setStatusBarMessage } from '../shownWindow.ts';
import { displayLanguage } from '../window.ts';
import { openPack, showLine } from './openPack.ts';

/**
 * The command "Confirm the Guesses…": shows each with what it is from; those that are ticked are confirmed in one edit, and
 * a button leads to one that is to be corrected.
 * @param names of guesses that are confirmed without asking; nothing asks
 */
export async function confirmInPack(
  context: vscode.ExtensionContext,
  target: unknown,
  names: unknown,
  say: Translate,
): Promise<void> {
  const open = await openPack(context, target, say);
  if (open === undefined) return;
  const { project, world } = open;
  const guesses = guessesOf(world);
  if (guesses.length === 0) {
    setStatusBarMessage(say('confirm.nothing'), 5000);
    return;
  }
  const chosen = Array.isArray(names)
    ? chooseGuesses(guesses, names.map(String))
    : await pickGuesses(guesses, say);
  if (chosen instanceof Object && 'correct' in chosen) {
    await showLine(project.root, chosen.correct.file.path, chosen.correct.line);
    return;
  }
  if (chosen.length === 0) return;
  await applyChanges(project, await confirmGuesses(chosen, displayLanguage()), say('vscode.fill.confirm'));
  const count = guesses.length - chosen.filter(({ field }) => field === undefined).length;
  setStatusBarMessage(count > 0 ? say('confirm.left', { count }) : say('confirm.nothing'), 5000);
}

interface GuessItem extends vscode.QuickPickItem {
  readonly guess?: PackGuess;
}

/** @returns those that were ticked, or the one that is to be corrected */
async function pickGuesses(
  guesses: readonly PackGuess[],
  say: Translate,
): Promise<readonly ChosenGuess[] | { readonly correct: PackGuess }> {
  const picker = await createQuickPick<GuessItem>({
    canSelectMany: true,
    matchOnDescription: true,
    matchOnDetail: true,
    ignoreFocusOut: true,
    title: say('vscode.fill.confirm'),
    placeholder: say('vscode.fill.tick'),
    items: [...Map.groupBy(guesses, ({ file }) => file.path)].flatMap(([path, inFile]) => [
      { label: path, kind: vscode.QuickPickItemKind.Separator },
      ...inFile.map(guess => itemOf(guess, say)),
    ]),
  });
  return new Promise(resolve => {
    picker.onDidAccept(() => {
      resolve(picker.selectedItems.flatMap(({ guess }) => (guess ? [{ guess }] : [])));
      picker.hide();
    });
    picker.onDidTriggerItemButton(({ item: { guess } }) => {
      if (guess) resolve({ correct: guess });
      picker.hide();
    });
    picker.onDidHide(() => {
      resolve([]);
      picker.dispose();
    });
    picker.show();
  });
}

function itemOf(guess: PackGuess, say: Translate): GuessItem {
  const values = guess.values.map(({ field, value }) => `${field}: ${value}`).join('; ');
  const from = guess.from === '' ? '' : say('confirm.from', { from: guess.from });
  return {
    guess,
    label: shown(guess.name),
    description: shown(values),
    detail: shown(from),
    buttons: [{ iconPath: new vscode.ThemeIcon('edit'), tooltip: say('vscode.fill.correct') }],
  };
}
