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

/** A row of a question that may be the last one. */
export type LastChoice<Value> = Choice<Value> & {
  /** Whether it cannot do without the questions that follow. */
  readonly asksMore?: boolean;
};

export interface LastQuestion<Value> extends PickQuestion<Value> {
  readonly choices: readonly LastChoice<Value>[];
  /** What a button at each row says, which takes that row and asks nothing more. */
  readonly atOnce: string;
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
  /** One of them, and whether it was taken by the button that leaves out what else would be asked. */
  pickAtOnce<Value>(
    question: LastQuestion<Value>,
  ): Promise<{ readonly value: Value; readonly isLast: boolean }>;
  /** @returns the values that were ticked; those that are `picked` are at first */
  pickMany<Value>(question: PickQuestion<Value>): Promise<readonly Value[]>;
  /** @returns undefined where the rest is skipped */
  write(question: WriteQuestion): Promise<string | undefined>;
  /**
   * A question that is shown in another way, such as a dialog.
   * @param show returns `back` for the question before it, which is there when `canGoBack`, and undefined for Escape
   */
  dialog<Value extends string>(
    show: (canGoBack: boolean) => Promise<Value | 'back' | undefined>,
  ): Promise<Value>;
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
        pick: async question => (await ask(showing => showPick(question, showing))) as never,
        pickAtOnce: async question => (await ask(showing => showPickAtOnce(question, showing))) as never,
        pickMany: async question => (await ask(showing => showPickMany(question, showing))) as never,
        write: async question => (await ask(showing => showInput(question, showing))) as never,
        dialog: async show =>
          (await ask(async ({ step }) => {
            const value = await show(step > 1);
            if (value === 'back') return BACK;
            return value && { value, shown: [] };
          })) as never,
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

const AT_ONCE = new vscode.ThemeIcon('debug-step-over');

async function showPick<Value>(
  question: PickQuestion<Value>,
  showing: Showing,
): Promise<Answer | typeof BACK | undefined> {
  const picker = await pickerOf(question, question.choices, showing);
  return shown(picker, resolve => {
    const [item] = picker.selectedItems;
    if (item) resolve({ value: item.value, shown: [item.label] });
  });
}

async function showPickAtOnce<Value>(
  question: LastQuestion<Value>,
  showing: Showing,
): Promise<Answer | typeof BACK | undefined> {
  const choices = question.choices.map(choice => ({
    ...choice,
    buttons: choice.asksMore ? [] : [{ iconPath: AT_ONCE, tooltip: question.atOnce }],
  }));
  const picker = await pickerOf(question, choices, showing);
  const taken = ({ value, label }: Choice<Value>, isLast: boolean) => ({
    value: { value, isLast },
    shown: [label],
  });
  return shown(
    picker,
    resolve => {
      const [item] = picker.selectedItems;
      if (item) resolve(taken(item, false));
    },
    resolve => picker.onDidTriggerItemButton(({ item }) => resolve(taken(item, true))),
  );
}

async function showPickMany<Value>(
  question: PickQuestion<Value>,
  showing: Showing,
): Promise<Answer | typeof BACK | undefined> {
  const picker = await pickerOf(question, question.choices, showing);
  picker.canSelectMany = true;
  const { before } = showing;
  picker.selectedItems = picker.items.filter(({ label, picked }) =>
    before ? before.includes(label) : picked === true,
  );
  return shown(picker, resolve => {
    const items = picker.selectedItems;
    resolve({ value: items.map(({ value }) => value), shown: items.map(({ label }) => label) });
  });
}

async function pickerOf<Value>(
  { words, title }: PickQuestion<Value>,
  items: readonly Choice<Value>[],
  { step, before }: Showing,
): Promise<vscode.QuickPick<Choice<Value>>> {
  const picker = await createQuickPick<Choice<Value>>({
    ...framed(title, step),
    placeholder: words,
    matchOnDescription: true,
    matchOnDetail: true,
    items,
  });
  // Without anything named, the first line stays the one that Enter picks.
  const active = picker.items.filter(({ label }) => before?.includes(label));
  if (active.length > 0) picker.activeItems = active;
  return picker;
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

/**
 * Shows it until it is answered, left, or the user goes back.
 * @param accepted is called with Enter
 * @param listen follows what else may answer
 */
function shown(
  input: vscode.QuickPick<Choice<never>> | vscode.QuickPick<Choice<unknown>> | vscode.InputBox,
  accepted: (resolve: (answer: Answer) => void) => void,
  listen: (resolve: (answer: Answer) => void) => void = () => undefined,
): Promise<Answer | typeof BACK | undefined> {
  return new Promise<Answer | typeof BACK | undefined>(resolve => {
    input.onDidAccept(() => accepted(resolve));
    listen(resolve);
    input.onDidTriggerButton(button =>
      resolve(button === vscode.QuickInputButtons.Back ? BACK : { value: undefined, shown: [] }),
    );
    input.onDidHide(() => resolve(undefined));
    input.show();
  }).finally(() => input.dispose());
}
