import { XMLBuilder } from 'fast-xml-parser';
import { listed, type Report, type ReportedFinding, type Reporter } from './report.ts';
import { oneLine } from './visible.ts';

/** Everything that XML 1.0 cannot hold, not even as a reference: https://www.w3.org/TR/xml/#charsets. */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;
/** The suite for what belongs to no file. */
const OWN_SUITE = 'handover check';

/**
 * JUnit XML as Jenkins and GitLab read it: a suite for each file, a failed case for each error and warning; infos pass
 * and stand in the output. Attributes are only those that the schemas of Jenkins know: its xUnit plugin refuses others.
 */
export const junit: Reporter = (report, context) => {
  const byFile = Map.groupBy(listed(report, context), ({ file }) => file);
  const suites = [
    ...ownSuite(report, byFile.size === 0),
    ...[...byFile].map(([file, findings]) => suite(file, testCases(findings))),
  ];
  const total = (key: '@tests' | '@failures' | '@errors') => suites.reduce((sum, one) => sum + one[key], 0);
  const builder = new XMLBuilder({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    format: true,
    suppressEmptyNode: true,
    // Else a file with the name `true` would be an attribute without a value.
    suppressBooleanAttributes: false,
  });
  return builder.build({
    '?xml': { '@version': '1.0', '@encoding': 'UTF-8' },
    testsuites: {
      '@name': OWN_SUITE,
      '@tests': total('@tests'),
      '@failures': total('@failures'),
      '@errors': total('@errors'),
      testsuite: suites,
    },
  });
};

type TestCase = Readonly<Record<string, unknown>>;

/** What failed; else, where nothing was found, one case that passed, so that CI does not miss the tests. */
function ownSuite({ crashes, complete, notes }: Report, isClean: boolean) {
  // With a text: GitLab shows that, and not the attributes.
  const error = (name: string, message: string, type: string) => ({
    '@name': attribute(name),
    '@classname': OWN_SUITE,
    error: { '@message': attribute(message), '@type': type, '#text': clean(message) },
  });
  const failed = [
    ...crashes.map(({ ruleId, message }) => error(ruleId, message, 'crash')),
    ...(complete ? [] : notes.map(note => error(note, note, 'unread'))),
  ];
  if (failed.length > 0) return [suite(OWN_SUITE, failed)];
  return isClean ? [suite(OWN_SUITE, [{ '@name': 'check', '@classname': OWN_SUITE }])] : [];
}

function suite(name: string, cases: readonly TestCase[]) {
  return {
    '@name': attribute(name),
    '@tests': cases.length,
    '@failures': cases.filter(one => 'failure' in one).length,
    '@errors': cases.filter(one => 'error' in one).length,
    '@skipped': 0,
    testcase: cases,
  };
}

/** The cases of one file. GitLab knows a case by its name: no two alike, and no line number, which moves. */
function testCases(findings: readonly ReportedFinding[]): readonly TestCase[] {
  const taken = new Set<string>();
  return findings.map(({ ruleId, severity, file, line, column, message, help }) => {
    const title = attribute(`${ruleId}: ${message}`);
    let name = title;
    for (let count = 2; taken.has(name); count++) name = `${title} (${count})`;
    taken.add(name);
    const names = { '@name': name, '@classname': attribute(file) };
    const text = clean([`${file}:${line}:${column}`, message, help].join('\n'));
    if (severity === 'info') return { ...names, 'system-out': text };
    return { ...names, failure: { '@message': attribute(message), '@type': severity, '#text': text } };
  });
}

function attribute(text: string): string {
  return clean(oneLine(text));
}

function clean(text: string): string {
  return text.replace(FORBIDDEN, '\ufffd');
}
