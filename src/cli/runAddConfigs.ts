import { isAbsolute } from 'node:path';
import type { Project } from '../core/ports.ts';
import { oneLine, visible } from '../reporters/visible.ts';
import { planEntries } from '../usecases/configs/add.ts';
import { readSettings } from '../usecases/readSettings.ts';
import { openCommandProject } from './commandProject.ts';
import type { AddConfigsOptions } from './options.ts';
import { fromProject } from './runConfigs.ts';
import { type ExitCode, paint, type Session } from './terminal.ts';
import { writeOrShow } from './write.ts';

/** Runs `handover configs add`: writes entries with what can be guessed, and says where a person must go on. */
export async function runAddConfigs(
  paths: readonly string[],
  options: AddConfigsOptions,
  session: Session,
): Promise<ExitCode> {
  const { terminal } = session;
  const { project, start } = await openCommandProject(options, terminal);
  const settings = await readSettings(project.files);
  const { say } = session;
  const plan = await planEntries(project, terminal.assets, {
    paths: await Promise.all(paths.map(path => meant(path, start, project))),
    settings,
    // A file speaks the language of its pack, whoever writes into it.
    language: session.languageChosen ? session.language : (settings.language ?? session.language),
  });
  const written = await writeOrShow(project.files, plan.changes, options, session);
  for (const { id, data } of plan.unread.notes)
    terminal.stderr.write(`${paint(terminal, 'yellow', '!')} ${oneLine(say(id, data))}\n`);
  const code = plan.unread.failed ? 2 : 0;
  if (written === undefined) return code;
  for (const { path, isNew, line, kind } of plan.added) {
    const data = {
      path: visible(project.prefix + path),
      kind: oneLine(kind ?? ''),
      place: `${project.prefix}${plan.path}:${line}`,
    };
    const id = !isNew ? 'present' : kind === undefined ? 'addedUnknown' : 'added';
    const mark = isNew ? paint(terminal, 'green', '✔') : paint(terminal, 'dim', '·');
    terminal.stdout.write(`${mark} ${say(`configs.${id}`, data)}\n`);
  }
  if (plan.changes.length > 0)
    terminal.stdout.write(`${say('configs.addNext', { path: project.prefix + plan.path })}\n`);
  if (plan.added.length === 0) terminal.stdout.write(`${say('configs.nothingToAdd')}\n`);
  return code;
}

/**
 * The path from the project folder. Findings and reports name paths from the project folder or the top of the
 * repository: copied from there into a terminal that is in a sub-folder, they still mean the same file.
 */
async function meant(path: string, start: string, { root, prefix, files }: Project): Promise<string> {
  const fromHere = fromProject(path, start, root);
  if ((await files.kind(fromHere)) !== 'missing') return fromHere;
  for (const other of [path, path.startsWith(prefix) ? path.slice(prefix.length) : path]) {
    if (other.startsWith('..') || isAbsolute(other)) continue;
    const candidate = fromProject(other, root, root);
    if ((await files.kind(candidate)) !== 'missing') return candidate;
  }
  return fromHere;
}
