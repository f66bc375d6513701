import * as vscode from 'vscode';
import type { TextEdit } from '../../core/findings.ts';
import { schemaText } from '../../pack/schemaText.ts';
import {
  confirmEdits,
  correctEdits,
  type GuessPlace,
  guessAround,
  guessBeside,
  guessesOfPack,
  guessPlaces,
} from '../../usecases/editor/guessPlaces.ts';
import { schemaNodeAt } from '../../usecases/editor/schemaNode.ts';
import { shown } from '../../usecases/fill/shown.ts';
import { setStatusBarMessage, showInformationMessage } from '../shownWindow.ts';
import { showError } from '../window.ts';
import { askCorrection } from './askCorrection.ts';
import { editDocument } from './editDocument.ts';
import type { PackDocument } from './packs.ts';
import { type LanguageWorld, rangeOf } from './world.ts';

/** Guesses worked off where they stand. The commands take the place of a lens, or none for the cursor. */
export interface GuessCommands {
  lenses(document: vscode.TextDocument): Promise<vscode.CodeLens[] | undefined>;
  confirm(place: unknown): Promise<void>;
  confirmKind(place: unknown): Promise<void>;
  correct(place: unknown): Promise<void>;
  go(direction: 'next' | 'previous', place: unknown): Promise<void>;
}

/** Where a lens stands, as its command gets it. */
interface LensPlace {
  readonly uri: string;
  readonly offset: number;
}

/** Milliseconds that the count stays in the status bar. */
const SHOWN = 5000;
/** Characters of the evidence that fit over a line. */
const LENGTH = 80;

export function guessCommands(world: LanguageWorld): GuessCommands {
  const { packs, wording, context } = world;
  const { say } = wording;
  /** @returns the guess that a command is about, or undefined once the person knows why there is none */
  const find = async (place: unknown) => {
    const target = await targetOf(place);
    const at = target && (await packs.at(target.document));
    if (target === undefined || at?.file === undefined) {
      void showInformationMessage(say('editor.guess.noFile'));
      return undefined;
    }
    const guess = guessAround(at.file, target.offset);
    if (guess === undefined) void showInformationMessage(say('editor.guess.notHere'));
    return guess && { ...target, at, guess };
  };
  const write = async (document: vscode.TextDocument, edits: () => readonly TextEdit[], label: string) => {
    try {
      const root = (await packs.at(document))?.root;
      // What is still typed in is saved by the person, and counts on the first page from then on.
      const isOnDisk = vscode.workspace.isTrusted && root?.scheme === 'file' && !document.isDirty;
      if (!isOnDisk) await editDocument(document, edits(), label);
      else await (await import('./editWithPage.ts')).editWithPage(document, root, edits(), label, context);
    } catch (error) {
      showError(error, context, say);
      return;
    }
    const left = (await packs.at(document))?.pack;
    const count = left ? guessesOfPack(left).length : 0;
    const message = count > 0 ? say('confirm.left', { count }) : say('confirm.nothing');
    setStatusBarMessage(message, SHOWN);
  };
  return {
    lenses: async document => {
      const at = await packs.at(document);
      return at?.file && lensesOf(document, at, at.file.path, world);
    },
    confirm: async place => {
      const found = await find(place);
      if (found === undefined) return;
      const { document, at, guess } = found;
      await write(
        document,
        () => confirmEdits(at.file ?? guess.file, [guess.path]),
        say('editor.guess.confirm'),
      );
    },
    confirmKind: async place => {
      const found = await find(place);
      if (found === undefined) return;
      const { document, guess } = found;
      const same = guessPlaces(guess.file).filter(({ kind }) => kind === guess.kind);
      await write(
        document,
        () =>
          confirmEdits(
            guess.file,
            same.map(({ path }) => path),
          ),
        say('editor.guess.confirmKind', { count: same.length, kind: kindTitle(guess, world) }),
      );
    },
    correct: async place => {
      const found = await find(place);
      if (found === undefined) return;
      const { document, at, guess } = found;
      const answer = await askCorrection(guess, at.pack, wording);
      if (answer === undefined) return;
      const { field, value } = answer;
      await write(
        document,
        () => correctEdits(guess.file, guess.path, field, value),
        say('editor.guess.correct'),
      );
    },
    go: async (direction, place) => {
      const target = await targetOf(place);
      const at = target && (await packs.at(target.document));
      const guesses = at ? guessesOfPack(at.pack) : [];
      const from = target && at ? pathOf(at, target.document) : '';
      const guess = guessBeside(guesses, from, target?.offset ?? 0, direction);
      if (at === undefined || guess === undefined) {
        const message = at === undefined ? say('editor.guess.noFile') : say('confirm.nothing');
        void showInformationMessage(message);
        return;
      }
      const uri = vscode.Uri.joinPath(at.root, guess.file.path);
      const document = await vscode.workspace.openTextDocument(uri);
      const range = rangeOf(document, guess.span);
      const editor = await vscode.window.showTextDocument(document, {
        selection: new vscode.Range(range.start, range.start),
      });
      editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
      const number = guesses.indexOf(guess) + 1;
      setStatusBarMessage(say('editor.guess.number', { number, all: guesses.length }), SHOWN);
    },
  };
}

function lensesOf(
  document: vscode.TextDocument,
  { pack, file }: PackDocument,
  path: string,
  world: LanguageWorld,
): vscode.CodeLens[] {
  const { say } = world.wording;
  const all = guessesOfPack(pack);
  const own = file ? guessPlaces(file) : [];
  const kinds = Map.groupBy(own, ({ kind }) => kind);
  return own.flatMap(guess => {
    const range = rangeOf(document, guess.span);
    const place: LensPlace = { uri: document.uri.toString(), offset: guess.span.start };
    const lens = (title: string, command: string) =>
      new vscode.CodeLens(range, { title, command, arguments: [place] });
    const number = all.findIndex(one => one.file.path === path && one.span.start === guess.span.start) + 1;
    const from = guess.from === '' ? '' : ` · ${say('confirm.from', { from: shortened(shown(guess.from)) })}`;
    const same = kinds.get(guess.kind)?.length ?? 0;
    return [
      lens(`$(question) ${say('editor.guess.number', { number, all: all.length })}${from}`, ''),
      lens(say('editor.guess.confirm'), 'handoverPack.confirmGuess'),
      lens(say('editor.guess.correct'), 'handoverPack.correctGuess'),
      ...(same > 1
        ? [
            lens(
              say('editor.guess.confirmKind', { count: same, kind: kindTitle(guess, world) }),
              'handoverPack.confirmGuessKind',
            ),
          ]
        : []),
      ...(all.length > 1
        ? [lens('$(arrow-up)', 'handoverPack.previousGuess'), lens('$(arrow-down)', 'handoverPack.nextGuess')]
        : []),
    ];
  });
}

/** What the entries of a list, or a map, are called by the schema. */
export function kindTitle({ file, path }: GuessPlace, { wording }: LanguageWorld): string {
  const place = typeof path.at(-1) === 'number' ? path.slice(0, -1) : path;
  const { title } = schemaText(schemaNodeAt(file.node, place), wording.language);
  return title || String(place.at(-1) ?? file.schema);
}

function shortened(text: string): string {
  const characters = [...text];
  return characters.length > LENGTH ? `${characters.slice(0, LENGTH).join('')}…` : text;
}

function pathOf({ root }: PackDocument, { uri }: vscode.TextDocument): string {
  return uri.path.slice(root.path.length + 1);
}

/** That of a lens, or of the cursor; undefined where no editor is open. */
async function targetOf(
  place: unknown,
): Promise<{ readonly document: vscode.TextDocument; readonly offset: number } | undefined> {
  const { uri, offset } = (place ?? {}) as Partial<LensPlace>;
  if (typeof uri === 'string' && typeof offset === 'number')
    return { document: await vscode.workspace.openTextDocument(vscode.Uri.parse(uri)), offset };
  const editor = vscode.window.activeTextEditor;
  return editor && { document: editor.document, offset: editor.document.offsetAt(editor.selection.active) };
}
