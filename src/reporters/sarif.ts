import { printJson } from './printJson.ts';
import { listed, type Report, type ReportedFinding, type Reporter } from './report.ts';

const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const;
/** How GitHub's code scanning sorts: https://docs.github.com/code-security/reference/code-scanning/sarif-files/sarif-support-for-code-scanning */
const PROBLEM_SEVERITIES = { error: 'error', warning: 'warning', info: 'recommendation' } as const;

/** SARIF 2.1.0: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
export const sarif: Reporter = (report, context) => {
  const indexes = new Map(report.rules.map(({ id }, index) => [id, index]));
  return printJson({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: driver(report) },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { SRCROOT: { description: { text: context.say('report.repository') } } },
        invocations: [invocation(report)],
        results: listed(report, context).map(finding => result(finding, indexes.get(finding.ruleId))),
      },
    ],
  });
};

function driver({ rules, toolVersion }: Report) {
  return {
    name: 'Handover Pack',
    version: toolVersion,
    rules: rules.map(({ id, group, severity, title, page }) => ({
      id,
      shortDescription: { text: title },
      // Code scanning demands both, also where nobody asked for the pages.
      fullDescription: { text: title },
      help: page === '' ? { text: `handover explain ${id}` } : { text: page, markdown: page },
      defaultConfiguration: { level: LEVELS[severity] },
      properties: { tags: [group], 'problem.severity': PROBLEM_SEVERITIES[severity] },
    })),
  };
}

function invocation({ crashes, notes, complete }: Report) {
  const notifications = [
    ...crashes.map(({ ruleId, message }) => ({
      level: 'error',
      message: { text: message },
      associatedRule: { id: ruleId },
    })),
    ...notes.map(text => ({ level: complete ? 'note' : 'error', message: { text } })),
  ];
  return {
    executionSuccessful: crashes.length === 0 && complete,
    ...(notifications.length > 0 && { toolExecutionNotifications: notifications }),
  };
}

function result(finding: ReportedFinding, ruleIndex: number | undefined) {
  const { ruleId, severity, message, file, line, column, endLine, endColumn, fingerprint } = finding;
  return {
    ruleId,
    ...(ruleIndex !== undefined && { ruleIndex }),
    level: LEVELS[severity],
    message: { text: message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(file), uriBaseId: 'SRCROOT' },
          region: { startLine: line, startColumn: column, endLine, endColumn },
        },
      },
    ],
    partialFingerprints: { 'handoverPack/v1': fingerprint },
  };
}

/** A path as a relative reference: https://www.rfc-editor.org/rfc/rfc3986 */
function uriOf(path: string): string {
  return path.toWellFormed().split('/').map(encodeURIComponent).join('/');
}
