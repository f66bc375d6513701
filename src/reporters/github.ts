import { listed, type ReportedFinding, type Reporter } from './report.ts';
import { oneLine } from './visible.ts';

const COMMANDS = { error: 'error', warning: 'warning', info: 'notice' } as const;
const ORDER = ['error', 'warning', 'info'];

/**
 * Workflow commands of GitHub Actions, one a line. GitHub shows ten of each kind in a step, so what failed and the
 * errors come first. https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export const github: Reporter = (report, context) => {
  const sorted = [...listed(report, context)].sort(
    (one, other) => ORDER.indexOf(one.severity) - ORDER.indexOf(other.severity),
  );
  return [
    ...report.crashes.map(({ ruleId, message }) =>
      command('error', { title: ruleId }, context.say('report.crashed', { rule: ruleId, message })),
    ),
    ...sorted.map(finding => command(COMMANDS[finding.severity], propertiesOf(finding), finding.message)),
    ...report.notes.map(note =>
      command(report.complete ? 'notice' : 'error', { title: 'Handover Pack' }, note),
    ),
  ].join('');
};

type Properties = Readonly<Record<string, string | number>>;

function propertiesOf({ file, line, column, endLine, endColumn, ruleId }: ReportedFinding): Properties {
  return {
    file,
    line,
    endLine,
    // GitHub refuses columns of a range that goes over lines, and an end before the start; the end is inclusive.
    ...(line === endLine && { col: column, endColumn: Math.max(column, endColumn - 1) }),
    title: ruleId,
  };
}

function command(name: string, properties: Properties, message: string): string {
  const words = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  const lines = message.split(/\r\n|\n|\r/).map(oneLine);
  return `::${name} ${words.join(',')}::${escapeData(lines.join('\n'))}\n`;
}

function escapeData(text: string): string {
  return text.toWellFormed().replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
