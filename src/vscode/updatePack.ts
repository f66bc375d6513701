import { join } from 'node:path';
import * as vscode from 'vscode';
import { localDate } from '../core/dates.ts';
import { openAssets } from '../io/assets.ts';
import { planUpdate } from '../usecases/planUpdate.ts';
import { carryOut, type PlanningCommand } from './carryOut.ts';
import { displayLanguage, displayTranslator, showError } from './window.ts';

/**
 * The command "Update Handover Pack": shows which generated blocks are out of date, and renews them as one edit.
 * @param target the folder of a context menu, or nothing
 */
export async function updatePack(context: vscode.ExtensionContext, target: unknown): Promise<void> {
  const say = await displayTranslator();
  const assets = openAssets(context.extensionPath);
  try {
    const command: PlanningCommand = {
      ask: async project => options =>
        planUpdate(project, displayLanguage(), assets, { ...options, today: localDate() }),
      nothing: say('update.current'),
      label: say('vscode.update.label'),
    };
    const done = await carryOut(target, command, say);
    const first = done?.plan.files.find(({ text }) => text !== undefined);
    if (done === undefined || first === undefined) return;
    const uri = vscode.Uri.file(join(done.project.root, first.path));
    // The text has the focus, because undo works in an editor and not in a preview.
    await vscode.window.showTextDocument(uri, { preview: false });
  } catch (error) {
    showError(error, context, say);
  }
}
