import * as vscode from 'vscode';
import { localDate } from '../../core/dates.ts';
import type { Assets, Project } from '../../core/ports.ts';
import { openAssets } from '../../io/assets.ts';
import type { Translate } from '../../l10n/index.ts';
import type { FieldNode } from '../../pack/fields/fields.ts';
import { schemaText } from '../../pack/schemaText.ts';
import type { YamlPath } from '../../pack/yaml/file.ts';
import { schemaNodeAt } from '../../usecases/editor/schemaNode.ts';
import {
  type ChosenGuess,
  chooseGuesses,
  confirmGuesses,
  guessesOf,
  type PackGuess,
} from '../../usecases/fill/guesses.ts';
import { shown } from '../../usecases/fill/shown.ts';
import { withFirstPage } from '../../usecases/firstPage.ts';
import { readReadiness } from '../../usecases/readiness/readReadiness.ts';
import { readSchemas } from '../../usecases/readSchemas.ts';
import { applyChanges } from '../applyChanges.ts';
import { withOpenDocuments } from '../checks/overlay.ts';
import { createQuickPick, setStatusBarMessage, showInformationMessage } from '../shownWindow.ts';
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
    : await pickGuesses(guesses, await wordsOfGuesses(context), say);
  if (chosen instanceof Object && 'correct' in chosen) {
    await showLine(project.root, chosen.correct.file.path, chosen.correct.line);
    return;
  }
  if (chosen.length === 0) return;
  const confirmed = await confirmGuesses(chosen, displayLanguage());
  const changes = await withFirstPage(
    withOpenDocuments(project),
    confirmed,
    openAssets(context.extensionPath),
  );
  await applyChanges(project, changes, say('vscode.fill.confirm'));
  const count = guesses.length - chosen.filter(({ field }) => field === undefined).length;
  // The first page of the pack is renewed with it; what the other documents print needs the whole project read.
  const update = say('vscode.update.label');
  const left = count > 0 ? say('confirm.left', { count }) : say('confirm.nothing');
  const begun = await countBegun(project, openAssets(context.extensionPath));
  const blanks = begun > 0 && count === 0 ? [say('vscode.fill.blanksLeft', { count: begun })] : [];
  const message = [left, ...blanks, say('vscode.fill.confirmed')].join(' ');
  void showInformationMessage(message, update).then(answer => {
    if (answer === update) void vscode.commands.executeCommand('handoverPack.update');
  });
}

/** Questions that must be answered of which documents hold a part, and a blank for the rest: nothing there is confirmed by a tick. */
async function countBegun(project: Project, assets: Assets): Promise<number> {
  const { mustHaves } = await readReadiness(withOpenDocuments(project), localDate(), assets);
  return mustHaves.filter(({ state, place }) => state === 'guessed' && place.file.endsWith('.md')).length;
}

interface GuessItem extends vscode.QuickPickItem {
  readonly guess?: PackGuess;
}

/** @returns those that were ticked, or the one that is to be corrected */
async function pickGuesses(
  guesses: readonly PackGuess[],
  words: GuessWords,
  say: Translate,
): Promise<readonly ChosenGuess[] | { readonly correct: PackGuess }> {
  const picker = await createQuickPick<GuessItem>({
    canSelectMany: true,
    matchOnDescription: true,
    matchOnDetail: true,
    ignoreFocusOut: true,
    title: say('vscode.fill.confirm'),
    placeholder: say('vscode.fill.tick'),
    items: [...Map.groupBy(guesses, words.kind)].flatMap(([kind, ofKind]) => [
      { label: kind, kind: vscode.QuickPickItemKind.Separator },
      ...ofKind.map(guess => itemOf(guess, words, say)),
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

function itemOf(guess: PackGuess, words: GuessWords, say: Translate): GuessItem {
  const title = guess.values.find(({ field }) => TITLES.has(field));
  const others = guess.values
    .filter(one => one !== title && one.field !== 'id')
    .map(({ field, value }) => `${words.field(guess, field)}: ${value}`)
    .join(' · ');
  const from = guess.from === '' ? '' : say('confirm.from', { from: guess.from });
  return {
    guess,
    label: shown(title?.value ?? (others || guess.name)),
    description: title ? shown(others) : '',
    detail: shown(from),
    buttons: [{ iconPath: new vscode.ThemeIcon('edit'), tooltip: say('vscode.fill.correct') }],
  };
}

/** Fields that say what an entry is called. */
const TITLES: ReadonlySet<string> = new Set(['title', 'name', 'system', 'path']);

/** What the schemas call things, in the reader's language. */
interface GuessWords {
  kind(guess: PackGuess): string;
  field(guess: PackGuess, name: string): string;
}

async function wordsOfGuesses(context: vscode.ExtensionContext): Promise<GuessWords> {
  const schemas = await readSchemas(openAssets(context.extensionPath));
  const titleAt = ({ file }: PackGuess, path: YamlPath, otherwise: string) => {
    const schema = schemas.get(file.schema) as FieldNode | undefined;
    const { title } = schema ? schemaText(schemaNodeAt(schema, path), displayLanguage()) : { title: '' };
    return title || otherwise;
  };
  return {
    kind: guess => {
      const { path, kind } = guess;
      return titleAt(guess, typeof path.at(-1) === 'number' ? path.slice(0, -1) : path, kind);
    },
    field: (guess, name) => titleAt(guess, [...guess.path, name], name),
  };
}
