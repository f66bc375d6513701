import { sha256 } from '../core/digest.ts';
import { printJson } from './printJson.ts';
import { listed, type Reporter } from './report.ts';

const SEVERITIES = { error: 'critical', warning: 'major', info: 'info' } as const;

/**
 * A Code Quality report of GitLab: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
 * It has no place for what could not be checked; the exit code of the job says that.
 */
export const gitlab: Reporter = (report, context) => {
  const seen = new Map<string, number>();
  const issues = listed(report, context).map(finding => {
    const count = seen.get(finding.fingerprint) ?? 0;
    seen.set(finding.fingerprint, count + 1);
    return {
      description: `${finding.message} (${finding.ruleId})`,
      check_name: finding.ruleId,
      // GitLab drops all but one of the issues that share a fingerprint.
      fingerprint: count === 0 ? finding.fingerprint : digest(`${finding.fingerprint} ${count}`),
      severity: SEVERITIES[finding.severity],
      location: { path: finding.file, lines: { begin: finding.line, end: finding.endLine } },
    };
  });
  return printJson(issues);
};

function digest(text: string): string {
  return sha256(text).slice(0, 16);
}
