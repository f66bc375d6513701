import { basename } from 'node:path';
import * as vscode from 'vscode';
import { localDate } from '../core/dates.ts';
import type { Project } from '../core/ports.ts';
import { openProject } from '../io/project.ts';
import type { Translate } from '../l10n/index.ts';
import type { GeneratePlan } from '../usecases/generate.ts';
import { changesOf } from '../usecases/planChanges.ts';
import { countChanges } from '../usecases/planSummary.ts';
import type { ReadOptions } from '../usecases/readFacts.ts';
import { applyChanges } from './applyChanges.ts';
import { withOpenDocuments } from './checks/overlay.ts';
import { chooseFolder } from './chooseFolder.ts';
import { reviewPlan } from './reviewPlan.ts';
import { showInformationMessage, withProgress } from './shownWindow.ts';
import { requireTrust } from './window.ts';

/** A command that plans files of a pack. */
export interface PlanningCommand {
  /** @returns undefined when the user changed their mind */
  ask(project: Project): Promise<((options: ReadOptions) => Promise<GeneratePlan>) | undefined>;
  /** What is said where there is nothing to do. */
  readonly nothing: string;
  /** Names the edit, in the list of what can be undone. */
  readonly label: string;
}

/** A plan that was carried out. */
export interface CarriedOut {
  readonly project: Project;
  readonly plan: GeneratePlan;
  /** Files that were written. */
  readonly changes: number;
}

/**
 * Plans in a folder, shows the plan, and writes it as one edit when it may be written.
 * @param target the folder of a context menu, or nothing
 * @returns undefined where nothing was written
 * @throws UserError, GitError
 */
export async function carryOut(
  target: unknown,
  command: PlanningCommand,
  say: Translate,
): Promise<CarriedOut | undefined> {
  if (!(await requireTrust(say))) return undefined;
  const folder = await chooseFolder(target, say);
  if (folder === undefined) return undefined;
  const onDisk = await openProject(folder.path, { named: folder.named, environment: process.env });
  const project = withOpenDocuments(onDisk);
  const makePlan = await command.ask(project);
  const plan = makePlan && (await planWithProgress(project, makePlan, say));
  if (plan === undefined) return undefined;
  const changes = countChanges(plan);
  const hasConflict = plan.files.some(({ action }) => action === 'conflict');
  if (changes === 0 && !hasConflict) {
    void showInformationMessage(command.nothing);
    return undefined;
  }
  if (!(await reviewPlan(plan, project.root, say)) || changes === 0) return undefined;
  await applyChanges(project, changesOf(plan), command.label);
  return { project, plan, changes };
}

/** @returns undefined when the user pressed Cancel */
async function planWithProgress(
  project: Project,
  makePlan: (options: ReadOptions) => Promise<GeneratePlan>,
  say: Translate,
): Promise<GeneratePlan | undefined> {
  const where = { location: vscode.ProgressLocation.Notification, cancellable: true };
  const title = say('generate.title', { project: basename(project.root) });
  return withProgress({ ...where, title }, async (progress, token) => {
    const controller = new AbortController();
    token.onCancellationRequested(() => controller.abort());
    const { signal } = controller;
    try {
      return await makePlan({
        signal,
        today: localDate(),
        onProgress: ({ step, count }) => progress.report({ message: say(`progress.${step}`, { count }) }),
      });
    } catch (error) {
      if (signal.aborted) return undefined;
      throw error;
    }
  });
}
