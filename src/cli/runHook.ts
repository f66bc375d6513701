import { join, relative } from 'node:path';
import { UserError } from '../core/errors.ts';
import type { Hooks, Project } from '../core/ports.ts';
import { openHooks } from '../io/hooks.ts';
import { EDITED_HOOK, installHook, KEPT_HOOK, type Refusal, uninstallHook } from '../usecases/hook.ts';
import type { HookManager } from '../usecases/hookManagers.ts';
import { openCommandProject } from './commandProject.ts';
import type { HookOptions } from './options.ts';
import { readSnippet } from './snippets.ts';
import { type ExitCode, paint, type Session } from './terminal.ts';

/** `handover hook install` */
export async function runInstall(options: HookOptions, session: Session): Promise<ExitCode> {
  const { terminal, say } = session;
  const { project, hooks } = await open(options, session);
  const { prefix } = project;
  const { installation, assets } = terminal;
  const door = options.dryRun ? readOnly(hooks) : hooks;
  const outcome = await installHook(door, assets, { prefix, installation, force: options.force === true });
  if (outcome.kind === 'managed') return await reportManager(outcome.manager, session);
  if (outcome.kind !== 'installed' && outcome.kind !== 'updated' && outcome.kind !== 'unchanged')
    return refuse(outcome.kind, hooks, session);
  const what = say(`hook.${outcome.kind}`, { path: hookPath(hooks, terminal.cwd) });
  succeed(options.dryRun ? say('dryRun.would', { what }) : what, session);
  if (outcome.kind === 'unchanged') return 0;
  const print = (line: string) => terminal.stdout.write(`  ${line}\n`);
  if (outcome.kind === 'installed' && outcome.kept !== 'none')
    print(say(outcome.kept === 'runs' ? 'hook.kept' : 'hook.keptIdle', { name: KEPT_HOOK }));
  if (prefix !== '') print(say('hook.project', { folder: prefix.replace(/\/$/, '') }));
  if (hooks.place === 'project')
    print(say('hook.tracked', { folder: relative(hooks.workTree.root, hooks.folder) }));
  print(say(options.dryRun ? 'generate.dryRun' : 'hook.next'));
  return 0;
}

/** `handover hook uninstall` */
export async function runUninstall(options: HookOptions, session: Session): Promise<ExitCode> {
  const { terminal, say } = session;
  const { hooks } = await open(options, session);
  const door = options.dryRun ? readOnly(hooks) : hooks;
  const outcome = await uninstallHook(door, { force: options.force === true });
  const path = hookPath(hooks, terminal.cwd);
  if (outcome.kind === 'edited') return refuse(outcome.kind, hooks, session);
  if (outcome.kind === 'notInstalled') succeed(say('hook.notInstalled', { path }), session);
  else {
    const what = say(outcome.restored ? 'hook.restored' : 'hook.removed', { path });
    succeed(options.dryRun ? say('dryRun.would', { what }) : what, session);
    if (outcome.wasEdited) terminal.stdout.write(`  ${say('hook.keptEdited', { name: EDITED_HOOK })}\n`);
  }
  if (options.dryRun) terminal.stdout.write(`  ${say('generate.dryRun')}\n`);
  return 0;
}

/** Hooks that are looked at as they are, and stay so. */
export function readOnly(hooks: Hooks): Hooks {
  return {
    ...hooks,
    write: async () => undefined,
    move: async () => undefined,
    remember: async () => undefined,
    forget: async () => undefined,
    remove: async (_, restored) => {
      for (const name of restored) if (await hooks.read(name)) return true;
      return false;
    },
  };
}

async function open(
  { cwd }: HookOptions,
  { terminal }: Session,
): Promise<{ project: Project; hooks: Hooks }> {
  const { project, start } = await openCommandProject({ cwd }, terminal);
  if (project.gitProblem === 'not-installed') throw new UserError('error.gitMissing');
  if (project.git === undefined) throw new UserError('error.hookWithoutRepository', { path: start });
  return { project, hooks: await openHooks(project.git, terminal.environment) };
}

async function reportManager(manager: HookManager, session: Session): Promise<ExitCode> {
  const { terminal, say } = session;
  const { name, file, isSetUp } = manager;
  if (isSetUp) {
    succeed(say('hook.managed.done', { name, file }), session);
    return 0;
  }
  fail(say('hook.managed', { name, file }), session);
  terminal.stdout.write(`\n${await readSnippet(name, session)}\n`);
  terminal.stderr.write(`${say('hook.managed.force')}\n`);
  return 1;
}

function refuse(kind: Refusal['kind'], hooks: Hooks, session: Session): ExitCode {
  const { terminal, say } = session;
  const { folder, ownFolder: own, configured = '' } = hooks;
  const data = { path: hookPath(hooks, terminal.cwd), folder, own, name: KEPT_HOOK, configured };
  fail(say(`hook.refused.${kind}`, data), session);
  terminal.stderr.write(`  ${say(`hook.refused.${kind}.hint`, data)}\n`);
  return 1;
}

function succeed(line: string, { terminal }: Session): void {
  terminal.stdout.write(`${paint(terminal, 'green', '✔')} ${line}\n`);
}

function fail(line: string, { terminal }: Session): void {
  terminal.stderr.write(`${paint(terminal, 'red', '✖')} ${line}\n`);
}

/** As short as it is clear from where the user stands. */
function hookPath({ folder }: Hooks, cwd: string): string {
  const path = join(folder, 'pre-commit');
  const short = relative(cwd, path);
  return short.startsWith('..') ? path : short;
}
