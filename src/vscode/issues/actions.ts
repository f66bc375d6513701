import { join } from 'node:path';
import * as vscode from 'vscode';
import type { FileChange } from '../../core/changes.ts';
import { isDate, localDate } from '../../core/dates.ts';
import type { Project } from '../../core/ports.ts';
import type { Triage } from '../../history/issue.ts';
import { openAssets } from '../../io/assets.ts';
import type { Translate } from '../../l10n/index.ts';
import { age } from '../../reporters/issues/listing.ts';
import { addToChecklist, triageIssues } from '../../usecases/issues/triage.ts';
import { shownText } from '../../usecases/shownText.ts';
import { applyChanges } from '../applyChanges.ts';
import { withOpenDocuments } from '../checks/overlay.ts';
import { gitApi } from '../gitApi.ts';
import { setStatusBarMessage, showInformationMessage } from '../shownWindow.ts';
import { runWizard } from '../wizard.ts';
import { type IssueLine, placeOf, STATE_ICONS } from './nodes.ts';
import { showCommit } from './showCommit.ts';

/** Opens what an issue is about: what was changed in a file, the line of a file, else the commit. */
export async function openIssue(
  { issue, project }: IssueLine,
  context: vscode.ExtensionContext,
  say: Translate,
): Promise<void> {
  const { file, line } = issue;
  const uri = file === null ? undefined : vscode.Uri.file(join(project.root, file));
  if (file !== null && uri) {
    if (issue.class === 'uncommitted' && (await isChanged(uri)))
      return vscode.commands.executeCommand('git.openChange', uri);
    const kind = await project.files.kind(file);
    if (kind === 'folder') return vscode.commands.executeCommand('revealInExplorer', uri);
    if (kind === 'file') {
      const at = new vscode.Position((line ?? 1) - 1, 0);
      // Not as text: it may be a picture.
      return vscode.commands.executeCommand('vscode.open', uri, {
        preview: true,
        ...(line !== null && { selection: new vscode.Range(at, at) }),
      });
    }
  }
  const commit = issue.evidence.find(piece => piece.commit !== undefined)?.commit;
  if (commit !== undefined) return showCommit(project, commit, context);
  void showInformationMessage(shownText(say('vscode.issues.nothingToOpen', { place: placeOf(issue) })));
}

/** Whether the built-in git extension can show what was changed, even where the file itself is gone. */
async function isChanged(uri: vscode.Uri): Promise<boolean> {
  const state = (await gitApi())?.getRepository(uri)?.state;
  const changes = [...(state?.indexChanges ?? []), ...(state?.workingTreeChanges ?? [])];
  return changes.some(change => change.uri.fsPath === uri.fsPath);
}

const STATES = ['open', 'deferred', 'resolved', 'not-an-issue'] as const;
/**
 * Asks for a decision and writes it into `issues.yaml`.
 * @returns undefined when the user changed their mind
 */
export async function triageInView(
  chosen: readonly IssueLine[],
  context: vscode.ExtensionContext,
  say: Translate,
): Promise<Triage | undefined> {
  const [first] = chosen;
  if (first === undefined) return undefined;
  const title =
    chosen.length === 1 ? shownText(first.issue.title) : say('vscode.issues.count', { count: chosen.length });
  // A file that cannot be changed is told before anybody types a reason.
  const assets = openAssets(context.extensionPath);
  const write = async (triage: Triage) => {
    const plans: [Project, readonly FileChange[]][] = [];
    for (const [project, lines] of byProject(chosen)) {
      const decisions = lines.map(({ issue }) => ({ issue, ...triage }));
      plans.push([
        project,
        await triageIssues(withOpenDocuments(project), decisions, { assets, today: localDate() }),
      ]);
    }
    return plans;
  };
  await write({ state: 'open' });
  const triage = await askTriage(title, say);
  if (triage === undefined) return undefined;
  for (const [project, changes] of await write(triage))
    await applyChanges(project, changes, say('vscode.issues.triageLabel'));
  return triage;
}

/** What was decided, until when, and why; each question leads back to the one before it. */
function askTriage(title: string, say: Translate): Promise<Triage | undefined> {
  const named = { title: () => title };
  return runWizard(async ask => {
    const { value: state, isLast } = await ask.pickAtOnce({
      ...named,
      atOnce: say('vscode.issues.atOnce'),
      words: say('vscode.issues.triageHint'),
      choices: STATES.map(value => ({
        value,
        label: `$(${STATE_ICONS[value]}) ${say(`vscode.issues.state.${value}`)}`,
        detail: say(`vscode.issues.state.${value}.detail`),
        asksMore: value === 'deferred',
      })),
    });
    if (isLast) return { state };
    const until =
      state === 'deferred'
        ? await ask.write({
            ...named,
            words: say('vscode.issues.until'),
            placeholder: 'yyyy-mm-dd',
            problem: text => {
              if (!isDate(text.trim())) return say('vscode.issues.noDay');
              // It would be back on the list before it is gone.
              return text.trim() < localDate() ? say('vscode.issues.pastDay') : undefined;
            },
          })
        : undefined;
    const reason = await ask.write({
      ...named,
      words: say('vscode.issues.reason'),
      placeholder: say('vscode.issues.reasonHint'),
    });
    return { state, until: until?.trim(), reason: reason?.trim() || undefined };
  });
}

/** Makes open items of the checklist, and shows the first of them there. */
export async function putIntoChecklist(
  chosen: readonly IssueLine[],
  context: vscode.ExtensionContext,
  say: Translate,
): Promise<void> {
  const assets = openAssets(context.extensionPath);
  for (const [project, lines] of byProject(chosen)) {
    const { path, added, changes } = await addToChecklist(
      withOpenDocuments(project),
      lines.map(({ issue }) => issue),
      assets,
    );
    await applyChanges(project, changes, say('vscode.issues.addLabel'));
    const wanted = lines[0]?.issue.fingerprint ?? '';
    const document = await vscode.workspace.openTextDocument(join(project.root, path));
    const editor = await vscode.window.showTextDocument(document);
    const offset = document.getText().indexOf(wanted);
    if (offset >= 0) {
      const at = document.lineAt(document.positionAt(offset).line).range;
      editor.selection = new vscode.Selection(at.start, at.start);
      editor.revealRange(at, vscode.TextEditorRevealType.InCenter);
    }
    const count = added();
    const id = count > 0 ? 'issues.added' : 'issues.addedBefore';
    void setStatusBarMessage(say(id, { count: count || lines.length, path }), 8000);
  }
}

/** Puts issues with their evidence on the clipboard, as a Markdown list. */
export async function copyIssues(chosen: readonly IssueLine[], say: Translate): Promise<void> {
  const entries = chosen.map(({ issue }) => {
    const facts = [
      say(`issues.class.${issue.class}`),
      placeOf(issue),
      issue.person,
      age(issue, say),
      issue.url ?? '',
    ];
    const evidence = issue.evidence.map(
      ({ commit, date, text }) => `  - ${[commit?.slice(0, 10), date, text].filter(Boolean).join(' ')}`,
    );
    return [`- ${issue.title} (${facts.filter(fact => fact !== '').join(' · ')})`, ...evidence].join('\n');
  });
  await vscode.env.clipboard.writeText(`${entries.join('\n')}\n`);
}

export async function openTicket({ issue }: IssueLine): Promise<void> {
  // VS Code itself asks before it opens an address that the user has not trusted.
  if (issue.url !== null) await vscode.env.openExternal(vscode.Uri.parse(issue.url, true));
}

function byProject(chosen: readonly IssueLine[]): Map<Project, IssueLine[]> {
  return Map.groupBy(chosen, ({ project }) => project);
}
