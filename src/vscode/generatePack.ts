import { join } from 'node:path';
import * as vscode from 'vscode';
import type { Project } from '../core/ports.ts';
import { openAssets } from '../io/assets.ts';
import type { Translate } from '../l10n/index.ts';
import { CONFIG_FILE } from '../pack/names.ts';
import { type GeneratePlan, type GenerateRequest, planGeneration } from '../usecases/generate.ts';
import { wordAnswered } from '../usecases/planSummary.ts';
import { askRequest } from './askRequest.ts';
import { carryOut, type PlanningCommand } from './carryOut.ts';
import { showInformationMessage } from './shownWindow.ts';
import { displayLanguage, displayTranslator, logChannel, showError } from './window.ts';

/**
 * The command "Generate Handover Pack": asks, reads, shows the plan, writes.
 * @param target the folder of a context menu, or nothing
 */
export async function generatePack(context: vscode.ExtensionContext, target: unknown): Promise<void> {
  const say = await displayTranslator();
  try {
    await generate(context, target, say);
  } catch (error) {
    showError(error, context, say);
  }
}

async function generate(context: vscode.ExtensionContext, target: unknown, say: Translate): Promise<void> {
  const assets = openAssets(context.extensionPath);
  const command: PlanningCommand = {
    ask: async project => {
      const request = await requestFor(project, say);
      return request && (options => planGeneration(project, request, assets, options));
    },
    nothing: say('generate.unchanged'),
    label: say('vscode.generate.label'),
  };
  const done = await carryOut(target, command, say);
  if (done === undefined) return;
  const { project, plan, changes } = done;
  report(context, plan, say);
  const readme = vscode.Uri.file(join(project.root, plan.folder, 'README.md'));
  // The text has the focus, because undo works in an editor and not in a preview.
  await vscode.window.showTextDocument(readme, { preview: false });
  await vscode.commands.executeCommand('markdown.showPreviewToSide', readme);
  await announce(plan, changes, say);
}

/** A project that has its settings was asked before. */
async function requestFor(project: Project, say: Translate): Promise<GenerateRequest | undefined> {
  const preferred = displayLanguage();
  const isNew = (await project.files.kind(CONFIG_FILE)) === 'missing';
  return isNew ? askRequest(preferred, say) : { fallbackLanguage: preferred };
}

/** Everything in words, for those who want to read on. */
function report(context: vscode.ExtensionContext, plan: GeneratePlan, say: Translate): void {
  const channel = logChannel(context);
  for (const { path, action } of plan.files) channel.info(`${say(`plan.${action}`)} ${path}`);
  for (const { id, data } of plan.notes) channel.info(say(`note.${id}`, data));
  for (const { path, place, from } of plan.guesses) channel.info(`${path}: ${place} (${from})`);
}

async function announce(plan: GeneratePlan, changes: number, say: Translate): Promise<void> {
  const parts = [say('generate.written', { count: changes }), wordAnswered(plan, say)];
  if (plan.guesses.length > 0) parts.push(say('vscode.generate.guesses', { count: plan.guesses.length }));
  const showGuesses = say('vscode.generate.showGuesses');
  const buttons = plan.guesses.length > 0 ? [showGuesses] : [];
  const answer = await showInformationMessage(parts.join(' '), ...buttons);
  if (answer === showGuesses) await vscode.commands.executeCommand('handoverPack.confirmGuesses');
}
