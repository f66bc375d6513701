import { listed, type Report, type ReportedFinding, type Reporter } from './report.ts';

const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const;

/** SARIF 2.1.0: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
export const sarif: Reporter = (report, context) => {
  const document = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: driver(report) },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { SRCROOT: { description: { text: 'The top of the repository' } } },
        invocations: [invocation(report)],
        results: listed(report, context).map(finding => result(finding, report)),
      },
    ],
  };
  return `${JSON.stringify(document, null, 2)}\n`;
};

function driver({ rules, toolVersion }: Report) {
  return {
    name: 'Handover Pack',
    version: toolVersion,
    rules: rules.map(({ id, group, severity, title, page }) => ({
      id,
      shortDescription: { text: title },
      ...(page !== '' && { help: { text: page, markdown: page } }),
      defaultConfiguration: { level: LEVELS[severity] },
      properties: { tags: [group] },
    })),
  };
}

function invocation({ crashes }: Report) {
  return {
    executionSuccessful: crashes.length === 0,
    ...(crashes.length > 0 && {
      toolExecutionNotifications: crashes.map(({ ruleId, message }) => ({
        level: 'error',
        message: { text: message },
        associatedRule: { id: ruleId },
      })),
    }),
  };
}

function result(finding: ReportedFinding, { rules }: Report) {
  const { ruleId, severity, message, file, line, column, endLine, endColumn, fingerprint } = finding;
  return {
    ruleId,
    ruleIndex: rules.findIndex(({ id }) => id === ruleId),
    level: LEVELS[severity],
    message: { text: message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: file.split('/').map(encodeURIComponent).join('/'), uriBaseId: 'SRCROOT' },
          region: { startLine: line, startColumn: column, endLine, endColumn },
        },
      },
    ],
    partialFingerprints: { 'handoverPack/v1': fingerprint },
  };
}
