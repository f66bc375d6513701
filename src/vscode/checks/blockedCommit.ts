import { join } from 'node:path';
import * as vscode from 'vscode';
import { localDate } from '../../core/dates.ts';
import { UserError } from '../../core/errors.ts';
import type { Finding } from '../../core/findings.ts';
import type { Project } from '../../core/ports.ts';
import { openAssets } from '../../io/assets.ts';
import { openProject } from '../../io/project.ts';
import { openStaged } from '../../io/staged.ts';
import type { Translate } from '../../l10n/index.ts';
import { type CheckResult, checkProject } from '../../usecases/check/checkProject.ts';
import { shownText } from '../../usecases/shownText.ts';
import { chooseFolder } from '../chooseFolder.ts';
import { inTwoLines } from '../inTwoLines.ts';
import { openPlace } from '../rows.ts';
import { showInformationMessage, showQuickPick, showWarningMessage, withProgress } from '../shownWindow.ts';
import { logChannel, requireTrust, showError } from '../window.ts';

/** Errors stop a commit, warnings do not. */
const ICONS = { error: 'error', warning: 'warning', info: 'info' } as const;

/** The command "Why Is My Commit Blocked?": checks what is staged as the hook does, and leads to each finding. */
export async function explainBlockedCommit(
  context: vscode.ExtensionContext,
  target: unknown,
  shown: (project: Project, result: CheckResult) => void,
  say: Translate,
  sayCheck: Translate,
): Promise<void> {
  try {
    if (!(await requireTrust(say))) return;
    const folder = await chooseFolder(target, say);
    if (folder === undefined) return;
    const project = await openProject(folder.path, { named: folder.named, environment: process.env });
    const location = vscode.ProgressLocation.Window;
    const title = say('vscode.staged.checking');
    const result = await withProgress({ location, title }, () => checkStaged(project, context));
    for (const { error } of result.crashes)
      logChannel(context).error(error instanceof Error ? error : String(error));
    shown(project, result);
    const [missed] = result.unread.notes;
    if (missed) void showWarningMessage(say(missed.id, missed.data));
    await lead(project, result.findings, say, sayCheck);
  } catch (error) {
    showError(error, context, say);
  }
}

/** Checks what is staged, as the hook does. */
export function checkStaged(project: Project, context: vscode.ExtensionContext): Promise<CheckResult> {
  const { git } = project;
  if (git === undefined)
    throw new UserError(project.gitProblem === 'not-installed' ? 'error.gitMissing' : 'error.notARepository');
  return checkProject(
    project,
    { scope: { kind: 'staged' }, today: localDate() },
    { assets: openAssets(context.extensionPath), openStaged: call => openStaged(git, call) },
  );
}

/** What stops a commit first. */
async function lead(
  { root }: Project,
  findings: readonly Finding[],
  say: Translate,
  sayCheck: Translate,
): Promise<void> {
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) void showInformationMessage(say('vscode.staged.free'));
  const others = findings.filter(({ severity }) => severity !== 'error');
  const choices = [...errors, ...others].map(finding => {
    const message = shownText(sayCheck(`${finding.ruleId}.${finding.messageId}`, finding.data));
    // A row shows two lines and cuts both: what it is stands in one, what to do in the other. All of it is at the place.
    const [what, next] = inTwoLines(message);
    return {
      label: `$(${ICONS[finding.severity]}) ${what}`,
      description: shownText(`${finding.file}:${finding.line}`),
      detail: next || sayCheck(`${finding.ruleId}.title`),
      finding,
    };
  });
  if (choices.length === 0) return;
  const placeHolder = say('vscode.staged.found', { count: errors.length });
  const options = { placeHolder, matchOnDescription: true, matchOnDetail: true, ignoreFocusOut: true };
  const chosen = await showQuickPick(choices, options);
  if (chosen === undefined) return;
  const { file, line } = chosen.finding;
  const { command, arguments: place = [] } = openPlace(vscode.Uri.file(join(root, file)), line);
  await vscode.commands.executeCommand(command, ...place);
}
