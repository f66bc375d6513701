import * as vscode from 'vscode';

// The one door to messages, questions and lists of VS Code: what is said to a person holds no secret, no patient and nothing
// that hides. A test over the sources asserts that nobody goes around it. What a person types is left alone.

type Mask = (text: string) => string;

/** What cleans a text knows all forms of secrets: activating the extension does not wait for it. */
export async function loadMask(): Promise<Mask> {
  return (await import('../usecases/shownText.ts')).shownText;
}

const TEXTS = ['label', 'description', 'detail', 'title', 'prompt', 'placeHolder', 'placeholder', 'message'];

/** The same with its texts masked. */
function shownParts<Parts extends object>(parts: Parts, mask: Mask): Parts {
  const texts = Object.entries(parts).filter(
    ([key, text]) => TEXTS.includes(key) && typeof text === 'string',
  );
  return { ...parts, ...Object.fromEntries(texts.map(([key, text]) => [key, mask(text)])) };
}

type Severity = 'Information' | 'Warning' | 'Error';
type Buttons = readonly [vscode.MessageOptions, ...string[]] | readonly string[];

const messenger =
  (severity: Severity) =>
  async (message: string, ...buttons: Buttons): Promise<string | undefined> => {
    const mask = await loadMask();
    const shown = buttons.map(one => (typeof one === 'string' ? mask(one) : shownParts(one, mask)));
    const answer = await vscode.window[`show${severity}Message`](mask(message), ...(shown as string[]));
    const chosen = answer === undefined ? undefined : buttons[shown.indexOf(answer)];
    return typeof chosen === 'string' ? chosen : undefined;
  };

export const showInformationMessage = messenger('Information');
export const showWarningMessage = messenger('Warning');
export const showErrorMessage = messenger('Error');

/** For a moment, in the line at the bottom. */
export async function setStatusBarMessage(text: string, milliseconds: number): Promise<void> {
  vscode.window.setStatusBarMessage((await loadMask())(text), milliseconds);
}

type PickOptions = Omit<vscode.QuickPickOptions, 'onDidSelectItem'>;

export async function showQuickPick<Item extends vscode.QuickPickItem>(
  items: readonly Item[],
  options: PickOptions,
): Promise<Item | undefined> {
  const [chosen] = (await showItems(items, options)) ?? [];
  return chosen;
}

/** @returns those that were ticked */
export function showManyPick<Item extends vscode.QuickPickItem>(
  items: readonly Item[],
  options: PickOptions,
): Promise<readonly Item[] | undefined> {
  return showItems(items, { ...options, canPickMany: true });
}

async function showItems<Item extends vscode.QuickPickItem>(
  items: readonly Item[],
  options: vscode.QuickPickOptions,
): Promise<readonly Item[] | undefined> {
  const mask = await loadMask();
  const shown = items.map(item => shownParts(item, mask));
  const answer: Item | Item[] | undefined = await vscode.window.showQuickPick(
    shown,
    shownParts(options, mask),
  );
  const chosen = answer === undefined ? undefined : Array.isArray(answer) ? answer : [answer];
  return chosen?.flatMap(item => items[shown.indexOf(item)] ?? []);
}

/** Its items are copies. */
export async function createQuickPick<Item extends vscode.QuickPickItem>(
  properties: Partial<vscode.QuickPick<Item>> & { readonly items: readonly Item[] },
): Promise<vscode.QuickPick<Item>> {
  const mask = await loadMask();
  const items = properties.items.map(item => shownParts(item, mask));
  return Object.assign(vscode.window.createQuickPick<Item>(), shownParts({ ...properties, items }, mask));
}

export async function showInputBox(options: vscode.InputBoxOptions): Promise<string | undefined> {
  const mask = await loadMask();
  const { validateInput } = options;
  // What is wrong with a text quotes it.
  const checked = validateInput && {
    validateInput: async (text: string) => {
      const problem = await validateInput(text);
      return typeof problem === 'string' ? mask(problem) : problem && shownParts(problem, mask);
    },
  };
  return vscode.window.showInputBox({ ...shownParts(options, mask), ...checked });
}

export async function createInputBox(properties: Partial<vscode.InputBox>): Promise<vscode.InputBox> {
  return Object.assign(vscode.window.createInputBox(), shownParts(properties, await loadMask()));
}

type Report = { readonly message?: string; readonly increment?: number };

export async function withProgress<Result>(
  options: vscode.ProgressOptions,
  task: (progress: vscode.Progress<Report>, token: vscode.CancellationToken) => Promise<Result>,
): Promise<Result> {
  const mask = await loadMask();
  return vscode.window.withProgress(shownParts(options, mask), (progress, token) =>
    task({ report: value => progress.report(shownParts(value, mask)) }, token),
  );
}
