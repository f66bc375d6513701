import { dirname, resolve } from 'node:path';
import { localDate } from '../core/dates.ts';
import { slashedPath } from '../core/paths.ts';
import { writeOutput } from '../io/outputs.ts';
import { printJson } from '../reporters/printJson.ts';
import { hrefFrom, printReportPage } from '../reporters/project/html.ts';
import { printReportMarkdown } from '../reporters/project/markdown.ts';
import type { ProjectReport } from '../reporters/project/report.ts';
import { readReport } from '../usecases/report/readReport.ts';
import { openCommandProject } from './commandProject.ts';
import type { ReportOptions } from './options.ts';
import { type ExitCode, paint, progressLine, type Session } from './terminal.ts';

/** Runs `handover report`: 0 where the page could be made, also one that says that a part of it is not known. */
export async function runReport(options: ReportOptions, session: Session): Promise<ExitCode> {
  const { terminal, say, language } = session;
  const { project } = await openCommandProject(options, terminal);
  const { output } = options;
  const path = output === undefined ? undefined : resolve(terminal.cwd, output);
  const progress = progressLine(terminal);
  progress.show(say('cli.report.progress'));
  const services = { assets: terminal.assets, say, language };
  const report = await readReport(project, options.today ?? localDate(), services).finally(progress.clear);
  const from = path === undefined ? terminal.cwd : dirname(path);
  const way = slashedPath(from, project.root);
  const text = print(report, options.format, way === '' ? '' : `${way}/`, session);
  if (path === undefined) {
    terminal.stdout.write(text);
    return 0;
  }
  await writeOutput(path, new TextEncoder().encode(text), output ?? path);
  terminal.stdout.write(`${paint(terminal, 'green', say('cli.report.written', { path: output ?? path }))}\n`);
  return 0;
}

function print(
  report: ProjectReport,
  format: ReportOptions['format'],
  base: string,
  { say, language }: Session,
): string {
  // The shape is described by `schemas/output/report.schema.json`.
  if (format === 'json') return printJson({ version: 1, ...report });
  const hrefOf = hrefFrom(base);
  return format === 'markdown'
    ? printReportMarkdown(report, say, hrefOf)
    : printReportPage(report, { say, language, hrefOf });
}
