import assert from 'node:assert/strict';
import { XMLParser } from 'fast-xml-parser';
import type { Report } from '../../src/reporters/report.ts';
import { finding, mixedFindings, print, report } from './support.ts';

interface Case {
  readonly '@name': string;
  readonly '@classname': string;
  readonly failure?: { readonly '@message': string; readonly '@type': string; readonly '#text': string };
  readonly error?: { readonly '#text': string };
  readonly 'system-out'?: string;
}
interface Suite {
  readonly '@name': string;
  readonly '@tests': string;
  readonly '@failures': string;
  readonly '@errors': string;
  readonly testcase: readonly Case[];
}

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  trimValues: false,
  isArray: name => name === 'testsuite' || name === 'testcase',
});

describe('the JUnit report', () => {
  const suites = async (what: Report, quiet = false): Promise<Suite & { testsuite: readonly Suite[] }> =>
    parser.parse(await print('junit', what, { quiet })).testsuites;

  it('has a suite for each file and a case for each finding; errors and warnings fail', async () => {
    const all = await suites(report({ findings: mixedFindings() }));
    const shown = all.testsuite.map(suite => [
      suite['@name'],
      suite['@tests'],
      suite['@failures'],
      suite['@errors'],
    ]);
    assert.deepEqual(shown, [
      ['handover/checklist.yaml', '2', '2', '0'],
      ['handover/team.yaml', '2', '1', '0'],
    ]);
    assert.deepEqual([all['@tests'], all['@failures'], all['@errors']], ['4', '3', '0']);
    const [late] = all.testsuite[0]?.testcase ?? [];
    assert.equal(late?.['@name'], 'overdue: Nobody in team.yaml is called “li”.');
    assert.equal(late?.['@classname'], 'handover/checklist.yaml');
    assert.equal(late?.failure?.['@type'], 'warning');
    assert.equal(
      late?.failure?.['#text'],
      'handover/checklist.yaml:4:3\nNobody in team.yaml is called “li”.\nhandover explain overdue',
    );
    const [info] = all.testsuite[1]?.testcase ?? [];
    assert.equal(info?.failure, undefined);
    assert.match(info?.['system-out'] ?? '', /^handover\/team\.yaml:12:3\nNobody/);
  });

  it('has one case that passed when nothing was found, so that CI sees a test', async () => {
    for (const all of [
      await suites(report()),
      await suites(report({ findings: [finding({ severity: 'info' })] }), true),
    ]) {
      assert.deepEqual([all['@tests'], all['@failures'], all['@errors']], ['1', '0', '0']);
      assert.deepEqual(Object.keys(all.testsuite[0]?.testcase[0] ?? {}), ['@name', '@classname']);
    }
  });

  it('counts a check that failed as an error', async () => {
    const crashes = [{ ruleId: 'overdue', message: 'x is undefined' }];
    const all = await suites(report({ crashes, findings: mixedFindings() }));
    assert.deepEqual([all['@tests'], all['@failures'], all['@errors']], ['5', '3', '1']);
    assert.equal(all.testsuite[0]?.testcase[0]?.error?.['#text'], 'x is undefined');
  });

  it('names no two cases of a file alike, and none after a line', async () => {
    const findings = [
      finding({ message: 'a' }),
      finding({ message: 'a (2)' }),
      finding({ message: 'a', line: 40 }),
      finding({ message: 'a', file: 'other' }),
    ];
    const all = await suites(report({ findings }));
    assert.deepEqual(
      all.testsuite.flatMap(({ testcase }) => testcase.map(one => one['@name'])),
      ['unknown-person: a', 'unknown-person: a (2)', 'unknown-person: a (3)', 'unknown-person: a'],
    );
  });

  it('keeps a file that is called true', async () => {
    const all = await suites(report({ findings: [finding({ file: 'true', message: 'true' })] }));
    assert.equal(all.testsuite[0]?.['@name'], 'true');
    assert.equal(all.testsuite[0]?.testcase[0]?.failure?.['@message'], 'true');
  });
});
