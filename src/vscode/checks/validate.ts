import { basename } from 'node:path';
import * as vscode from 'vscode';
import { openProject } from '../../io/project.ts';
import type { Translate } from '../../l10n/index.ts';
import type { CheckResult } from '../../usecases/check/checkProject.ts';
import { chooseFolder } from '../chooseFolder.ts';
import {
  setStatusBarMessage,
  showErrorMessage,
  showInformationMessage,
  showWarningMessage,
  withProgress,
} from '../shownWindow.ts';
import { logChannel, requireTrust, showError } from '../window.ts';
import type { CheckedProjects } from './checkedProjects.ts';

/** The command "Validate Handover Pack": checks the whole pack and opens what it found. */
export async function validateFolder(
  context: vscode.ExtensionContext,
  projects: CheckedProjects,
  target: unknown,
  say: Translate,
): Promise<void> {
  try {
    if (!(await requireTrust(say))) return;
    const folder = await chooseFolder(target, say);
    if (folder === undefined) return;
    const project = await openProject(folder.path, { named: folder.named, environment: process.env });
    const title = say('vscode.check.running', { project: basename(project.root) });
    const result = await withProgress({ location: vscode.ProgressLocation.Window, title }, () =>
      projects.checkAll(project),
    );
    if (result) await announce(context, result, say);
  } catch (error) {
    showError(error, context, say);
  }
}

async function announce(
  context: vscode.ExtensionContext,
  { findings, crashes, unread }: CheckResult,
  say: Translate,
): Promise<void> {
  const [crash] = crashes;
  if (crash) return void offerLog(context, say('vscode.check.crashed', { rule: crash.ruleId }), say);
  const [missed] = unread.notes;
  if (missed) void showWarningMessage(say(missed.id, missed.data));
  // A message stays until somebody closes it; the command is done before that.
  if (findings.length === 0)
    return missed ? undefined : void showInformationMessage(say('vscode.check.clean'));
  // `workbench.actions.view.problems` would close the view where it is open.
  await vscode.commands.executeCommand('workbench.panel.markers.view.focus');
  const count = (severity: string) => findings.filter(finding => finding.severity === severity).length;
  const parts = (['error', 'warning', 'info'] as const)
    .map(severity => ({ severity, count: count(severity) }))
    .filter(part => part.count > 0)
    .map(part => say(`vscode.check.${part.severity}`, { count: part.count }));
  setStatusBarMessage(say('vscode.check.found', { list: parts.join(say('list.separator')) }), 8000);
}

async function offerLog(context: vscode.ExtensionContext, message: string, say: Translate): Promise<void> {
  const showLog = say('vscode.showLog');
  if ((await showErrorMessage(message, showLog)) === showLog) logChannel(context).show();
}
