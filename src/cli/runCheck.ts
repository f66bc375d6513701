import { resolve } from 'node:path';
import { localDate } from '../core/dates.ts';
import { UserError } from '../core/errors.ts';
import { slashedPath } from '../core/paths.ts';
import type { Project } from '../core/ports.ts';
import { textOrAbsent } from '../core/textRead.ts';
import { readUserFile } from '../io/files.ts';
import { openStaged } from '../io/staged.ts';
import { loadTranslator } from '../l10n/index.ts';
import { refuseConflict } from '../pack/yaml/conflict.ts';
import { loadReporter } from '../reporters/index.ts';
import { baselineChange, baselinePath } from '../usecases/check/baseline.ts';
import { type CheckRequest, type CheckResult, checkProject } from '../usecases/check/checkProject.ts';
import { type FixPlan, planFixes } from '../usecases/check/fix.ts';
import { makeReport } from '../usecases/check/report.ts';
import type { ScopeRequest } from '../usecases/check/scope.ts';
import { openCommandProject } from './commandProject.ts';
import type { CheckOptions } from './options.ts';
import { type ExitCode, paint, type Session } from './terminal.ts';
import { writeOrShow } from './write.ts';

/**
 * Runs `handover check` and prints its report.
 * @param paths from the folder in which the command runs
 */
export async function runCheck(
  paths: readonly string[],
  options: CheckOptions,
  session: Session,
  toolVersion: string,
): Promise<ExitCode> {
  const { terminal } = session;
  const { project, start } = await openCommandProject(options, terminal);
  const request: CheckRequest = {
    scope: await scopeOf(paths, options, project, start),
    // A message can say nothing about the rest, which the check before it has looked at.
    ...(options.message !== undefined && { rules: [RULE_OF_MESSAGE] }),
    today: options.today ?? localDate(),
    ignoreBaseline: !options.baseline || options.updateBaseline,
  };
  const { result, fixed, changes } = await run(project, request, options, session);
  if (options.updateBaseline) return updateBaseline(project, result, options, session);
  // A format for programs stays one: it reports what would be left, and the changes are not shown beside it.
  const isOnlyReported = options.dryRun === true && options.format !== 'stylish';
  const written =
    options.fix && !isOnlyReported ? await writeOrShow(project.files, changes, options, session) : new Map();
  if (written === undefined) return exitCode(result, options);
  const forCommit = options.staged === true || options.message !== undefined;
  // Git shows in the editor what a hook says: the next step is there, and not in a terminal.
  const isInEditor = forCommit && terminal.environment['VSCODE_GIT_COMMAND'] !== undefined;
  const frontend = isInEditor ? 'editor' : 'commandLine';
  const say = isInEditor ? await loadTranslator(session.language, frontend) : session.say;
  const report = await makeReport(project, result, {
    fixed,
    toolVersion,
    language: session.language,
    say,
    frontend,
    assets: terminal.assets,
    withPages: options.format === 'sarif',
  });
  const print = await loadReporter(options.format);
  const text = print(report, {
    say,
    paint: (style, part) => paint(terminal, style, part),
    quiet: options.quiet === true,
    forCommit,
  });
  const whole = text === '' || text.endsWith('\n') ? text : `${text}\n`;
  if (options.format === 'github' && terminal.stdout.writeCommands) terminal.stdout.writeCommands(whole);
  else if (whole !== '') terminal.stdout.write(whole);
  for (const { error } of result.crashes)
    terminal.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  return exitCode(result, options);
}

async function run(
  project: Project,
  request: CheckRequest,
  options: CheckOptions,
  { terminal, language }: Session,
): Promise<FixPlan> {
  const services = {
    assets: terminal.assets,
    readBlocks: async () => {
      const { readFreshBlocks } = await import('../usecases/freshBlocks.ts');
      return readFreshBlocks(project, language, terminal.assets, request.today);
    },
    openStaged: (call: Parameters<typeof openStaged>[1]) => {
      if (project.git === undefined) throw new UserError('error.notARepository');
      return openStaged(project.git, call);
    },
  };
  if (options.fix) return planFixes(project, request, services);
  return { result: await checkProject(project, request, services), fixed: 0, changes: [] };
}

/** The rule that the message of a commit can break. */
const RULE_OF_MESSAGE = 'todo-of-closed-ticket';

async function scopeOf(
  paths: readonly string[],
  { staged, since, message }: CheckOptions,
  project: Project,
  start: string,
): Promise<ScopeRequest> {
  if (paths.length > 0 && (staged || since !== undefined || message !== undefined))
    throw new UserError('error.pathsAndScope');
  if (message !== undefined)
    return { kind: 'staged', message: await readUserFile(resolve(start, message), message) };
  if (staged) return { kind: 'staged' };
  if (since !== undefined) return { kind: 'since', ref: since };
  if (paths.length === 0) return { kind: 'pack' };
  const fromProject = paths.map(path => {
    const inside = slashedPath(project.root, resolve(start, path)) || '.';
    if (inside.startsWith('../') || inside === '..') throw new UserError('error.pathOutside', { path });
    return inside;
  });
  return { kind: 'paths', paths: fromProject };
}

async function updateBaseline(
  project: Project,
  { findings, settings, crashes, unread }: CheckResult,
  options: CheckOptions,
  session: Session,
): Promise<ExitCode> {
  const [crash] = crashes;
  if (crash) throw crash.error;
  // What was not searched would be as good as accepted, and what is there and cannot be read would be lost.
  const [missed] = unread.failed ? unread.notes : [];
  if (missed) throw new UserError(missed.id, missed.data);
  const path = baselinePath(settings.folder);
  // What is there and cannot be read is no empty baseline.
  const before = textOrAbsent(path, await project.files.readText(path));
  if (before !== undefined) refuseConflict(path, before);
  const changes = baselineChange(path, before, findings);
  if ((await writeOrShow(project.files, changes, options, session)) === undefined) return 0;
  const { terminal, say } = session;
  terminal.stdout.write(`${say('check.baselineWritten', { path, count: findings.length })}\n`);
  return 0;
}

function exitCode({ findings, crashes, unread }: CheckResult, { maxWarnings }: CheckOptions): ExitCode {
  if (crashes.length > 0 || unread.failed) return 2;
  const count = (severity: string) => findings.filter(finding => finding.severity === severity).length;
  if (count('error') > 0) return 1;
  return maxWarnings !== undefined && count('warning') > maxWarnings ? 1 : 0;
}
