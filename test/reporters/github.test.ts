import assert from 'node:assert/strict';
import { finding, mixedFindings, print, report } from './support.ts';

describe('the workflow commands of GitHub Actions', () => {
  it('name place, rule and message; errors come first', async () => {
    const text = await print('github', report({ findings: mixedFindings() }));
    const message = 'Nobody in team.yaml is called “li”.';
    assert.deepEqual(text.split('\n'), [
      `::error file=handover/checklist.yaml,line=12,endLine=12,col=3,endColumn=7,title=unknown-person::${message}`,
      `::error file=handover/team.yaml,line=120,endLine=121,title=credential::${message}`,
      `::warning file=handover/checklist.yaml,line=4,endLine=4,col=3,endColumn=7,title=overdue::${message}`,
      `::notice file=handover/team.yaml,line=12,endLine=12,col=3,endColumn=7,title=no-deputy::${message}`,
      '',
    ]);
  });

  it('escape what would end a property or the line', async () => {
    const text = await print(
      'github',
      report({
        findings: [finding({ file: 'a,b:c%.md', message: '100%, a::b\r\nsecond\rthird', endColumn: 3 })],
      }),
    );
    assert.equal(
      text,
      '::error file=a%2Cb%3Ac%25.md,line=12,endLine=12,col=3,endColumn=3,title=unknown-person' +
        '::100%25, a::b%0Asecond%0Athird\n',
    );
  });

  it('are nothing when nothing was found', async () => {
    assert.equal(await print('github', report()), '');
  });

  it('say first which check failed, and last what else there is to know', async () => {
    const crashes = [{ ruleId: 'overdue', message: 'x is undefined' }];
    const text = await print('github', report({ crashes, findings: [finding()], notes: ['Not searched.'] }));
    const lines = text.split('\n');
    assert.match(lines[0] ?? '', /^::error title=overdue::The check overdue failed, .*: x is undefined$/);
    assert.match(lines[1] ?? '', /^::error file=/);
    assert.equal(lines[2], '::notice title=Handover Pack::Not searched.');
  });
});
