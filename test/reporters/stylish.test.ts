import assert from 'node:assert/strict';
import { columns } from '../../src/core/columns.ts';
import { finding, mixedFindings, print, report } from './support.ts';

const MEASURED = { prevention: 40, response: null, handover: 85, longTerm: 0, total: 42 };

describe('the report for people', () => {
  it('groups by file, in columns, and ends with what to do', async () => {
    const what = report({
      findings: mixedFindings(),
      baselined: 1,
      fixed: 2,
      notes: ['big.sql was not searched.'],
      readiness: MEASURED,
    });
    assert.equal(
      await print('stylish', what),
      [
        'handover/checklist.yaml',
        '   4:3  warning  Nobody in team.yaml is called “li”.  overdue',
        '  12:3  error    Nobody in team.yaml is called “li”.  unknown-person',
        '',
        'handover/team.yaml',
        '   12:3  note   Nobody in team.yaml is called “li”.  no-deputy',
        '  120:3  error  Nobody in team.yaml is called “li”.  credential',
        '',
        '2 problems were fixed.',
        '✖ 2 errors, 1 warning, 1 note',
        '1 can be fixed with --fix.',
        'The baseline holds back 1 finding.',
        '! big.sql was not searched.',
        'Ready for a handover: 42% (prevention 40%, handover 85%, long term 0%)',
        '`handover explain RULE` tells why a rule is there and how to fix what it finds.',
        '',
      ].join('\n'),
    );
  });

  it('says the same in Chinese, with columns that fit', async () => {
    const findings = [
      finding({ message: '“li”不在 team.yaml 中。' }),
      finding({ severity: 'warning', message: '已逾期。', ruleId: 'overdue' }),
    ];
    const text = await print('stylish', report({ findings, readiness: MEASURED, baselined: 3 }), {
      language: 'zh-CN',
    });
    const [, first = '', second = ''] = text.split('\n');
    assert.equal(first, '  12:3  错误  “li”不在 team.yaml 中。  unknown-person');
    assert.equal(second, '  12:3  警告  已逾期。                 overdue');
    assert.equal(columns(first.split('unknown')[0] ?? ''), columns(second.split('overdue')[0] ?? ''));
    assert.match(text, /^✖ 1 个错误、1 个警告$/m);
    assert.match(text, /^交接准备度：42%（预防 40%、交接 85%、长期 0%）$/m);
    assert.match(text, /^另有 3 个问题已由基线接受/m);
  });

  it('never cuts a long message, nor lets it push the short ones apart', async () => {
    const long = 'long '.repeat(60).trim();
    const findings = [finding({ message: long }), finding({ message: 'Short.' }), finding({ message: 'S.' })];
    const lines = (await print('stylish', report({ findings }))).split('\n');
    assert.equal(lines[1], `  12:3  error  ${long}  unknown-person`);
    assert.equal(lines[2], '  12:3  error  Short.  unknown-person');
    assert.equal(lines[3], '  12:3  error  S.      unknown-person');
  });

  it('is one line when nothing was found', async () => {
    assert.equal(await print('stylish', report()), '✔ No problems found.\n');
    assert.equal(await print('stylish', report(), { language: 'zh-CN' }), '✔ 未发现问题。\n');
  });

  it('does not call a run clean in which a check failed', async () => {
    const crashes = [{ ruleId: 'overdue', message: 'x is undefined' }];
    const text = await print('stylish', report({ crashes, readiness: MEASURED }));
    assert.equal(text, 'The check overdue failed, which is a bug in Handover Pack: x is undefined\n');
  });

  it('lists only errors when it shall be quiet, and counts all', async () => {
    const text = await print('stylish', report({ findings: mixedFindings() }), { quiet: true });
    assert.match(text, /unknown-person/);
    assert.match(text, /credential/);
    assert.doesNotMatch(text, /overdue|no-deputy/);
    assert.match(text, /^✖ 2 errors, 1 warning, 1 note$/m);
  });

  it('paints without moving the columns', async () => {
    const text = await print('stylish', report({ findings: mixedFindings() }), { painted: true });
    assert.match(text, /<underline>handover\/team\.yaml<\/underline>/);
    assert.match(text, /^ {2}<dim>12:3<\/dim> {2}<red>error {2}<\/red> {2}Nobody/m);
    assert.match(text, /<yellow>warning<\/yellow>/);
    assert.match(text, /<cyan>note <\/cyan>/);
    assert.match(text, /<red>✖ 2 errors/);
    const warned = report({ findings: [finding({ severity: 'warning' })] });
    assert.match(await print('stylish', warned, { painted: true }), /<yellow>▲ 1 warning<\/yellow>/);
    assert.match(await print('stylish', report(), { painted: true }), /^<green>✔/);
  });

  it('holds 200,000 findings', async () => {
    const one = finding({ message: 'x' });
    const text = await print('stylish', report({ findings: Array.from({ length: 200_000 }, () => one) }));
    assert.match(text, /✖ 200000 errors/);
  });

  it('begins with why a commit is stopped, and has errors before warnings', async () => {
    const text = await print('stylish', report({ findings: mixedFindings() }), { forCommit: true });
    const [first, , ...rest] = text.split('\n');
    assert.equal(
      first,
      '✖ Handover Pack: 2 errors, the first: handover/checklist.yaml:12 Nobody in team.yaml is called “li”.',
    );
    const words = rest.flatMap(line => /^ +\S+ +(error|warning|note) /.exec(line)?.[1] ?? []);
    assert.deepEqual(words, ['error', 'warning', 'error', 'note']);
    const zh = await print('stylish', report({ findings: [finding()] }), {
      forCommit: true,
      language: 'zh-CN',
    });
    assert.match(zh, /^✖ 交接包：1 个错误，首个：handover\/checklist\.yaml:12 /);
  });

  it('has no such line where nothing stops the commit', async () => {
    const text = await print('stylish', report({ findings: [finding({ severity: 'warning' })] }), {
      forCommit: true,
    });
    assert.match(text, /^handover\/checklist\.yaml\n/);
  });
});
