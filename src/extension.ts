import * as vscode from 'vscode';
import { registerChecks } from './vscode/checks/register.ts';
import { registerConfigs } from './vscode/configs/register.ts';

/** Registers the commands; what they do is loaded when one is used. */
export function activate(context: vscode.ExtensionContext): void {
  context.subscriptions.push(
    vscode.commands.registerCommand('handoverPack.generate', async (target?: unknown) => {
      const { generatePack } = await import('./vscode/generatePack.ts');
      return generatePack(context, target);
    }),
    vscode.commands.registerCommand('handoverPack.installHook', async (target?: unknown) => {
      const { installPreCommitHook } = await import('./vscode/installHook.ts');
      return installPreCommitHook(context, target);
    }),
  );
  registerChecks(context);
  registerConfigs(context);
}
