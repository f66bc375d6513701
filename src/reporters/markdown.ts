import { listed, type ReportedFinding, type Reporter, type ReporterContext, summarise } from './report.ts';

/** More rows than this are folded. */
const ROWS = 50;

/** For a comment on a merge request, or the summary of a job. */
export const markdown: Reporter = (report, context) => {
  const { say } = context;
  const { errors, warnings, infos } = summarise(report.findings);
  const counts = [
    say('report.errors', { count: errors }),
    say('report.warnings', { count: warnings }),
    say('report.infos', { count: infos }),
  ].join(say('list.separator'));
  const findings = listed(report, context);
  const parts = [
    `### ${say('report.title')}`,
    report.findings.length === 0 ? say('report.clean') : counts,
    ...report.notes.map(escapeText),
    ...report.crashes.map(({ ruleId, message }) =>
      escapeText(say('report.crashed', { rule: ruleId, message })),
    ),
    ...(findings.length > 0 ? [table(findings.slice(0, ROWS), context)] : []),
    ...(findings.length > ROWS ? [folded(findings.slice(ROWS), context)] : []),
    ...(findings.length > 0 ? [say('report.explain')] : []),
  ];
  return `${parts.join('\n\n')}\n`;
};

function table(findings: readonly ReportedFinding[], { say }: ReporterContext): string {
  const head = ['severity', 'place', 'message', 'rule'].map(column => say(`report.column.${column}`));
  const rows = findings.map(({ severity, file, line, column, message, ruleId }) => [
    say(`report.${severity}`),
    escapeText(`${file}:${line}:${column}`),
    escapeText(message),
    ruleId,
  ]);
  return [head, head.map(() => '---'), ...rows].map(cells => `| ${cells.join(' | ')} |`).join('\n');
}

function folded(findings: readonly ReportedFinding[], context: ReporterContext): string {
  const summary = context.say('report.more', { count: findings.length });
  return `<details><summary>${summary}</summary>\n\n${table(findings, context)}\n\n</details>`;
}

/** Nothing in a message or a path may end the cell, start a line, or be read as Markdown or HTML. */
function escapeText(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_{}[\]()#+!|~$@:-]/g, mark => (/[:@()+-]/.test(mark) ? mark : `\\${mark}`))
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('@', '@\u200b');
}
