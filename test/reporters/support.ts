import { type Language, loadTranslator } from '../../src/l10n/index.ts';
import { type Format, loadReporter } from '../../src/reporters/index.ts';
import type { Report, ReportedFinding, ReporterContext } from '../../src/reporters/report.ts';

export const NOTHING_MEASURED: Report['readiness'] = {
  prevention: null,
  response: null,
  handover: null,
  longTerm: null,
  total: null,
};

/** A finding; what a test does not name is unremarkable. */
export function finding(parts: Partial<ReportedFinding> = {}): ReportedFinding {
  const ruleId = parts.ruleId ?? 'unknown-person';
  return {
    ruleId,
    severity: 'error',
    file: 'handover/checklist.yaml',
    line: 12,
    column: 3,
    endLine: 12,
    endColumn: 8,
    message: 'Nobody in team.yaml is called “li”.',
    fingerprint: '00112233aabbccdd',
    help: `handover explain ${ruleId}`,
    fixable: false,
    ...parts,
  };
}

/** A report; the rules are those of the findings and crashes, as the command line has them. */
export function report(parts: Partial<Report> = {}): Report {
  const { findings = [], crashes = [] } = parts;
  const ids = [...new Set([...findings, ...crashes].map(({ ruleId }) => ruleId))].sort();
  return {
    findings,
    rules: ids.map(id => ({ id, group: 'pack', severity: 'error', title: `Title of ${id}`, page: '' })),
    mustHaves: null,
    readiness: NOTHING_MEASURED,
    baselined: 0,
    fixed: 0,
    notes: [],
    complete: true,
    crashes,
    toolVersion: '1.2.3',
    ...parts,
  };
}

/** A handful of findings of every severity in two files. */
export function mixedFindings(): readonly ReportedFinding[] {
  return [
    finding({
      severity: 'warning',
      ruleId: 'overdue',
      line: 4,
      endLine: 4,
      fingerprint: 'a1',
      fixable: true,
    }),
    finding({ fingerprint: 'a2' }),
    finding({ file: 'handover/team.yaml', severity: 'info', ruleId: 'no-deputy', fingerprint: 'a3' }),
    finding({ file: 'handover/team.yaml', ruleId: 'credential', line: 120, endLine: 121, fingerprint: 'a4' }),
  ];
}

/** The text of a report in one format; styles show as `<style>text</style>` where `painted`. */
export async function print(
  format: Format,
  what: Report,
  how: { language?: Language; quiet?: boolean; painted?: boolean; forCommit?: boolean } = {},
): Promise<string> {
  const context: ReporterContext = {
    say: await loadTranslator(how.language ?? 'en'),
    paint: (style, text) => (how.painted ? `<${style}>${text}</${style}>` : text),
    quiet: how.quiet ?? false,
    forCommit: how.forCommit ?? false,
  };
  return (await loadReporter(format))(what, context);
}
