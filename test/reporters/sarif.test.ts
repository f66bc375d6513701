import assert from 'node:assert/strict';
import type { Report } from '../../src/reporters/report.ts';
import { finding, mixedFindings, print, report } from './support.ts';

describe('the SARIF report', () => {
  const run = async (what: Report) => {
    const { version, runs } = JSON.parse(await print('sarif', what));
    assert.equal(version, '2.1.0');
    assert.equal(runs.length, 1);
    return runs[0];
  };

  it('says which tool ran, and what its rules are', async () => {
    const page = '# overdue: Late\n\nWhy…\n';
    const rules: Report['rules'] = [
      { id: 'no-deputy', group: 'roles', severity: 'info', title: 'No deputy', page: '' },
      { id: 'overdue', group: 'pack', severity: 'warning', title: 'Late', page },
    ];
    const { tool } = await run(report({ rules }));
    assert.equal(tool.driver.name, 'Handover Pack');
    assert.equal(tool.driver.version, '1.2.3');
    assert.deepEqual(tool.driver.rules[1], {
      id: 'overdue',
      shortDescription: { text: 'Late' },
      fullDescription: { text: 'Late' },
      help: { text: page, markdown: page },
      defaultConfiguration: { level: 'warning' },
      properties: { tags: ['pack'], 'problem.severity': 'warning' },
    });
    assert.deepEqual(tool.driver.rules[0].help, { text: 'handover explain no-deputy' });
    assert.equal(tool.driver.rules[0].defaultConfiguration.level, 'note');
  });

  it('puts every finding at its place, under its rule', async () => {
    const { results, tool, columnKind } = await run(report({ findings: mixedFindings() }));
    assert.equal(columnKind, 'utf16CodeUnits');
    assert.deepEqual(
      results.map(({ level }: { level: string }) => level),
      ['warning', 'error', 'note', 'error'],
    );
    for (const { ruleId, ruleIndex } of results) assert.equal(tool.driver.rules[ruleIndex].id, ruleId);
    assert.deepEqual(results[3], {
      ruleId: 'credential',
      ruleIndex: 0,
      level: 'error',
      message: { text: 'Nobody in team.yaml is called “li”.' },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'handover/team.yaml', uriBaseId: 'SRCROOT' },
            region: { startLine: 120, startColumn: 3, endLine: 121, endColumn: 8 },
          },
        },
      ],
      partialFingerprints: { 'handoverPack/v1': 'a4' },
    });
  });

  it('writes paths as relative references', async () => {
    const paths = ['文档/a b.md', 'c:/100%#1?.yaml', 'a\\b'];
    const { results, originalUriBaseIds } = await run(
      report({ findings: paths.map(file => finding({ file })) }),
    );
    const uris: string[] = results.map(
      ({ locations }: { locations: { physicalLocation: { artifactLocation: { uri: string } } }[] }) =>
        locations[0]?.physicalLocation.artifactLocation.uri,
    );
    assert.deepEqual(uris, ['%E6%96%87%E6%A1%A3/a%20b.md', 'c%3A/100%25%231%3F.yaml', 'a%5Cb']);
    for (const [index, uri] of uris.entries()) {
      const { pathname } = new URL(uri, 'file:///root/');
      assert.equal(decodeURIComponent(pathname), `/root/${paths[index]}`);
    }
    assert.ok(originalUriBaseIds.SRCROOT);
  });

  it('says that a run failed, and why', async () => {
    const crashes = [{ ruleId: 'overdue', message: 'x is undefined' }];
    const { invocations } = await run(report({ crashes, notes: ['big.sql was not searched.'] }));
    assert.deepEqual(invocations, [
      {
        executionSuccessful: false,
        toolExecutionNotifications: [
          { level: 'error', message: { text: 'x is undefined' }, associatedRule: { id: 'overdue' } },
          { level: 'note', message: { text: 'big.sql was not searched.' } },
        ],
      },
    ]);
    const fine = await run(report());
    assert.deepEqual(fine.invocations, [{ executionSuccessful: true }]);
    assert.deepEqual(fine.results, [], 'an empty list: the check ran and found nothing');
  });

  it('is the same for the same findings', async () => {
    const what = report({ findings: mixedFindings() });
    assert.equal(await print('sarif', what), await print('sarif', structuredClone(what)));
  });
});
