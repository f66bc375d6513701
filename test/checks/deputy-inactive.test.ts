import assert from 'node:assert/strict';
import { type Author, createRepository, type TestRepository } from '../helpers/repository.ts';
import { check, show } from './support.ts';

const LI: Author = '李娜 <li@his.example>';
const WANG: Author = 'wangwei <wang@his.example>';

describe('deputy-inactive, from git', function () {
  let repository: TestRepository;

  beforeEach(async () => {
    repository = await createRepository();
    await repository.write({
      'handover.config.yaml': 'version: 1\nareas:\n  - name: 医保接口\n    paths: [src/yibao]\n',
    });
  });
  afterEach(() => repository.cleanup());

  const team = (extra = '') =>
    repository.write({
      'handover/team.yaml': [
        'version: 1',
        'people:',
        '  - { id: li, name: 李娜 }',
        '  - { id: wang, name: 王伟, emails: [wang@his.example] }',
        'roles:',
        '  primary: li',
        '  deputy: wang',
        extra,
      ].join('\n'),
    });
  const find = async () => {
    const { findings, crashes } = await check(repository, { rules: ['deputy-inactive'] });
    assert.deepEqual(crashes, []);
    return (await show(findings)).map(({ at, message }, index) => [at, findings[index]?.severity, message]);
  };
  // The day of the tests is 2026-06-15, so 2026-03-17 is 90 days ago.

  it('finds a deputy who did nothing in 90 days, and none who did on the first of them', async () => {
    await team();
    await repository.commit({ files: { 'a.txt': 'a' }, author: WANG, date: '2026-03-16' });
    await repository.commit({ files: { 'a.txt': 'b' }, author: LI, date: '2026-06-01' });
    const [[at, severity, message] = []] = await find();
    assert.deepEqual([at, severity], ['handover/team.yaml:7:11-7:15', 'warning']);
    assert.match(message ?? '', /no work of the deputy “wang” in the last 90 days/);
    await repository.commit({ files: { 'a.txt': 'c' }, author: WANG, date: '2026-03-17' });
    assert.deepEqual(await find(), []);
  });

  it('takes reviews and work together for work', async () => {
    await team();
    await repository.commit({
      files: { 'a.txt': 'a' },
      author: LI,
      date: '2026-06-01',
      message: 'Change\n\nReviewed-by: 王伟 <wang@his.example>',
    });
    assert.deepEqual(await find(), []);
  });

  it('looks at the paths of an area, and is stricter for core work', async () => {
    await team(
      'assignments:\n  - { area: 医保接口, complexity: core, primary: li, deputy: wang }\n  - { area: 报表, primary: li, deputy: wang }',
    );
    await repository.commit({ files: { 'src/yibao/a.java': 'a' }, author: LI, date: '2026-06-01' });
    await repository.commit({ files: { 'src/report.java': 'a' }, author: WANG, date: '2026-06-01' });
    const found = await find();
    assert.equal(found.length, 1);
    assert.equal(found[0]?.[1], 'error');
    assert.match(found[0]?.[2] ?? '', /“医保接口”/);
  });

  it('lets people overrule git with a reason', async () => {
    await team(
      [
        'assignments:',
        '  - { area: 医保接口, complexity: core, primary: li, deputy: wang }',
        'overrides:',
        '  - { person: wang, area: 医保接口, knows: true, reason: 负责现场联调 }',
      ].join('\n'),
    );
    await repository.commit({ files: { 'src/yibao/a.java': 'a' }, author: LI, date: '2026-06-01' });
    assert.deepEqual(await find(), []);
  });

  it('says nothing while nobody commits anything', async () => {
    await team();
    await repository.commit({ files: { 'a.txt': 'a' }, author: LI, date: '2025-01-01' });
    assert.deepEqual(await find(), []);
  });
});
