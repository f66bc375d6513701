import { resolve } from 'node:path';
import { openProject } from '../io/project.ts';
import { CONFIG_FILE } from '../pack/names.ts';
import { readProjectConfig } from '../pack/projectConfig.ts';
import { oneLine, visible } from '../reporters/visible.ts';
import { planEntries } from '../usecases/configs/add.ts';
import type { CommonOptions } from './program.ts';
import { fromProject } from './runConfigs.ts';
import { type ExitCode, inProjectLanguage, paint, type Session } from './terminal.ts';

/** Runs `handover configs add`: writes entries with what can be guessed, and says where a person must go on. */
export async function runAddConfigs(
  paths: readonly string[],
  options: CommonOptions,
  session: Session,
): Promise<ExitCode> {
  const { terminal } = session;
  const start = resolve(terminal.cwd, options.cwd ?? '.');
  const named = options.cwd !== undefined;
  const project = await openProject(start, { named, environment: terminal.environment });
  const settings = readProjectConfig(await project.files.readText(CONFIG_FILE));
  const words = await inProjectLanguage(session, settings.language);
  const { say } = words;
  const plan = await planEntries(project, terminal.assets, {
    paths: paths.map(path => fromProject(path, start, project.root)),
    settings,
    // A file speaks the language of its pack, whoever writes into it.
    language: session.languageChosen ? session.language : (settings.language ?? words.language),
  });
  if (plan.text !== undefined) await project.files.write(plan.path, plan.text);
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
  if (plan.text !== undefined)
    terminal.stdout.write(`${say('configs.addNext', { path: project.prefix + plan.path })}\n`);
  if (plan.added.length === 0) terminal.stdout.write(`${say('configs.nothingToAdd')}\n`);
  return 0;
}
