import * as vscode from 'vscode';
import { localDate } from '../../core/dates.ts';
import { UserError } from '../../core/errors.ts';
import type { Assets, Project } from '../../core/ports.ts';
import { openProject } from '../../io/project.ts';
import { findIssues } from '../../usecases/issues/findIssues.ts';
import type { IssueProgress, IssueReport } from '../../usecases/issues/report.ts';
import { withOpenDocuments } from '../checks/overlay.ts';

/** What was found in one project of the workspace. */
export interface FoundIssues {
  readonly project: Project;
  readonly report: IssueReport;
}

/**
 * Looks for issues in all folders of the workspace that are in a repository, one after the other.
 * @param tell is told how far it is
 * @throws UserError where git is not installed, or a repository cannot be read; the signal's reason when it is aborted
 */
export async function findInWorkspace(
  tell: (step: IssueProgress['step'], count: number) => void,
  assets: Assets,
  signal: AbortSignal,
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
    const report = await findIssues(
      withOpenDocuments(project),
      { today: today() },
      { assets, signal, onProgress },
    );
    found.push({ project, report });
  }
  signal.throwIfAborted();
  return found;
}

/** yyyy-mm-dd where the user is. */
export function today(): string {
  return localDate();
}
