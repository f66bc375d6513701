import { XMLBuilder } from 'fast-xml-parser';
import { listed, type ReportedFinding, type Reporter } from './report.ts';

/** Everything that XML 1.0 cannot hold, not even as a reference: https://www.w3.org/TR/xml/#charsets. */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

/**
 * JUnit XML as Jenkins and GitLab read it: a suite for each file, a failed case for each error and warning; notes pass
 * and stand in the output. A clean run has one case that passed, so that nobody takes it for a run without tests.
 */
export const junit: Reporter = (report, context) => {
  const byFile = Map.groupBy(listed(report, context), ({ file }) => file);
  const suites = [...byFile].map(([file, findings]) => suite(file, findings.map(testCase)));
  const crashed = report.crashes.map(({ ruleId, message }) => ({
    '@name': clean(ruleId),
    '@classname': 'handover',
    error: { '@message': clean(message) },
  }));
  const nothing =
    suites.length === 0 && crashed.length === 0 ? [{ '@name': 'check', '@classname': 'handover' }] : [];
  const own = [...crashed, ...nothing];
  const all = own.length > 0 ? [suite('handover', own), ...suites] : suites;
  const total = (key: '@tests' | '@failures' | '@errors') => all.reduce((sum, one) => sum + one[key], 0);
  const document = {
    '?xml': { '@version': '1.0', '@encoding': 'UTF-8' },
    testsuites: {
      '@name': 'handover check',
      '@tests': total('@tests'),
      '@failures': total('@failures'),
      '@errors': total('@errors'),
      testsuite: all,
    },
  };
  const builder = new XMLBuilder({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    format: true,
    suppressEmptyNode: true,
  });
  return builder.build(document);
};

type TestCase = Readonly<Record<string, unknown>>;

function suite(name: string, cases: readonly TestCase[]) {
  return {
    '@name': clean(name),
    '@tests': cases.length,
    '@failures': cases.filter(one => 'failure' in one).length,
    '@errors': cases.filter(one => 'error' in one).length,
    '@skipped': 0,
    testcase: cases,
  };
}

function testCase(finding: ReportedFinding): TestCase {
  const { ruleId, severity, file, line, column, message, help } = finding;
  const name = {
    '@name': clean(`${ruleId} ${line}:${column}`),
    '@classname': clean(file),
    '@file': clean(file),
    '@line': line,
  };
  const text = clean(`${file}:${line}:${column} ${message} (${help})`);
  if (severity === 'info') return { ...name, 'system-out': text };
  return { ...name, failure: { '@message': clean(message), '@type': severity, '#text': text } };
}

function clean(text: string): string {
  return text.replace(FORBIDDEN, '\ufffd');
}
