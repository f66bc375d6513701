import { basename, join } from 'node:path';
import * as vscode from 'vscode';
import { localDate } from '../core/dates.ts';
import { openAssets } from '../io/assets.ts';
import { openProject } from '../io/project.ts';
import type { Translate } from '../l10n/index.ts';
import { changesOf } from '../usecases/planChanges.ts';
import { countChanges } from '../usecases/planSummary.ts';
import { planUpdate } from '../usecases/planUpdate.ts';
import { applyChanges } from './applyChanges.ts';
import { withOpenDocuments } from './checks/overlay.ts';
import { chooseFolder } from './chooseFolder.ts';
import { reviewPlan } from './reviewPlan.ts';
import { displayLanguage, displayTranslator, requireTrust, showError } from './window.ts';

/**
 * The command "Update Handover Pack": shows which generated blocks are out of date, and renews them as one edit.
 * @param target the folder of a context menu, or nothing
 */
export async function updatePack(context: vscode.ExtensionContext, target: unknown): Promise<void> {
  const say = await displayTranslator();
  try {
    await update(context, target, say);
  } catch (error) {
    showError(error, context, say);
  }
}

async function update(context: vscode.ExtensionContext, target: unknown, say: Translate): Promise<void> {
  if (!(await requireTrust(say))) return;
  const folder = await chooseFolder(target, say);
  if (folder === undefined) return;
  const onDisk = await openProject(folder.path, { named: folder.named, environment: process.env });
  const project = withOpenDocuments(onDisk);
  const title = say('generate.title', { project: basename(project.root) });
  const plan = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title },
    () => planUpdate(project, displayLanguage(), openAssets(context.extensionPath), { today: localDate() }),
  );
  const changes = countChanges(plan);
  const hasConflict = plan.files.some(({ action }) => action === 'conflict');
  if (changes === 0 && !hasConflict) {
    void vscode.window.showInformationMessage(say('update.current'));
    return;
  }
  if (!(await reviewPlan(plan, project.root, say)) || changes === 0) return;
  await applyChanges(project, changesOf(plan), say('vscode.update.label'));
  const [first] = plan.files.filter(({ text }) => text !== undefined);
  if (first === undefined) return;
  // The text has the focus, because undo works in an editor and not in a preview.
  await vscode.window.showTextDocument(vscode.Uri.file(join(project.root, first.path)), { preview: false });
}
