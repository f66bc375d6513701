import assert from 'node:assert/strict';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { type Author, createRepository, type TestRepository } from '../helpers/repository.ts';
import { handover } from './run.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const LI: Author = '李娜 <li@his.example>';
const WANG: Author = 'wangwei <wang@his.example>';
const TODAY = ['--today', '2026-06-15'];

describe('handover knowledge', () => {
  let repository: TestRepository;

  beforeEach(async () => {
    repository = await createRepository();
  });
  afterEach(() => repository.cleanup());

  const knowledge = (...words: string[]) =>
    handover(repository, 'knowledge', '--lang', 'en', ...TODAY, ...words);
  const json = async (...words: string[]) => {
    const { stdout, code, stderr } = await knowledge('--format', 'json', ...words);
    assert.equal(code, 0, stderr);
    const schema = JSON.parse(await readFile(join(ROOT, 'schemas/output/knowledge.schema.json'), 'utf8'));
    const ajv = new Ajv({ strict: false });
    assert.ok(ajv.validate(schema, JSON.parse(stdout)), ajv.errorsText());
    return JSON.parse(stdout);
  };

  /** Li made the interface alone, both made the reports; the settings name areas, the team a deputy. */
  const project = async (more = '') => {
    await repository.commit({
      files: {
        'src/yibao/Settle.java': 'a',
        'src/yibao/Drg.java': 'a',
        'config/application-prod.yml': 'server:\n  port: 80\n',
        'vendor/lib.js': 'x',
        'logo.png': 'x',
      },
      author: LI,
      date: '2025-09-01',
      message: 'Settlement, password=Zt_8831qw',
    });
    await repository.commit({ files: { 'src/report/A.java': 'a' }, author: WANG, date: '2025-10-01' });
    await repository.commit({ files: { 'src/report/B.java': 'a' }, author: WANG, date: '2026-06-01' });
    await repository.commit({
      files: { 'src/yibao/Settle.java': 'b', 'src/report/A.java': 'b' },
      author: LI,
      date: '2026-06-02',
    });
    await repository.write({
      'handover.config.yaml':
        'version: 1\nareas:\n  - { name: 医保接口, paths: [src/yibao/] }\n  - { name: 报表, paths: ["src/report/**"] }\n',
      'handover/team.yaml': [
        'version: 1',
        'people:',
        '  - { id: li, name: 李娜 }',
        '  - { id: wang, name: 王伟, emails: [wang@his.example] }',
        'roles: { primary: li, deputy: wang }',
        'assignments:',
        '  - { area: 医保接口, complexity: core, primary: li, deputy: wang }',
        more,
      ].join('\n'),
    });
  };

  it('does not grow old by the commit of a pack', async () => {
    await repository.commit({ files: { 'src/A.java': 'a' }, author: LI, date: '2024-03-01' });
    await repository.commit({
      files: { 'handover.config.yaml': 'version: 1\n', 'handover/team.yaml': 'version: 1\npeople: []\n' },
      author: WANG,
      date: '2026-06-01',
    });
    assert.equal((await json()).newestOn, '2024-03-01');
  });

  it('names who is not asked about, and asks who is meant', async () => {
    await repository.commit({ files: { 'a.txt': 'a' }, author: 'Daniel <daniel@old.example>' });
    await repository.commit({ files: { 'b.txt': 'b' }, author: 'Daniel Kayiwa <kayiwa@his.example>' });
    await repository.commit({ files: { 'c.txt': 'c' }, author: LI });
    await repository.write({
      'handover/team.yaml':
        'version: 1\npeople:\n  - { id: kayiwa, name: Daniel Kayiwa }\n  - { id: li, name: 李娜, active: false }\n',
    });
    const { stdout } = await knowledge('--what-if');
    assert.match(stdout, /1 person is not asked about, because team.yaml says they have left: 李娜/);
    const { code, stderr } = await knowledge('--leaving', 'daniel');
    assert.equal(code, 2);
    assert.match(stderr, /Daniel <daniel@old.example>, Daniel Kayiwa <kayiwa@his.example>/);
  });

  it('answers as its schema says, with people as the team calls them', async () => {
    await project();
    const { truckFactor, files, leftOut, folders, areas, leaving, complete } = await json();
    assert.equal(files, 5);
    assert.deepEqual(leftOut, { vendored: 1, generated: 0, binary: 1 });
    assert.deepEqual(truckFactor.value, 1);
    assert.deepEqual(truckFactor.people[0], { name: '李娜', email: 'li@his.example', files: 4, share: 0.8 });
    const yibao = folders.find(({ path }: { path: string }) => path === 'src/yibao');
    assert.deepEqual(yibao.owners, [{ name: '李娜', email: 'li@his.example', files: 2, share: 1 }]);
    assert.deepEqual(
      areas.map(({ name, files: count }: { name: string; files: number }) => [name, count]),
      [
        ['', 5],
        ['医保接口', 2],
        ['报表', 2],
      ],
    );
    assert.equal(areas[1].deputy.isActive, false);
    assert.equal(areas[0].deputy.isActive, true);
    assert.equal(leaving, null);
    assert.equal(complete, true);
  });

  it('shows what leaves with somebody, and what the others cover', async () => {
    await project();
    const { leaving } = await json('--leaving', 'li', '--successor', 'wang@his.example');
    assert.equal(leaving.person, '李娜');
    const paths = leaving.orphaned.map(({ path }: { path: string }) => path);
    assert.deepEqual(paths.sort(), [
      'config/application-prod.yml',
      'src/yibao/Drg.java',
      'src/yibao/Settle.java',
    ]);
    assert.equal(leaving.orphanedShare, 0.6);
    assert.deepEqual(leaving.areas, [{ name: '医保接口', files: 2, orphaned: 2 }]);
    assert.equal(leaving.configs[0].path, 'config/application-prod.yml');
    assert.equal(leaving.deputyEvidence.name, '王伟');
    assert.equal(leaving.deputyEvidence.coverage.current, 0);
    assert.equal(leaving.readingList[0].path, 'src/yibao/Settle.java');
    assert.equal(leaving.readingList[0].commits.length, 2);
    assert.ok(!JSON.stringify(leaving).includes('Zt_8831qw'), 'a password in a subject is masked');
    const both = (await json('--leaving', 'li', '--leaving', 'wang')).leaving;
    assert.equal(both.orphanedShare, 1);
    assert.equal(both.deputyEvidence, null, 'who leaves too covers nothing');
  });

  it('says nothing of files that are deleted and not committed yet, in the working folder or in the index', async () => {
    await project();
    const told = async () => JSON.stringify(await json('--leaving', 'li@his.example'));
    assert.match(await told(), /Drg\.java[\s\S]*application-prod\.yml/);
    await rm(join(repository.root, 'src/yibao/Drg.java'));
    await repository.git('rm', '-q', 'config/application-prod.yml');
    assert.doesNotMatch(await told(), /Drg\.java|application-prod/);
  });

  it('lets a reason in team.yaml win, and says so', async () => {
    await project(
      'overrides:\n  - { person: wang, area: 医保接口, knows: true, reason: 负责现场联调, by: li, on: 2026-05-01 }',
    );
    const { leaving, overrides, truckFactor } = await json('--leaving', 'li');
    assert.deepEqual(
      leaving.orphaned.map(({ path }: { path: string }) => path),
      ['config/application-prod.yml'],
    );
    assert.equal(truckFactor.people[0].files, 4, 'what is published stays');
    assert.equal(overrides[0].files, 2);
    assert.match((await knowledge()).stdout, /负责现场联调, li, 2026-05-01/);
  });

  it('compares departures, looks at one area, counts lines', async () => {
    await project();
    const { whatIf } = await json('--what-if');
    assert.deepEqual(
      whatIf.map(({ name, orphaned }: { name: string; orphaned: number }) => [name, orphaned]),
      [
        ['李娜', 3],
        ['王伟', 1],
      ],
    );
    assert.equal((await json('--area', '报表')).files, 2);
    const { leaving } = await json('--leaving', 'li', '--lines');
    assert.deepEqual(leaving.readingList[0].lines, { leavers: 1, all: 1 });
  });

  it('prints for people in both languages, Markdown that names cannot break, and a picture without scripts', async () => {
    await project();
    await repository.commit({
      files: { 'a.txt': 'x' },
      author: '<b>|@all <evil@his.example>',
      date: '2026-06-03',
    });
    assert.match((await knowledge('--leaving', 'li')).stdout, /If 李娜 left\n3 files \(50 %\)/);
    assert.match(
      (await handover(repository, 'knowledge', '--lang', 'zh-CN', '--what-if')).stdout,
      /若其中一人离岗/,
    );
    const { stdout: markdown } = await knowledge('--format', 'markdown', '--what-if');
    assert.doesNotMatch(markdown, /<b>|@all/);
    const { stdout: svg } = await knowledge('--format', 'svg', '--leaving', 'li');
    assert.match(svg, /^<svg [\s\S]*<title>src\/yibao\/Drg\.java\n/);
    assert.doesNotMatch(svg, /<script|https?:\/\/(?!www\.w3\.org)|<b>/);
    const { stdout } = await knowledge('--format', 'svg', '--output', 'map.svg');
    assert.match(stdout, /map\.svg/);
    assert.match(await readFile(join(repository.root, 'map.svg'), 'utf8'), /^<svg /);
  });

  it('says who could be meant, and what it cannot know', async () => {
    await project();
    const unknown = await knowledge('--leaving', 'wangwie');
    assert.equal(unknown.code, 2);
    assert.match(unknown.stderr, /Nobody is called “wangwie”[\s\S]*wangwei/);
    assert.match((await knowledge('--area', '医保')).stderr, /医保接口/);
    await repository.git('clone', '-q', '--depth', '1', `file://${repository.root}`, 'shallow');
    const { stdout } = await handover(
      { ...repository, root: join(repository.root, 'shallow') },
      'knowledge',
      '--format',
      'json',
      '--lang',
      'en',
    );
    const { complete, notes } = JSON.parse(stdout);
    assert.equal(complete, false);
    assert.match(notes[0], /shallow/);
  });

  it('measures the team only with its consent, a reason, and enough people', async () => {
    await project('workload: { enabled: true }');
    assert.equal((await json()).workload.state, 'no-reason');
    await project('workload: { enabled: true, reason: 团队会议一致同意 }');
    assert.equal((await json()).workload.state, 'nothing-to-say');
  });

  it('answers in an empty repository and refuses without one', async () => {
    assert.equal((await json()).files, 0);
    const folder = join(repository.root, '..');
    assert.equal((await handover({ ...repository, root: folder }, 'knowledge')).code, 2);
  });

  it('speaks of the line that work goes on in, where the default branch stood still', async () => {
    const stale = await createRepository();
    try {
      const zhao: Author = '赵敏 <zhao@his.example>';
      await stale.commit({ files: { 'old.java': 'class Old {}\n' }, author: WANG, date: '2022-01-01' });
      await stale.branch('develop');
      for (let day = 1; day <= 55; day += 1)
        await stale.commit({
          files: {
            'new.java': `class New { int a = ${day}; }\n`,
            'fee.java': `class Fee { int a = ${day}; }\n`,
          },
          author: zhao,
          date: new Date(Date.UTC(2026, 2, day)).toISOString().slice(0, 10),
        });
      await stale.git('switch', '--quiet', 'main');
      const report = async (...words: string[]) =>
        JSON.parse(
          (await handover(stale, 'knowledge', '--format', 'json', '--today', '2026-06-15', ...words)).stdout,
        );
      const { truckFactor, notes, files } = await report();
      assert.equal(files, 3);
      assert.deepEqual(
        truckFactor.people.map((person: { email: string }) => person.email),
        ['zhao@his.example'],
      );
      assert.equal(notes.filter((note: string) => note.includes('develop, which is 55 commits')).length, 1);
      for (const lang of ['en', 'zh-CN'])
        assert.match(
          (await handover(stale, 'knowledge', '--lang', lang, '--today', '2026-06-15')).stdout,
          /develop/,
        );
      // As the tool of the papers reads it, and where the project says so: what is checked out.
      assert.equal((await report('--as-published')).files, 1);
      await stale.write({ 'handover.config.yaml': 'version: 1\nbranches:\n  main: main\n' });
      assert.equal((await report()).files, 1);
      // A leaver who did nothing but the old branch leaves nothing alive orphaned but that file.
      await stale.write({ 'handover.config.yaml': 'version: 1\n' });
      const { leaving } = await report('--leaving', 'zhao@his.example');
      assert.deepEqual(
        leaving.orphaned
          .map((one: { path: string } | string) => (typeof one === 'string' ? one : one.path))
          .sort(),
        ['fee.java', 'new.java'],
      );
    } finally {
      await stale.cleanup();
    }
  });

  it('takes for here who committed on the first of the 365 days, and not the day before', async () => {
    const other = await createRepository();
    const work = (author: Author, path: string, date: string) =>
      other.commit({ files: { [path]: 'int a;\n' }, author, date });
    await work('Day In <in@his.example>', 'src/in.c', '2025-06-01');
    await work('Day Out <out@his.example>', 'src/out.c', '2025-05-31');
    const { stdout } = await handover(other, 'knowledge', '--format', 'json', '--today', '2026-06-01');
    const { truckFactor } = JSON.parse(stdout);
    assert.deepEqual(
      [truckFactor.here, truckFactor.people.map(({ name }: { name: string }) => name)],
      [1, ['Day In']],
    );
    await other.cleanup();
  });

  it('says why nobody counts where all came with an import', async () => {
    const other = await createRepository();
    const files = Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`src/a${at}.c`, 'int a;\n']));
    await other.commit({ files, message: 'Start', date: '2026-05-01' });
    const say = async (language: string) =>
      (await handover(other, 'knowledge', '--lang', language, '--today', '2026-06-01')).stdout;
    assert.match(await say('en'), /Nobody who is here counts as an author of any file/);
    assert.match(await say('zh-CN'), /在岗人员都不算任何文件的作者/);
    await other.cleanup();
  });
});
