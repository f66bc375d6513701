import { printJson } from './printJson.ts';
import { listed, type Reporter, summarise } from './report.ts';

/** For programs; the shape is described by `schemas/output/check.schema.json`. */
export const json: Reporter = (report, context) => {
  const { readiness, mustHaves, baselined, fixed, notes, complete, crashes } = report;
  return printJson({
    version: 1,
    findings: listed(report, context).map(finding => ({
      ruleId: finding.ruleId,
      severity: finding.severity,
      file: finding.file,
      line: finding.line,
      column: finding.column,
      endLine: finding.endLine,
      endColumn: finding.endColumn,
      message: finding.message,
      fingerprint: finding.fingerprint,
      help: finding.help,
      fixable: finding.fixable,
    })),
    summary: summarise(report.findings),
    readiness,
    mustHaves,
    baselined,
    fixed,
    complete,
    notes,
    crashes,
  });
};
