import type { Translate } from '../../l10n/index.ts';
import type { Ask } from '../../usecases/fill/ask.ts';
import { runWizard, type Wizard } from '../wizard.ts';

/**
 * Asks in the pickers and input boxes of VS Code, each with a way back to the one before it.
 * @returns undefined when the user pressed Escape at the first of them
 */
export function askInEditor<Result>(
  say: Translate,
  run: (ask: Ask) => Promise<Result | undefined>,
): Promise<Result | undefined> {
  return runWizard(wizard => run(asking(wizard, step => say('vscode.step', { step }))), 'one');
}

function asking(wizard: Wizard, title: (step: number) => string): Ask {
  return {
    choose: (words, choices, first) => {
      const items = choices.map(({ value, label, hint }) => ({
        value,
        label,
        ...(hint && { description: hint }),
      }));
      // What stands there now is the first line.
      const ordered = items.toSorted(
        (one, other) => Number(other.value === first) - Number(one.value === first),
      );
      return wizard.pick({ title, words, choices: ordered });
    },
    write: (words, { initial, placeholder, problem } = {}) =>
      wizard.write({ title, words, initial, placeholder, problem: problem && (answer => problem(answer)) }),
  };
}
