import { localDate } from '../core/dates.ts';
import { UserError } from '../core/errors.ts';
import type { Language } from '../l10n/index.ts';
import { CONFIG_FILE } from '../pack/names.ts';
import { type GenerateRequest, planGeneration } from '../usecases/generate.ts';
import { changesOf, resultsOf } from '../usecases/planChanges.ts';
import { countChanges } from '../usecases/planSummary.ts';
import { openCommandProject } from './commandProject.ts';
import { printPlan, printResult } from './generateOutput.ts';
import type { GenerateOptions } from './options.ts';
import { type ExitCode, progressLine, type Session } from './terminal.ts';

/** Runs `handover generate`: asks where there is a terminal, shows the plan, writes. */
export async function runGenerate(options: GenerateOptions, session: Session): Promise<ExitCode> {
  const { terminal, say } = session;
  const { cwd, yes, dryRun, format } = options;
  const { project } = await openCommandProject({ cwd }, terminal);
  const mayAsk = terminal.interactive && !yes && !dryRun && format === 'stylish';
  const isNew = (await project.files.kind(CONFIG_FILE)) === 'missing';
  const given = requestOf(options, session);
  const prompts = mayAsk ? await import('./generatePrompts.ts') : undefined;
  const request = prompts && isNew ? await prompts.askRequest(given, session) : given;
  if (request === 'cancelled') return 2;

  const progress = progressLine(terminal);
  const plan = await planGeneration(project, request, terminal.assets, {
    today: options.today ?? localDate(),
    onProgress: ({ step, count }) => progress.show(say(`progress.${step}`, { count })),
  }).finally(progress.clear);
  const changes = countChanges(plan);
  const hasConflict = plan.files.some(({ action }) => action === 'conflict');
  if (format === 'stylish') printPlan(plan, project, session);

  if (dryRun || changes === 0) {
    printResult(plan, plan.files, { format, written: false, dryRun: dryRun === true }, session);
    return plan.unread.failed ? 2 : hasConflict ? 1 : 0;
  }
  if (!yes) {
    if (prompts === undefined) throw new UserError('error.needYes');
    if (!(await prompts.confirmWriting(changes, session))) return 2;
  }
  const results = resultsOf(plan, await project.files.change(changesOf(plan)));
  printResult(plan, results, { format, written: true, dryRun: false }, session);
  if (plan.unread.failed) return 2;
  return results.some(({ action }) => action === 'conflict') ? 1 : 0;
}

function requestOf(options: GenerateOptions, { language, languageChosen }: Session): GenerateRequest {
  const { customer, customerType, stage } = options;
  const chosen: Language | undefined = languageChosen ? language : undefined;
  return { customer, customerType, stage, language: chosen, fallbackLanguage: language };
}
