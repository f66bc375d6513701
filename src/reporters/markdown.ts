import { code, escapeText } from './markdownText.ts';
import { listed, type Report, type ReportedFinding, type Reporter, type ReporterContext } from './report.ts';
import { wordCounts, wordCrashes, wordMustHaves, wordReadiness, wordRemarks } from './words.ts';

/** More rows than this are folded. */
const ROWS = 50;

/** For a comment on a merge request, or the summary of a job: GitHub's and GitLab's Markdown. */
export const markdown: Reporter = (report, context) => {
  const { say } = context;
  const findings = listed(report, context);
  const readiness = report.crashes.length === 0 ? wordReadiness(report, say) : undefined;
  const fixed = report.fixed > 0 ? [say('report.fixed', { count: report.fixed })] : [];
  const paragraphs = [
    `### ${headline(report, context)}`,
    ...wordCrashes(report, say).map(crash => `✖ ${escapeText(crash)}`),
    ...report.notes.map(note => `⚠ ${escapeText(note)}`),
    ...(findings.length > 0 ? [table(findings.slice(0, ROWS), context)] : []),
    ...(findings.length > ROWS ? [folded(findings.slice(ROWS), context)] : []),
    ...[...fixed, ...wordRemarks(report, say)].map(escapeText),
    wordMustHaves(report, say).map(escapeText).join('\n\n'),
    readiness ?? '',
    findings.length > 0 ? say('report.explain') : '',
  ];
  return `${paragraphs.filter(paragraph => paragraph !== '').join('\n\n')}\n`;
};

function headline(report: Report, { say }: ReporterContext): string {
  if (report.findings.length > 0) return say('report.headline', { counts: wordCounts(report, say) });
  if (report.crashes.length > 0) return say('report.headlineCrashed');
  return say(report.complete ? 'report.headlineClean' : 'report.headlineIncomplete');
}

function table(findings: readonly ReportedFinding[], { say }: ReporterContext): string {
  const head = [
    say('report.column.severity'),
    say('report.column.place'),
    say('report.column.message'),
    say('report.column.rule'),
  ];
  const rows = findings.map(({ severity, file, line, column, message, ruleId }) => [
    say(`report.${severity}`),
    code(`${file}:${line}:${column}`),
    escapeText(message),
    code(ruleId),
  ]);
  return [head, head.map(() => '---'), ...rows].map(cells => `| ${cells.join(' | ')} |`).join('\n');
}

function folded(findings: readonly ReportedFinding[], context: ReporterContext): string {
  const summary = context.say('report.more', { count: findings.length });
  return `<details><summary>${summary}</summary>\n\n${table(findings, context)}\n\n</details>`;
}
