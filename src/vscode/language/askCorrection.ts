import type * as vscode from 'vscode';
import { localDate } from '../../core/dates.ts';
import { UserError } from '../../core/errors.ts';
import { type Field, fieldAt } from '../../pack/fields/fields.ts';
import { type FieldValue, readValue } from '../../pack/fields/value.ts';
import { schemaText } from '../../pack/schemaText.ts';
import { nodeAtPath } from '../../pack/yaml/outline.ts';
import { complete } from '../../usecases/editor/complete.ts';
import type { EditorPack } from '../../usecases/editor/editorPack.ts';
import { type GuessPlace, guessedFields } from '../../usecases/editor/guessPlaces.ts';
import { schemaNodeAt } from '../../usecases/editor/schemaNode.ts';
import type { Suggestion } from '../../usecases/editor/suggestion.ts';
import type { Wording } from '../../usecases/fill/ask.ts';
import { shown } from '../../usecases/fill/shown.ts';
import { showInputBox, showQuickPick } from '../shownWindow.ts';

interface Correction {
  readonly field: string;
  readonly value: FieldValue;
}

interface FieldItem extends vscode.QuickPickItem {
  readonly field: Field;
  readonly name: string;
  readonly value: string;
}

/**
 * Asks what is right in the place of what was guessed: which field, if there are several, and its value.
 * @returns undefined where the person changed their mind
 */
export async function askCorrection(
  guess: GuessPlace,
  pack: EditorPack,
  wording: Wording,
): Promise<Correction | undefined> {
  const items = fieldItems(guess, wording);
  const [only] = items;
  const picked =
    items.length === 1
      ? only
      : await showQuickPick(items, { placeHolder: wording.say('editor.guess.which') });
  if (picked === undefined) return undefined;
  const known = await suggestions(guess, picked, pack, wording);
  const value = known.length > 0 ? await choose(picked, known, wording) : await write(picked, wording);
  return value === undefined ? undefined : { field: picked.name, value };
}

function fieldItems(guess: GuessPlace, { language }: Wording): readonly FieldItem[] {
  const { file, path } = guess;
  const above = schemaNodeAt(file.node, path);
  return guessedFields(guess).flatMap(({ name, value }) => {
    const field = fieldAt([name], above.properties?.[name] ?? {}, file.node, [file.schema, ...path, name]);
    const { title } = schemaText(schemaNodeAt(file.node, [...path, name]), language);
    return field ? [{ field, name, value, label: title || name, description: shown(value) }] : [];
  });
}

/** What completion would offer there; files are typed. */
async function suggestions(
  { file, path }: GuessPlace,
  { name }: FieldItem,
  pack: EditorPack,
  wording: Wording,
): Promise<readonly Suggestion[]> {
  const offset = nodeAtPath(file.outline, [...path, name])?.scalar?.span.start;
  if (offset === undefined) return [];
  const context = { file, pack, today: localDate(), wording, listFolder: async () => [] };
  const { ofSchema, ofPack } = await complete(offset, context);
  return [...ofSchema, ...ofPack];
}

async function choose(
  picked: FieldItem,
  known: readonly Suggestion[],
  wording: Wording,
): Promise<FieldValue | undefined> {
  const items = known.map(({ label, detail }) => ({ label, description: shown(detail), isOther: false }));
  // A choice is one of those that the schema has.
  const other = { label: wording.say('editor.guess.else'), description: '', isOther: true };
  const isFree = picked.field.choices.length === 0 && picked.field.type !== 'truth';
  const answer = await showQuickPick([...items, ...(isFree ? [other] : [])], {
    placeHolder: `${picked.label}: ${shown(picked.value)}`,
    matchOnDescription: true,
  });
  if (answer === undefined) return undefined;
  return answer.isOther
    ? write(picked, wording)
    : readValue(picked.field, [answer.label], picked.label, wording.language);
}

async function write(
  { field, label, value }: FieldItem,
  { say, language }: Wording,
): Promise<FieldValue | undefined> {
  const problemOf = (typed: string): string | undefined => {
    try {
      readValue(field, [typed], label, language);
      return undefined;
    } catch (error) {
      if (error instanceof UserError) return say(error.messageId, error.data);
      throw error;
    }
  };
  const typed = await showInputBox({ prompt: label, value, validateInput: problemOf });
  return typed === undefined ? undefined : readValue(field, [typed], label, language);
}
