import { columns, padColumns } from '../core/columns.ts';
import {
  listed,
  type Report,
  type ReportedFinding,
  type Reporter,
  type ReporterContext,
  summarise,
} from './report.ts';
import { oneLine, visible } from './visible.ts';
import { wordCounts, wordCrashes, wordMustHaves, wordReadiness, wordRemarks } from './words.ts';

const SEVERITIES: readonly string[] = ['error', 'warning', 'info'];
const STYLES = { error: 'red', warning: 'yellow', info: 'cyan' } as const;
/** Messages up to this width have their rules in one column; behind a longer one the rule follows at once. */
const MESSAGE_WIDTH = 60;

/** For people at a terminal: the findings by file, then what to do about them. */
export const stylish: Reporter = (report, context) => {
  const { forCommit } = context;
  const findings = forCommit ? errorsFirst(listed(report, context)) : listed(report, context);
  const blocks = [...Map.groupBy(findings, ({ file }) => file)].map(([file, inFile]) =>
    [context.paint('underline', visible(file)), ...rows(inFile, context)].join('\n'),
  );
  const headline = forCommit ? whyStopped(findings, context) : [];
  return `${[...headline, ...blocks, ending(report, context).join('\n')].join('\n\n')}\n`;
};

function errorsFirst(findings: readonly ReportedFinding[]): readonly ReportedFinding[] {
  const rank = ({ severity }: ReportedFinding) => SEVERITIES.indexOf(severity);
  return [...findings].sort((one, other) => rank(one) - rank(other));
}

/** How many errors, and the first with its place. */
function whyStopped(findings: readonly ReportedFinding[], { say, paint }: ReporterContext): string[] {
  const [first, ...more] = findings.filter(({ severity }) => severity === 'error');
  if (first === undefined) return [];
  const place = `${visible(first.file)}:${first.line}`;
  const data = { count: more.length + 1, place, message: oneLine(first.message) };
  return [paint('red', `✖ ${say('report.stopped', data)}`)];
}

function rows(findings: readonly ReportedFinding[], { say, paint }: ReporterContext): string[] {
  const cells = findings.map(({ severity, line, column, message, ruleId }) => ({
    style: STYLES[severity],
    place: `${line}:${column}`,
    word: say(`report.${severity}`),
    message: oneLine(message),
    ruleId,
  }));
  const widest = (texts: readonly string[]) =>
    texts.reduce((width, text) => Math.max(width, columns(text)), 0);
  const placeWidth = widest(cells.map(({ place }) => place));
  const wordWidth = widest(cells.map(({ word }) => word));
  const short = cells.map(({ message }) => message).filter(message => columns(message) <= MESSAGE_WIDTH);
  const messageWidth = widest(short);
  return cells.map(({ style, place, word, message, ruleId }) =>
    [
      '',
      paint('dim', place.padStart(placeWidth)),
      paint(style, padColumns(word, wordWidth)),
      padColumns(message, messageWidth),
      paint('dim', ruleId),
    ].join('  '),
  );
}

function ending(report: Report, { say, paint }: ReporterContext): string[] {
  const { findings, fixed, notes, crashes } = report;
  const readiness = wordReadiness(report, say);
  const mustHaves = wordMustHaves(report, say);
  return [
    ...(fixed > 0 ? [paint('green', say('report.fixed', { count: fixed }))] : []),
    ...summary(report, { say, paint }),
    ...wordRemarks(report, say),
    ...notes.map(note => `${paint('yellow', '!')} ${oneLine(note)}`),
    ...wordCrashes(report, say).map(crash => paint('red', oneLine(crash))),
    ...mustHaves.map((line, index) => paint(index === 0 ? 'bold' : 'dim', oneLine(line))),
    ...(readiness !== undefined && crashes.length === 0 ? [paint('dim', readiness)] : []),
    ...(findings.length > 0 ? [paint('dim', say('report.explain'))] : []),
  ];
}

function summary(report: Report, { say, paint }: Pick<ReporterContext, 'say' | 'paint'>): string[] {
  const { errors, warnings } = summarise(report.findings);
  const style = errors > 0 ? 'red' : warnings > 0 ? 'yellow' : 'cyan';
  // A cross is for what fails; the rest only wants to be seen.
  const mark = errors > 0 ? '✖' : warnings > 0 ? '▲' : '•';
  if (report.findings.length > 0) return [paint(style, `${mark} ${wordCounts(report, say)}`)];
  // A run in which something failed, or could not be read, has not shown that there are no problems.
  return report.crashes.length > 0 || !report.complete ? [] : [paint('green', `✔ ${say('report.clean')}`)];
}
