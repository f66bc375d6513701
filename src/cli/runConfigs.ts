import { resolve } from 'node:path';
import { localDate } from '../core/dates.ts';
import { UserError } from '../core/errors.ts';
import { slashedPath } from '../core/paths.ts';
import { measureCoverage } from '../inventory/coverage.ts';
import { isPattern } from '../inventory/documented.ts';
import { globMatcher } from '../inventory/globs.ts';
import { printJson } from '../reporters/printJson.ts';
import { coverageOverTime } from '../usecases/configs/overTime.ts';
import { countKeys, filterFiles, readConfigs } from '../usecases/configs/report.ts';
import { toJson } from '../usecases/configs/toJson.ts';
import { readSettings } from '../usecases/readSettings.ts';
import { openCommandProject } from './commandProject.ts';
import type { ConfigsOptions } from './options.ts';
import { refuseMissing } from './refuseMissing.ts';
import { type ExitCode, paint, progressLine, type Session } from './terminal.ts';

/**
 * Runs `handover configs` and prints its answer.
 * @returns 1 while one of the high-risk files, or of the risks that were asked for, is documented nowhere
 */
export async function runConfigs(options: ConfigsOptions, session: Session): Promise<ExitCode> {
  const { terminal, say, language } = session;
  const { project, start } = await openCommandProject(options, terminal);
  const settings = await readSettings(project.files);
  const today = localDate();
  const progress = progressLine(terminal);
  progress.show(say('configs.progress'));
  const report = await readConfigs(project, terminal.assets, { settings }).finally(progress.clear);
  const overTime =
    options.overTime && project.git
      ? await coverageOverTime(project.git, settings, terminal.assets, today, {})
      : undefined;
  const paths = (options.path ?? []).map(path => fromProject(path, start, project.root));
  const isChosen = matcherOf(paths);
  const risks = options.risk ?? [];
  const chosen = filterFiles(report.files, isChosen, risks);
  if (chosen.length === 0) await refuseMissing(project, paths);
  const shown = options.undocumented ? chosen.filter(({ state }) => state !== 'documented') : chosen;
  const coverage = measureCoverage(chosen);
  const keys = countKeys(chosen);
  const view = { report, shown, coverage, keys, isChosen, overTime, prefix: project.prefix, today };
  if (options.format === 'json') terminal.stdout.write(printJson(toJson(view, say)));
  else {
    const [{ configsBlocks }, { printMarkdown, printStylish }] = await Promise.all([
      import('./configsText.ts'),
      import('./blocks.ts'),
    ]);
    const blocks = configsBlocks(view, {
      say,
      language,
      isKept: options.format === 'markdown',
    });
    terminal.stdout.write(
      options.format === 'markdown'
        ? printMarkdown(blocks)
        : printStylish(blocks, (style, text) => paint(terminal, style, text)),
    );
  }
  if (report.unread.failed) return 2;
  const counts = shown.filter(({ risk }) => risks.length > 0 || risk === 'high');
  return counts.some(({ state }) => state === 'undocumented') ? 1 : 0;
}

/** @throws UserError for a path that leaves the project */
export function fromProject(path: string, start: string, root: string): string {
  const inside = slashedPath(root, resolve(start, path)) || '.';
  if (inside.startsWith('../') || inside === '..') throw new UserError('error.pathOutside', { path });
  return inside;
}

function matcherOf(paths: readonly string[]): (path: string) => boolean {
  if (paths.length === 0 || paths.includes('.')) return () => true;
  const tests = paths.map(path => {
    const matches = isPattern(path) ? globMatcher(path) : () => false;
    return (file: string) => file === path || file.startsWith(`${path}/`) || matches(file);
  });
  return file => tests.some(test => test(file));
}
