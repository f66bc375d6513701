import { columns, padColumns } from '../core/columns.ts';
import {
  listed,
  type Report,
  type ReportedFinding,
  type Reporter,
  type ReporterContext,
  summarise,
} from './report.ts';

const STYLES = { error: 'red', warning: 'yellow', info: 'cyan' } as const;
const PHASES = ['prevention', 'response', 'handover', 'longTerm'] as const;

/** For people at a terminal: the findings by file, then what to do about them. */
export const stylish: Reporter = (report, context) => {
  const blocks = [...Map.groupBy(listed(report, context), ({ file }) => file)].map(([file, findings]) =>
    [context.paint('underline', file), ...rows(findings, context)].join('\n'),
  );
  return `${[...blocks, ending(report, context).join('\n')].join('\n\n')}\n`;
};

function rows(findings: readonly ReportedFinding[], { say, paint }: ReporterContext): string[] {
  const places = findings.map(({ line, column }) => `${line}:${column}`);
  const width = Math.max(...places.map(place => place.length));
  const words = findings.map(({ severity }) => say(`report.${severity}`));
  const wordWidth = Math.max(...words.map(columns));
  return findings.map(({ severity, message, ruleId }, index) => {
    const place = paint('dim', (places[index] ?? '').padStart(width));
    const word = paint(STYLES[severity], padColumns(words[index] ?? '', wordWidth));
    return `  ${place}  ${word}  ${message.replace(/\s*\n\s*/g, ' ')}  ${paint('dim', ruleId)}`;
  });
}

function ending(report: Report, { say, paint }: ReporterContext): string[] {
  const { findings, crashes, baselined, fixed, notes, readiness } = report;
  const { errors, warnings, infos } = summarise(findings);
  const counts = [
    ...(errors > 0 ? [say('report.errors', { count: errors })] : []),
    ...(warnings > 0 ? [say('report.warnings', { count: warnings })] : []),
    ...(infos > 0 ? [say('report.infos', { count: infos })] : []),
  ].join(say('list.separator'));
  const fixable = findings.filter(finding => finding.fixable).length;
  const style = errors > 0 ? 'red' : 'yellow';
  const measured = PHASES.filter(phase => readiness[phase] !== null);
  return [
    ...(fixed > 0 ? [paint('green', say('report.fixed', { count: fixed }))] : []),
    findings.length > 0 ? paint(style, `✖ ${counts}`) : paint('green', `✔ ${say('report.clean')}`),
    ...(baselined > 0 ? [say('report.baselined', { count: baselined })] : []),
    ...(fixable > 0 ? [say('report.fixable', { count: fixable })] : []),
    ...notes.map(note => `${paint('yellow', '!')} ${note}`),
    ...crashes.map(({ ruleId, message }) => paint('red', say('report.crashed', { rule: ruleId, message }))),
    ...(measured.length > 0
      ? [
          paint(
            'dim',
            say('report.readiness', {
              list: measured
                .map(phase => say(`report.phase.${phase}`, { percent: readiness[phase] ?? 0 }))
                .join(say('list.separator')),
            }),
          ),
        ]
      : []),
    ...(findings.length > 0 ? [paint('dim', say('report.explain'))] : []),
  ];
}
