import * as vscode from 'vscode';
import { createInputBox, createQuickPick, loadMask } from './shownWindow.ts';

// Several questions in a row, each of which leads back to the one before it. What was asked is written as one runs through
// it; going back runs through it again from the start, with the answers that stay.

export type Choice<Value> = vscode.QuickPickItem & { readonly value: Value };

interface Question {
  /** Of the window, by the number of the question. */
  readonly title?: ((step: number) => string) | undefined;
}

export interface PickQuestion<Value> extends Question {
  readonly words: string;
  readonly choices: readonly Choice<Value>[];
}

export interface WriteQuestion extends Question {
  readonly words: string;
  readonly placeholder?: string | undefined;
  readonly initial?: string | undefined;
  readonly problem?: ((answer: string) => string | undefined) | undefined;
  /** A way past this question and all that follow. */
  readonly skip?: string | undefined;
}

/** Asks one question after the other; whoever presses Escape ends all of them. */
export interface Wizard {
  pick<Value>(question: PickQuestion<Value>): Promise<Value>;
  /** @returns the values that were ticked; those that are `picked` are at first */
  pickMany<Value>(question: PickQuestion<Value>): Promise<readonly Value[]>;
  /** @returns undefined where the rest is skipped */
  write(question: WriteQuestion): Promise<string | undefined>;
  /** From what is shown after the questions back to the last of them. */
  back(): never;
}

interface Answer {
  readonly value: unknown;
  /** What stands there when the question is asked again. */
  readonly shown: readonly string[];
}

interface Showing {
  readonly step: number;
  readonly before: readonly string[] | undefined;
}

const BACK = Symbol('back');
const STOPPED = Symbol('stopped');

/**
 * @param escapes what Escape does: it ends everything, or leaves the one question open, whose answer is undefined
 * @returns undefined when the user pressed Escape
 */
export async function runWizard<Result>(
  run: (ask: Wizard) => Promise<Result>,
  escapes: 'all' | 'one' = 'all',
): Promise<Result | undefined> {
  const answers: Answer[] = [];
  const earlier = new Map<number, readonly string[]>();
  for (;;) {
    let at = 0;
    const ask = async (show: (showing: Showing) => Promise<Answer | typeof BACK | undefined>) => {
      const given = answers[at];
      if (given === undefined) {
        const answer = await show({ step: at + 1, before: earlier.get(at) });
        if (answer === undefined && escapes === 'all') throw STOPPED;
        if (answer === BACK) {
          earlier.set(at - 1, answers.pop()?.shown ?? []);
          throw BACK;
        }
        answers.push(answer ?? { value: undefined, shown: [] });
      }
      at += 1;
      return answers[at - 1]?.value;
    };
    try {
      return await run({
        pick: async question => (await ask(showing => showPick(question, showing, false))) as never,
        pickMany: async question => (await ask(showing => showPick(question, showing, true))) as never,
        write: async question => (await ask(showing => showInput(question, showing))) as never,
        back: () => {
          earlier.set(answers.length - 1, answers.pop()?.shown ?? []);
          throw BACK;
        },
      });
    } catch (error) {
      if (error === STOPPED) return undefined;
      if (error !== BACK) throw error;
    }
  }
}

async function showPick<Value>(
  { words, choices, title }: PickQuestion<Value>,
  { step, before }: Showing,
  isMany: boolean,
): Promise<Answer | typeof BACK | undefined> {
  const picker = await createQuickPick<Choice<Value>>({
    ...framed(title, step),
    placeholder: words,
    canSelectMany: isMany,
    matchOnDescription: true,
    matchOnDetail: true,
    items: choices,
  });
  const wasChosen = ({ label }: Choice<Value>) => before?.includes(label) ?? false;
  // Without anything named, the first line stays the one that Enter picks.
  const active = picker.items.filter(wasChosen);
  if (isMany) picker.selectedItems = before ? active : picker.items.filter(({ picked }) => picked === true);
  else if (active.length > 0) picker.activeItems = active;
  return shown(picker, resolve => {
    const items = picker.selectedItems;
    const values = items.map(({ value }) => value);
    if (!isMany && items.length === 0) return;
    resolve({ value: isMany ? values : values[0], shown: items.map(({ label }) => label) });
  });
}

async function showInput(
  { words, placeholder = '', initial = '', problem, title, skip }: WriteQuestion,
  { step, before }: Showing,
): Promise<Answer | typeof BACK | undefined> {
  const later =
    skip === undefined ? undefined : { iconPath: new vscode.ThemeIcon('debug-step-over'), tooltip: skip };
  const input = await createInputBox({
    ...framed(title, step, later),
    prompt: words,
    placeholder,
    value: before?.[0] ?? initial,
  });
  const mask = await loadMask();
  const check = (text: string) => {
    input.validationMessage = mask(problem?.(text) ?? '');
  };
  input.onDidChangeValue(check);
  return shown(input, resolve => {
    check(input.value);
    if (input.validationMessage === '') resolve({ value: input.value, shown: [input.value] });
  });
}

/** What all questions have: a title, a way back from the second one on, and a way past some. */
function framed(title: Question['title'], step: number, skip?: vscode.QuickInputButton) {
  const buttons = [...(step > 1 ? [vscode.QuickInputButtons.Back] : []), ...(skip ? [skip] : [])];
  return { ...(title && { title: title(step) }), ignoreFocusOut: true, buttons };
}

/** Shows it until it is answered, left, or the user goes back. */
function shown(
  input: vscode.QuickPick<Choice<never>> | vscode.QuickPick<Choice<unknown>> | vscode.InputBox,
  accepted: (resolve: (answer: Answer) => void) => void,
): Promise<Answer | typeof BACK | undefined> {
  return new Promise<Answer | typeof BACK | undefined>(resolve => {
    input.onDidAccept(() => accepted(resolve));
    input.onDidTriggerButton(button =>
      resolve(button === vscode.QuickInputButtons.Back ? BACK : { value: undefined, shown: [] }),
    );
    input.onDidHide(() => resolve(undefined));
    input.show();
  }).finally(() => input.dispose());
}
