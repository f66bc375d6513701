import { isDate } from '../../core/dates.ts';
import type { Translate } from '../../l10n/index.ts';
import { isSamePerson, peopleToChoose } from '../../pack/people/people.ts';
import { shownText } from '../../usecases/shownText.ts';
import { showQuickPick } from '../shownWindow.ts';
import { type Choice, runWizard, type Wizard } from '../wizard.ts';
import type { OpenDeparture } from './model.ts';

export type { Choice } from '../wizard.ts';

/** One question alone. @returns undefined when the user pressed Escape */
export async function pick<Value>(
  placeHolder: string,
  choices: readonly Choice<Value>[],
): Promise<Value | undefined> {
  return (await showQuickPick(choices, { placeHolder, ignoreFocusOut: true }))?.value;
}

/** Words, and questions each of which leads back to the one before it; whoever presses Escape ends all of them. */
export interface Questions {
  readonly say: Translate;
  pick<Value>(words: string, choices: readonly Choice<Value>[]): Promise<Value>;
  /** @param problem why an answer will not do; one that may stay empty must say so in the question */
  text(words: string, initial?: string, problem?: (answer: string) => string | undefined): Promise<string>;
  /** An answer that must be given. */
  words(words: string, initial?: string): Promise<string>;
  date(words: string, initial: string | undefined): Promise<string>;
  /** As in the wizard: what is asked in a dialog. */
  readonly dialog: Wizard['dialog'];
  /** From what is shown after the questions back to the last of them. */
  back(): never;
}

/** Asks in the pickers and input boxes of VS Code. @returns undefined after Escape, and what `run` returns */
export function askWithBack<Result>(
  say: Translate,
  run: (ask: Questions) => Promise<Result | undefined>,
): Promise<Result | undefined> {
  const title = (step: number) => say('vscode.step', { step });
  return runWizard(wizard => {
    const text: Questions['text'] = async (words, initial, problem) =>
      (await wizard.write({ title, words, initial, problem })) ?? '';
    return run({
      say,
      text,
      dialog: show => wizard.dialog(show),
      back: () => wizard.back(),
      pick: (words, choices) => wizard.pick({ title, words, choices }),
      words: (words, initial) =>
        text(words, initial, answer => (answer.trim() ? undefined : say('vscode.transition.ask.notEmpty'))),
      date: (words, initial) =>
        text(words, initial, answer => (isDate(answer) ? undefined : say('transition.ask.noDate'))),
    });
  });
}

/** Who is in the team, those last who are gone. @param others ids of people who are not meant */
export function peopleBut(
  { world }: Pick<OpenDeparture, 'world'>,
  others: readonly (string | undefined)[],
  say: Translate,
): Choice<string>[] {
  const team = world.pack.team?.value;
  return peopleToChoose(team).flatMap(({ person: { id, name }, isHere }) => {
    if (id === undefined || others.some(other => isSamePerson(team, id, other))) return [];
    const description = isHere ? id : `${id} · ${say('people.gone')}`;
    return [{ label: shownText(name ?? id), description, value: id }];
  });
}
