import * as vscode from 'vscode';
import type { Translate } from '../../l10n/index.ts';
import { displayTranslator, requireTrust, showError } from '../window.ts';

/** Registers the commands that fill a pack in; what they do is loaded when one is used. */
export function registerFill(context: vscode.ExtensionContext): void {
  const command = (name: string, run: (args: readonly unknown[], say: Translate) => Promise<unknown>) =>
    vscode.commands.registerCommand(name, async (...args: unknown[]) => {
      const say = await displayTranslator();
      try {
        return (await requireTrust(say)) ? await run(args, say) : undefined;
      } catch (error) {
        showError(error, context, say);
        return undefined;
      }
    });
  context.subscriptions.push(
    command('handoverPack.addToPack', async ([target], say) => {
      const { addToPack } = await import('./addToPack.ts');
      return addToPack(context, target, say);
    }),
    command('handoverPack.addPersonToTeam', async (person, say) => {
      const { addPersonToTeam } = await import('./addToPack.ts');
      return addPersonToTeam(context, person, say);
    }),
    command('handoverPack.reviewSection', async (args, say) => {
      const { markReviewed } = await import('./reviewSection.ts');
      return markReviewed(context, args, say);
    }),
    command('handoverPack.confirmGuesses', async ([target, names], say) => {
      const { confirmInPack } = await import('./confirmInPack.ts');
      return confirmInPack(context, target, names, say);
    }),
  );
}
