import { listed, type ReportedFinding, type Reporter } from './report.ts';

const COMMANDS = { error: 'error', warning: 'warning', info: 'notice' } as const;
const ORDER = ['error', 'warning', 'info'];

/**
 * Workflow commands of GitHub Actions. GitHub shows ten of each kind in a step, so the errors come first.
 * https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export const github: Reporter = (report, context) => {
  const sorted = [...listed(report, context)].sort(
    (one, other) => ORDER.indexOf(one.severity) - ORDER.indexOf(other.severity),
  );
  return sorted.map(command).join('');
};

function command(finding: ReportedFinding): string {
  const { severity, file, line, column, endLine, endColumn, ruleId, message } = finding;
  const properties = {
    file,
    line,
    endLine,
    // Columns are allowed only within one line.
    ...(line === endLine && { col: column, endColumn: Math.max(column, endColumn - 1) }),
    title: ruleId,
  };
  const words = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  return `::${COMMANDS[severity]} ${words.join(',')}::${escapeData(message)}\n`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
