import { localDate } from '../core/dates.ts';
import { GitError, type MessageData, UserError } from '../core/errors.ts';
import { isPartialClone } from '../core/gitSettings.ts';
import type { Git, Project } from '../core/ports.ts';
import { openHooks } from '../io/hooks.ts';
import { readHead } from '../knowledge/head.ts';
import { CONFIG_FILE } from '../pack/names.ts';
import { oneLine } from '../reporters/visible.ts';
import { readPackToFill } from '../usecases/fill/readPackToFill.ts';
import { installHook } from '../usecases/hook.ts';
import { readSettings } from '../usecases/readSettings.ts';
import type { CommonOptions } from './command.ts';
import { openCommandProject } from './commandProject.ts';
import { readOnly } from './runHook.ts';
import { type ExitCode, paint, type Session } from './terminal.ts';

/** `limited`: it works, but not all of it. */
type State = 'fine' | 'limited' | 'broken';

/** What was found out about one thing; its words are the message `doctor.<id>`, with a hint unless all is fine. */
interface Answer {
  readonly state: State;
  readonly id: string;
  readonly data?: MessageData;
}

/**
 * Runs `handover doctor`: what works here, what does not, and why. Nothing is written.
 * @returns 1 where something does not work
 */
export async function runDoctor(options: CommonOptions, session: Session): Promise<ExitCode> {
  const { terminal, say, language } = session;
  const tell = ({ state, id, data }: Answer) => {
    const mark = { fine: ['green', '✔'], limited: ['yellow', '!'], broken: ['red', '✖'] } as const;
    const [color, sign] = mark[state];
    terminal.stdout.write(`${paint(terminal, color, sign)} ${say(`doctor.${id}`, data)}\n`);
    if (state !== 'fine') terminal.stdout.write(`  ${say(`doctor.${id}.hint`, data)}\n`);
  };
  const states: State[] = [];
  const answer = async (ask: () => Promise<Answer>) => {
    const found = await ask().catch((error: unknown) => failed(error, session));
    states.push(found.state);
    tell(found);
  };
  const { version } = process;
  await answer(async () => ({ state: 'fine', id: 'node', data: { version } }));
  await answer(async () => ({ state: 'fine', id: 'language', data: { language } }));
  let project: Project | undefined;
  await answer(async () => {
    ({ project } = await openCommandProject(options, terminal));
    return gitOf(project);
  });
  if (project !== undefined) {
    const opened: Project = project;
    const { git, prefix } = opened;
    if (git) await answer(() => historyOf(git));
    await answer(() => settingsOf(opened));
    await answer(() => packOf(opened, session));
    if (git) await answer(() => hookOf(git, prefix, session));
  }
  return states.includes('broken') ? 1 : 0;
}

/** What a command would have said. */
function failed(error: unknown, { say }: Session): Answer {
  if (error instanceof UserError) {
    const { messageId, data } = error;
    const problem = say(messageId, data);
    return { state: 'broken', id: 'failed', data: { problem, hint: say(`${messageId}.hint`, data) } };
  }
  if (!(error instanceof GitError)) throw error;
  const problem = say('error.git', { command: error.subcommand, reason: error.reason });
  return { state: 'broken', id: 'failed', data: { problem: oneLine(problem), hint: say('doctor.git.hint') } };
}

async function gitOf({ git, gitProblem, root }: Project): Promise<Answer> {
  if (gitProblem === 'not-installed') return { state: 'broken', id: 'noGit' };
  if (git === undefined) return { state: 'limited', id: 'noRepository', data: { path: root } };
  const version = (await git.run(['version'])).replace(/^git version /, '').trim();
  return { state: 'fine', id: 'git', data: { version, path: root } };
}

async function historyOf(git: Git): Promise<Answer> {
  const { commit, isShallow } = await readHead(git, {});
  if (commit === undefined) return { state: 'limited', id: 'noCommit' };
  if (isShallow) return { state: 'limited', id: 'shallow' };
  if (isPartialClone((await git.settings()).keys())) return { state: 'limited', id: 'partial' };
  return { state: 'fine', id: 'history' };
}

async function settingsOf({ files }: Project): Promise<Answer> {
  const isThere = (await files.kind(CONFIG_FILE)) !== 'missing';
  const { folder } = await readSettings(files);
  return { state: 'fine', id: isThere ? 'settings' : 'noSettings', data: { file: CONFIG_FILE, folder } };
}

async function packOf(project: Project, { terminal }: Session): Promise<Answer> {
  try {
    const { pack } = await readPackToFill(project, terminal.assets, localDate());
    return { state: 'fine', id: 'pack', data: { folder: pack.folder } };
  } catch (error) {
    if (error instanceof UserError && error.messageId === 'error.noPack')
      return { state: 'limited', id: 'noPack', data: error.data };
    throw error;
  }
}

async function hookOf(git: Git, prefix: string, { terminal }: Session): Promise<Answer> {
  const hooks = readOnly(await openHooks(git, terminal.environment));
  const { assets, installation } = terminal;
  const outcome = await installHook(hooks, assets, { prefix, installation, force: false });
  if (outcome.kind === 'unchanged') return { state: 'fine', id: 'hook' };
  if (outcome.kind === 'managed')
    return {
      state: outcome.manager.isSetUp ? 'fine' : 'limited',
      id: 'managedHook',
      data: { name: outcome.manager.name, file: outcome.manager.file },
    };
  if (outcome.kind === 'installed') return { state: 'limited', id: 'noHook' };
  return { state: 'limited', id: 'otherHook' };
}
