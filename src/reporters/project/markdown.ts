import { PRINTED_MARK } from '../../core/printedMark.ts';
import type { Translate } from '../../l10n/index.ts';
import { escapeText } from '../markdownText.ts';
import type { Placed, ProjectReport } from './report.ts';

/** So many things that are missing are named. */
const FEW = 6;

/** The same page for a merge request or a wiki. @param hrefOf the address of a place */
export function printReportMarkdown(
  report: ProjectReport,
  say: Translate,
  hrefOf: (file: string, line: number | null) => string,
): string {
  const { project, readiness, phases, mustHaves, deadlines, configs, issues, knowledge, notes } = report;
  const link = ({ text, file, line }: Placed) =>
    file === null ? escapeText(text) : `[${escapeText(text)}](<${hrefOf(file, line)}>)`;
  const { total } = readiness;
  const answered = mustHaves.filter(({ state }) => state === 'answered').length;
  const list = (items: readonly string[]) => items.map(item => `- ${item}`);
  const section = (name: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : ['', `## ${say(`dashboard.${name}`)}`, '', ...lines];
  const unknown = say('dashboard.unknown');
  return [
    PRINTED_MARK,
    '',
    `# ${escapeText(project.name)} – ${say('dashboard.title')}`,
    '',
    `${total === null ? say('readiness.notBegun') : say('readiness.ready', { total })} · ${say('vscode.readiness.mustHaves', { answered, total: mustHaves.length })} · ${report.today}`,
    ...section(
      'readiness',
      phases.flatMap(({ phase, percent, missing }) => [
        `- ${say(`readiness.phase.${phase}`)}: ${percent === null ? say('readiness.notMeasured') : `${percent}%`}`,
        ...missing.slice(0, FEW).map(item => `  - ${link(item)}`),
        ...(missing.length > FEW ? [`  - ${say('dashboard.more', { count: missing.length - FEW })}`] : []),
      ]),
    ),
    ...section(
      'mustHaves',
      list(
        mustHaves
          .filter(({ state }) => state !== 'answered')
          .map(item => `${link(item)} (${say(`mustHave.${item.state}`)})`),
      ),
    ),
    ...section('deadlines', list(deadlines.map(item => `${link(item)}: ${escapeText(item.words)}`))),
    ...section(
      'configs',
      configs === null
        ? [unknown]
        : list([
            say('dashboard.risk', {
              risk: say('dashboard.all'),
              documented: configs.documented,
              files: configs.files,
            }),
            ...configs.urgent.map(link),
          ]),
    ),
    ...section(
      'issues',
      issues === null
        ? [unknown]
        : list([
            say('dashboard.open', { open: issues.open, serious: issues.serious }),
            ...issues.top.map(item => `${link(item)} (${item.severity}, ${item.class})`),
          ]),
    ),
    ...section(
      'knowledge',
      knowledge === null
        ? [unknown]
        : list([
            say('knowledge.truckFactor', { count: knowledge.truckFactor }),
            ...knowledge.people.map(({ name, files }) => `${escapeText(name)}: ${files}`),
          ]),
    ),
    ...section('notes', list(notes.map(escapeText))),
    '',
  ].join('\n');
}
