import * as vscode from 'vscode';
import { localDate } from '../../core/dates.ts';
import { UserError } from '../../core/errors.ts';
import type { Assets, Project } from '../../core/ports.ts';
import type { Issue } from '../../history/issue.ts';
import { openProject } from '../../io/project.ts';
import { findIssues } from '../../usecases/issues/findIssues.ts';
import type { IssueProgress, IssueReport } from '../../usecases/issues/report.ts';
import { openItemsOf } from '../../usecases/issues/triage.ts';
import { withOpenDocuments } from '../checks/overlay.ts';

/** What was found in one project of the workspace. */
export interface FoundIssues {
  readonly project: Project;
  readonly report: Pick<IssueReport, 'items' | 'complete' | 'notes' | 'stale' | 'triageFile'>;
  /** Whether the checklist has it already. */
  readonly isListed: (issue: Issue) => boolean;
}

/**
 * Looks for issues in all folders of the workspace that are in a repository, one after the other.
 * @param tell is told how far it is
 * @param show is shown what there is so far, while the rest is still read
 * @throws UserError where git is not installed, or a repository cannot be read; the signal's reason when it is aborted
 */
export async function findInWorkspace(
  tell: (step: IssueProgress['step'], count: number) => void,
  assets: Assets,
  signal: AbortSignal,
  show: (found: readonly FoundIssues[]) => void,
): Promise<FoundIssues[]> {
  // Git is started only in a folder that the user trusts.
  if (!vscode.workspace.isTrusted) return [];
  const found: FoundIssues[] = [];
  for (const { uri } of vscode.workspace.workspaceFolders ?? []) {
    if (uri.scheme !== 'file') continue;
    signal.throwIfAborted();
    const project = await openProject(uri.fsPath, { named: false, environment: process.env });
    if (project.gitProblem === 'not-installed') throw new UserError('error.gitMissing');
    if (project.git === undefined || found.some(other => other.project.root === project.root)) continue;
    const onProgress = ({ step, count }: IssueProgress) => tell(step, count);
    const current = withOpenDocuments(project);
    const isListed = await openItemsOf(current, assets);
    const onFound = (items: readonly Issue[]) =>
      show([...found, { project, isListed, report: { ...NOTHING_YET, items } }]);
    const services = { assets, signal, onProgress, onFound };
    const report = await findIssues(current, { today: localDate() }, services);
    found.push({ project, isListed, report });
  }
  signal.throwIfAborted();
  return found;
}

/** Looks again what the checklist has. */
export async function markListed(found: FoundIssues, assets: Assets): Promise<FoundIssues> {
  return { ...found, isListed: await openItemsOf(withOpenDocuments(found.project), assets) };
}

const NOTHING_YET = { complete: true, notes: [], stale: [], triageFile: '' };
