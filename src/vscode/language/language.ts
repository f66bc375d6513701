import type * as vscode from 'vscode';
import { openAssets } from '../../io/assets.ts';
import type { FieldNode } from '../../pack/fields/fields.ts';
import { readSchemas } from '../../usecases/readSchemas.ts';
import { displayLanguage, displayTranslator } from '../window.ts';
import { type Assistance, assistance } from './assist.ts';
import { type GuessCommands, guessCommands } from './guesses.ts';
import { type MovesSecrets, movesSecrets } from './moveSecret.ts';
import { type Navigation, navigation } from './navigation.ts';
import { type Outlines, outlines } from './outlines.ts';
import { Packs } from './packs.ts';

/** What the editor knows about the files of a pack. All of it is undefined for files of no pack. */
export type PackLanguage = Assistance & Navigation & Outlines & GuessCommands & MovesSecrets;

/** @param changed called when what is shown in the editors may have changed */
export async function openLanguage(
  context: vscode.ExtensionContext,
  changed: () => void,
): Promise<PackLanguage> {
  const schemas = await readSchemas(openAssets(context.extensionPath));
  const wording = { say: await displayTranslator(), language: displayLanguage() };
  const packs = new Packs(schemas as ReadonlyMap<string, FieldNode>, changed);
  context.subscriptions.push(packs);
  const world = { context, packs, wording };
  return {
    ...assistance(world),
    ...navigation(world),
    ...outlines(world),
    ...guessCommands(world),
    ...movesSecrets(world),
  };
}
