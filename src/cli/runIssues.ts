import { resolve } from 'node:path';
import { localDate } from '../core/dates.ts';
import type { Project } from '../core/ports.ts';
import { isOpen } from '../history/issue.ts';
import { readUserFile } from '../io/files.ts';
import { loadIssueReporter } from '../reporters/issues/index.ts';
import { countedOf } from '../reporters/issues/listing.ts';
import { findIssues } from '../usecases/issues/findIssues.ts';
import type { IssueReport, IssueRequest } from '../usecases/issues/report.ts';
import { readSettings } from '../usecases/readSettings.ts';
import { openCommandProject } from './commandProject.ts';
import type { IssuesOptions } from './options.ts';
import { refuseMissing } from './refuseMissing.ts';
import { type ExitCode, paint, progressLine, type Session } from './terminal.ts';

/** Runs `handover issues` and prints what was found. */
export async function runIssues(options: IssuesOptions, session: Session): Promise<ExitCode> {
  const { terminal, say } = session;
  const { project, start } = await openForIssues(options.cwd, session);
  const today = options.today ?? localDate();
  const report = await find(project, session, {
    today,
    person: options.person,
    leaving: options.leaving,
    classes: options.class,
    paths: options.path,
    trackerExports: await readExportFiles(
      options.trackerExport ?? (await exportsOf(project)),
      options.trackerExport ? start : project.root,
    ),
  });
  if (report.items.length === 0) await refuseMissing(project, options.path ?? []);
  const print = await loadIssueReporter(options.format);
  const who = options.leaving ?? options.person;
  const unsettled = report.items.filter(item => isOpen(item, today));
  const open = unsettled.filter(({ named }) => !named).length;
  const named = unsettled.length - open;
  // Who asks for tickets wants to see them.
  const withNamed = options.all === true || options.class?.includes('open-reference') === true;
  const { items, stale, triageFile, complete } = report;
  const listing = {
    ...{ items, open, named, withNamed, stale, triageFile, complete },
    notes: report.notes.map(({ id, data }) => ({ id, message: say(id, sectionIn(data, say)) })),
    realLine: report.realLine && {
      id: report.realLine.id,
      message: say(report.realLine.id, report.realLine.data),
    },
    whose: who === undefined ? '' : say('issues.whose', { who }),
    limit: options.all ? Number.POSITIVE_INFINITY : limitOf(options),
    withSettled: options.settled === true,
  };
  terminal.stdout.write(print(listing, { say, paint: (style, text) => paint(terminal, style, text) }));
  if (report.failed) return 2;
  return countedOf(listing).length > 0 || (withNamed && named > 0) ? 1 : 0;
}

/** Those that the project keeps, where they are there. */
async function exportsOf({ files }: Project): Promise<readonly string[]> {
  const { trackerExports } = await readSettings(files);
  const kinds = await Promise.all(trackerExports.map(path => files.kind(path)));
  return trackerExports.filter((_, index) => kinds[index] === 'file');
}

/** Who asks for something narrower wants to see what there is of it. */
function limitOf({ limit, person, leaving, class: classes, path }: IssuesOptions): number | undefined {
  const isNarrowed = [person, leaving, classes, path].some(filter => filter !== undefined);
  return limit ?? (isNarrowed ? SHOWN : undefined);
}

/** Entries that are shown. */
const SHOWN = 15;

/** Opens the project that the command is about. */
export async function openForIssues(
  cwd: string | undefined,
  { terminal }: Session,
): Promise<{ project: Project; start: string }> {
  const { project, start } = await openCommandProject({ cwd }, terminal);
  return { project, start };
}

/** Finds issues, with a line that says how far it is. */
export async function find(
  project: Project,
  { terminal, say }: Session,
  request: IssueRequest,
): Promise<IssueReport> {
  const progress = progressLine(terminal);
  return findIssues(project, request, {
    assets: terminal.assets,
    onProgress: ({ step, count }) => progress.show(say(`issues.progress.${step}`, { count })),
  }).finally(progress.clear);
}

/** @throws UserError for a file that cannot be read */
export function readExportFiles(
  paths: readonly string[],
  start: string,
): Promise<{ name: string; text: string }[]> {
  return Promise.all(
    paths.map(async path => ({ name: path, text: await readUserFile(resolve(start, path), path) })),
  );
}

/** The name of a part is data; the reader gets it in words. */
function sectionIn(
  data: Record<string, string | number>,
  say: Session['say'],
): Record<string, string | number> {
  const { section } = data;
  return section === undefined ? data : { ...data, section: say(`issues.section.${section}`) };
}
