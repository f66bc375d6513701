import * as vscode from 'vscode';
import { isDate } from '../../core/dates.ts';
import type { Translate } from '../../l10n/index.ts';
import { isSamePerson, peopleToName } from '../../pack/people/people.ts';
import { shownText } from '../../usecases/shownText.ts';
import type { OpenDeparture } from './model.ts';

/** Something to choose, with what it stands for. */
export type Choice<Value> = vscode.QuickPickItem & { readonly value: Value };

/** @returns undefined when the user pressed Escape, as all questions here */
export async function pick<Value>(
  placeHolder: string,
  choices: readonly Choice<Value>[],
): Promise<Value | undefined> {
  return (await vscode.window.showQuickPick(choices, { placeHolder, ignoreFocusOut: true }))?.value;
}

/** @param problem why an answer will not do; one that may stay empty must say so in the question */
export function askText(
  prompt: string,
  value = '',
  problem: (answer: string) => string | undefined = () => undefined,
): Thenable<string | undefined> {
  return vscode.window.showInputBox({ prompt, value, ignoreFocusOut: true, validateInput: problem });
}

/** An answer that must be given. */
export function askWords(prompt: string, say: Translate, value?: string): Thenable<string | undefined> {
  return askText(prompt, value, answer =>
    answer.trim() ? undefined : say('vscode.transition.ask.notEmpty'),
  );
}

export function askDate(
  prompt: string,
  value: string | undefined,
  say: Translate,
): Thenable<string | undefined> {
  return askText(prompt, value, answer => (isDate(answer) ? undefined : say('transition.ask.noDate')));
}

/** Who is in the team and still there. @param others ids of people who are not meant */
export function peopleBut(
  { world }: Pick<OpenDeparture, 'world'>,
  others: readonly (string | undefined)[],
): Choice<string>[] {
  const team = world.pack.team?.value;
  return peopleToName(team).flatMap(({ id, name }) =>
    id === undefined || others.some(other => isSamePerson(team, id, other))
      ? []
      : [{ label: shownText(name ?? id), description: id, value: id }],
  );
}
