import { basename, join, resolve } from 'node:path';
import { localDate } from '../core/dates.ts';
import { UserError } from '../core/errors.ts';
import { slashedPath } from '../core/paths.ts';
import type { Project } from '../core/ports.ts';
import { sha256 } from '../export/manifest.ts';
import { kindOfPlace, writeOutput, writeOutputFolder } from '../io/outputs.ts';
import type { Language } from '../l10n/index.ts';
import { type Exported, exportPack } from '../usecases/export/exportPack.ts';
import { endingOf, fileNameOf, formatOf } from '../usecases/export/formatOf.ts';
import { EARLIER_EXPORT, refuseInPack } from '../usecases/export/place.ts';
import type { ExportFormat } from '../usecases/export/request.ts';
import { readSettings } from '../usecases/readSettings.ts';
import { openCommandProject } from './commandProject.ts';
import type { ExportOptions } from './options.ts';
import { type ExitCode, paint, progressLine, type Session } from './terminal.ts';

/** Runs `handover export`: 0 where it was written, 2 where something must not leave the house. */
export async function runExport(options: ExportOptions, session: Session): Promise<ExitCode> {
  const { terminal, say, language: shown, languageChosen } = session;
  const format = formatOf(options.to, options.output);
  if (options.force && !options.reason?.trim()) throw new UserError('error.export.noReason');
  const { project, start } = await openCommandProject(options, terminal);
  const settings = await readSettings(project.files);
  const language: Language = languageChosen ? shown : (settings.language ?? shown);
  const progress = progressLine(terminal);
  const exported = await exportPack(
    project,
    {
      format,
      language,
      audience: options.for,
      transition: options.transition,
      document: options.document,
      template: options.template && templateOf(options.template, start, project),
      forcedBecause: options.force ? options.reason?.trim() : undefined,
      today: options.today ?? localDate(),
    },
    { assets: terminal.assets, onProgress: ({ step }) => progress.show(say(`export.progress.${step}`)) },
  ).finally(progress.clear);
  const path = await placeOf(options.output, exported, format, terminal.cwd);
  refuseInPack(path, project.root, settings.folder);
  await writeTo(path, exported, options.output ?? basename(path));
  for (const { id, data } of exported.warnings)
    terminal.stderr.write(`${paint(terminal, 'yellow', '!')} ${say(id, data)}\n`);
  const [only] = exported.files;
  const digest = exported.isFolder || only === undefined ? '' : sha256(only.bytes);
  terminal.stdout.write(
    `${paint(terminal, 'green', say('export.written', { path: options.output ?? basename(path) }))}\n`,
  );
  if (digest !== '') terminal.stdout.write(`${say('export.digest', { digest })}\n`);
  return 0;
}

/** The folder of a template from the project folder: only what lies in the project is read. */
function templateOf(folder: string, start: string, { root }: Project): string {
  const path = slashedPath(root, resolve(start, folder));
  if (path === '..' || path.startsWith('../') || /^[A-Za-z]:/.test(path))
    throw new UserError('error.pathOutside', { path: folder });
  return path || '.';
}

/** Where it is written: as the user says; into a folder, or beside where they are, under its title. */
async function placeOf(
  output: string | undefined,
  { title, isFolder }: Exported,
  format: ExportFormat,
  cwd: string,
): Promise<string> {
  const path = resolve(cwd, output ?? fileNameOf(title, format));
  if (isFolder || output === undefined) return path;
  if ((await kindOfPlace(path)) === 'folder') return join(path, fileNameOf(title, format));
  if (!path.toLowerCase().endsWith(endingOf(format)))
    throw new UserError('error.export.ending', { path: output, ending: endingOf(format) });
  return path;
}

async function writeTo(path: string, { files, isFolder }: Exported, name: string): Promise<void> {
  const [only] = files;
  if (!isFolder) {
    if (only) await writeOutput(path, only.bytes, name);
    return;
  }
  await writeOutputFolder(path, files, EARLIER_EXPORT, name);
}
