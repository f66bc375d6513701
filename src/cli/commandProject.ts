import { resolve } from 'node:path';
import type { Project } from '../core/ports.ts';
import { openProject } from '../io/project.ts';
import { readOnce } from '../io/readOnce.ts';
import { PACK_PLACE } from '../usecases/readSettings.ts';
import type { CommonOptions } from './command.ts';
import type { Terminal } from './terminal.ts';

/**
 * Opens the project that a command is about; each file of its pack is read once.
 * @returns start: the folder that the user named with `--cwd`, else the one in which the command runs; absolute
 * @throws UserError, see `openProject`
 */
export async function openCommandProject(
  { cwd }: { readonly cwd?: CommonOptions['cwd'] | undefined },
  terminal: Terminal,
): Promise<{ readonly project: Project; readonly start: string }> {
  const start = resolve(terminal.cwd, cwd ?? '.');
  const project = await openProject(start, {
    named: cwd !== undefined,
    environment: terminal.environment,
    calledFrom: terminal.cwd,
  });
  return { project: readOnce(project, PACK_PLACE), start };
}
