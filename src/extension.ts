import * as vscode from 'vscode';
import { registerChecks } from './vscode/checks/register.ts';
import { registerConfigs } from './vscode/configs/register.ts';
import { registerDashboard } from './vscode/dashboard/register.ts';
import { registerFill } from './vscode/fill/register.ts';
import { registerIssues } from './vscode/issues/register.ts';
import { registerKnowledge } from './vscode/knowledge/register.ts';
import { registerLanguage } from './vscode/language/register.ts';
import { registerReadiness } from './vscode/readiness/register.ts';
import { registerRows } from './vscode/rows.ts';
import { registerTransitions } from './vscode/transition/register.ts';

/** Registers the commands; what they do is loaded when one is used. */
export function activate(context: vscode.ExtensionContext): void {
  context.subscriptions.push(
    vscode.commands.registerCommand('handoverPack.generate', async (target?: unknown) => {
      const { generatePack } = await import('./vscode/generatePack.ts');
      return generatePack(context, target);
    }),
    vscode.commands.registerCommand('handoverPack.update', async (target?: unknown) => {
      const { updatePack } = await import('./vscode/updatePack.ts');
      return updatePack(context, target);
    }),
    vscode.commands.registerCommand('handoverPack.export', async (target?: unknown) => {
      const { exportInEditor } = await import('./vscode/export/exportInEditor.ts');
      return exportInEditor(context, target);
    }),
    vscode.commands.registerCommand('handoverPack.installHook', async (target?: unknown) => {
      const { installPreCommitHook } = await import('./vscode/installHook.ts');
      return installPreCommitHook(context, target);
    }),
  );
  registerChecks(context);
  registerFill(context);
  registerRows(context);
  registerDashboard(context);
  registerReadiness(context);
  registerIssues(context);
  registerKnowledge(context);
  registerTransitions(context);
  registerConfigs(context);
  registerLanguage(context);
}
