import assert from 'node:assert/strict';
import { finding, mixedFindings, print, report } from './support.ts';

describe('the Code Quality report of GitLab', () => {
  it('has the fields that GitLab reads', async () => {
    const issues = JSON.parse(await print('gitlab', report({ findings: mixedFindings() })));
    assert.deepEqual(issues[3], {
      description: 'Nobody in team.yaml is called “li”. (credential)',
      check_name: 'credential',
      fingerprint: 'a4',
      severity: 'critical',
      location: { path: 'handover/team.yaml', lines: { begin: 120, end: 121 } },
    });
    assert.deepEqual(
      issues.map(({ severity }: { severity: string }) => severity),
      ['major', 'critical', 'info', 'critical'],
    );
  });

  it('is an empty list when nothing was found', async () => {
    assert.equal(await print('gitlab', report()), '[]\n');
  });

  it('gives no fingerprint twice, and always the same', async () => {
    const findings = [finding(), finding({ line: 20 }), finding({ line: 30 })];
    const prints = async () =>
      JSON.parse(await print('gitlab', report({ findings }))).map(
        ({ fingerprint }: { fingerprint: string }) => fingerprint,
      );
    const first = await prints();
    assert.equal(first[0], '00112233aabbccdd');
    assert.equal(new Set(first).size, 3);
    assert.deepEqual(await prints(), first);
  });
});
