import { setTimeout as sleep } from 'node:timers/promises';
import * as vscode from 'vscode';

/** Milliseconds that VS Code may take for one step. */
const PATIENCE = 40_000;

/** Waits until something is true, and says what it waited for if that never happens. */
export async function until(what: string, isDone: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + PATIENCE;
  while (!(await isDone())) {
    if (Date.now() > deadline) throw new Error(`waited in vain until ${what}`);
    await sleep(100);
  }
}

/** Our diagnostics of a file; those of other extensions are left out. */
export function problemsIn(uri: vscode.Uri): readonly vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'handover');
}

/** The rule that a diagnostic names. */
export function ruleOf({ code }: vscode.Diagnostic): string {
  return typeof code === 'object' ? String(code.value) : String(code);
}

/** A picker or a box of VS Code, as far as an answer needs it. */
export interface FakeInput {
  items: readonly vscode.QuickPickItem[];
  selectedItems: readonly vscode.QuickPickItem[];
  prompt: string;
  value: string;
  validationMessage: string;
  /** Set where a button of the title is pressed instead of Enter. */
  button: vscode.QuickInputButton | undefined;
  /** Set where the button of a row is pressed instead of Enter. */
  itemButton: vscode.QuickPickItem | undefined;
}

/** What a picker and a box have in common, answered as soon as it is shown, and again while the answer will not do. */
export function fakeInput(answer: (input: FakeInput) => void): FakeInput {
  const accepted: (() => void)[] = [];
  const hidden: (() => void)[] = [];
  const pressed: ((button: vscode.QuickInputButton) => void)[] = [];
  const pressedOn: ((event: { item: vscode.QuickPickItem }) => void)[] = [];
  const fake: FakeInput & Record<string, unknown> = {
    ...{ items: [], selectedItems: [], prompt: '', value: '', validationMessage: '' },
    ...{ button: undefined, itemButton: undefined },
    onDidAccept: (listen: () => void) => accepted.push(listen),
    onDidHide: (listen: () => void) => hidden.push(listen),
    onDidChangeValue: () => undefined,
    onDidTriggerButton: (listen: (button: vscode.QuickInputButton) => void) => pressed.push(listen),
    onDidTriggerItemButton: (listen: (event: { item: vscode.QuickPickItem }) => void) =>
      pressedOn.push(listen),
    dispose: () => undefined,
    show: () => {
      try {
        do {
          answer(fake);
          const { button, itemButton: item } = fake;
          if (button) for (const listen of pressed) listen(button);
          else if (item) for (const listen of pressedOn) listen({ item });
          else for (const listen of accepted) listen();
        } while (fake.validationMessage !== '');
      } catch (error) {
        // As Escape: the test fails by the answers that are left, and by what it looks at.
        console.error(error);
        for (const listen of hidden) listen();
      }
    },
  };
  return fake;
}
