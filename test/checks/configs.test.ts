import assert from 'node:assert/strict';
import { createRepository, type TestRepository } from '../helpers/repository.ts';
import { check, show } from './support.ts';

const CONFIG = 'config/application-prod.yml';
const INDEX = 'handover/config-index.yaml';
const RULES = [
  'undocumented-config',
  'undocumented-key',
  'config-changed-since-review',
  'index-entry-missing-file',
  'index-entry-without-purpose',
];

const index = (...entries: string[]) =>
  `version: 1\nentries:${entries.length === 0 ? ' []' : ''}\n${entries.map(entry => `  - ${entry.replaceAll('\n', '\n    ')}\n`).join('')}`;
const reviewed = (path: string, day: string) => index(`path: ${path}\npurpose: Production\nreviewedAt: ${day}`);

describe('checks of config files, with a history', () => {
  let repository: TestRepository;
  const found = async (options: Parameters<typeof check>[1] = {}) => {
    const { findings, crashes } = await check(repository, { rules: RULES, ...options });
    assert.deepEqual(crashes, []);
    return findings;
  };
  const messages = async (options: Parameters<typeof check>[1] = {}) =>
    (await show(await found(options))).map(({ at, message }) => `${at} ${message}`);
  const staged = { scope: { kind: 'staged' } } as const;

  beforeEach(async () => {
    repository = await createRepository();
  });
  afterEach(() => repository.cleanup());

  describe('config-changed-since-review', () => {
    const rules = ['config-changed-since-review'];

    it('names the commits after the review and the keys that appeared', async () => {
      await repository.commit({ date: '2026-01-05', files: { [CONFIG]: 'a: 1\n', [INDEX]: reviewed(CONFIG, '2026-01-05') } });
      await repository.commit({ date: '2026-02-01', files: { [CONFIG]: 'a: 2\n' } });
      const [changed = ''] = await messages({ rules });
      assert.match(changed, /^handover\/config-index\.yaml:5:17-5:27 “config\/application-prod\.yml” was changed by 1 commit since it was reviewed on 2026-01-05: [0-9a-f]{7,9} \(2026-02-01\)\. Compare/);
      await repository.commit({ date: '2026-03-01', files: { [CONFIG]: 'a: 2\nmedins:\n  code: H1\n' } });
      const [grown = ''] = await messages({ rules });
      assert.match(grown, /by 2 commits .* \(2026-03-01\), .* \(2026-02-01\)\. New keys: medins\.code\./);
    });

    it('takes a commit of the day of the review for one that the reviewer saw', async () => {
      await repository.commit({ date: '2026-01-04', files: { [CONFIG]: 'a: 1\n', [INDEX]: reviewed(CONFIG, '2026-01-05') } });
      await repository.commit({ date: '2026-01-05', files: { [CONFIG]: 'a: 2\n' } });
      assert.deepEqual(await messages({ rules }), []);
      await repository.commit({ date: '2026-01-06', files: { [CONFIG]: 'a: 3\n' } });
      assert.equal((await messages({ rules })).length, 1);
    });

    it('follows a pattern, and says nothing about a history that is cut off or an entry that promises nothing', async () => {
      const pattern = reviewed('sites/*/application.yml', '2026-01-05');
      await repository.commit({ date: '2026-01-05', files: { 'sites/a/application.yml': 'a: 1\n', 'sites/b/application.yml': 'a: 1\n', [INDEX]: pattern } });
      await repository.commit({ date: '2026-02-01', files: { 'sites/b/application.yml': 'b: 1\n' } });
      assert.match((await messages({ rules })).join(), /“sites\/\*\/application\.yml” .* New keys: b\./);
      await repository.write({ [INDEX]: index('path: sites/*/application.yml\npurpose: The sites') });
      assert.deepEqual(await messages({ rules }), []);
      await repository.write({ [INDEX]: pattern });
      await repository.write({ '.git/shallow': `${await repository.git('rev-parse', 'HEAD')}\n` });
      assert.deepEqual(await messages({ rules }), []);
    });
  });

  describe('named-config-missing', () => {
    const rules = ['named-config-missing'];

    it('looks at what a commit adds to a script, and at everything that names a file which it removes', async () => {
      const files = { 'README.md': 'See `conf/redis.conf`.\n', 'conf/redis.conf': 'port 6379\n', 'conf/his.ini': 'a=1\n', [INDEX]: index() };
      await repository.commit({ files });
      assert.deepEqual(await messages({ rules }), []);
      await repository.write({ 'run.sh': 'cp conf/lis.ini /opt/lis\n' });
      await repository.git('add', '.');
      assert.match((await messages({ rules, ...staged })).join(), /^run\.sh:1:4-1:16 “conf\/lis\.ini” is needed here/);
      await repository.git('rm', '-q', 'conf/redis.conf');
      const removed = await messages({ rules, ...staged });
      assert.match(removed.join('\n'), /^README\.md:1:6-1:21 “conf\/redis\.conf” is named here/);
      assert.equal(removed.length, 2);
    });

    it('leaves out what git ignores, what a template lies beside, and what a script makes', async () => {
      await repository.commit({
        files: {
          '.gitignore': '*.local.ini\n', 'conf/his.ini.example': 'a=1\n', 'make.sh': 'sed s/a/b/ x > conf/made.ini\n', [INDEX]: index(),
          'docker-compose.yml': 'services:\n  a:\n    image: a:1\n    volumes:\n      - ./conf/his.ini:/a\n      - ./conf/his.local.ini:/b\n      - ./conf/made.ini:/c\n      - ./conf/gone.ini:/d\n',
        },
      });
      assert.deepEqual((await messages({ rules })).map(text => text.slice(0, 30)), ['docker-compose.yml:8:9-8:24 “c']);
    });
  });

  describe('index-entry-missing-file', () => {
    const rules = ['index-entry-missing-file'];

    it('knows from git what a file is called now, through several renames, and fixes it', async () => {
      await repository.commit({ files: { 'old/jdbc.properties': 'url=x\nuser=y\nmore=z\n', [INDEX]: index('path: old/jdbc.properties\npurpose: Database') } });
      await repository.git('mv', 'old', 'middle');
      await repository.commit();
      await repository.git('mv', 'middle/jdbc.properties', 'database.properties');
      await repository.commit();
      const [finding] = await found({ rules });
      assert.equal(finding?.messageId, 'renamed');
      assert.equal(finding?.data['renamedTo'], 'database.properties');
      assert.deepEqual(
        finding?.fixes.map(({ safe, edits }) => [safe, edits.map(({ text }) => text)]),
        [[true, ['database.properties']]],
      );
    });

    it('leaves alone what git ignores, what lies on the server, and folders', async () => {
      await repository.commit({
        files: {
          '.gitignore': '.env\n',
          'openmrs/apps/a.json': '{}',
          [INDEX]: index('path: .env\npurpose: A', 'path: /etc/his/his.conf\npurpose: B', 'path: openmrs/apps/\npurpose: C'),
        },
      });
      assert.deepEqual(await messages({ rules }), []);
    });
  });

  it('lets a project start today: a baseline holds back what is there, and not what comes', async () => {
    const files = { [CONFIG]: 'a: 1\n', 'conf/jdbc.properties': 'url=x\n', [INDEX]: index() };
    await repository.commit({ files });
    const before = await found();
    assert.deepEqual(before.map(({ file }) => file), ['conf/jdbc.properties', CONFIG].sort());
    const findings = before.map(({ fingerprint, ruleId, file }) => ({ fingerprint, rule: ruleId, file }));
    await repository.write({ 'handover/.baseline.json': JSON.stringify({ version: 1, findings }) });
    assert.deepEqual(await messages(), []);
    await repository.write({ [CONFIG]: 'a: 2\nb: 1\n', 'conf/redis.conf': 'port 1\n' });
    await repository.git('add', '.');
    assert.deepEqual((await found(staged)).map(({ file }) => file), ['conf/redis.conf']);
  });

  it('lets a file off with a comment in its first line that gives a reason', async () => {
    const comment = (why: string) => `# handover-disable-next-line undocumented-config${why}\n`;
    await repository.commit({ files: { [CONFIG]: `${comment(' -- a sample, see the wiki')}a: 1\n`, [INDEX]: index() } });
    assert.deepEqual(await messages(), []);
    assert.deepEqual(await messages({ rules: [...RULES, 'disable-comment'] }), [], 'the comment is of use');
    await repository.write({ [CONFIG]: `${comment('')}a: 1\n` });
    assert.equal((await messages()).length, 1, 'no reason, no effect');
    await repository.write({ [CONFIG]: `${comment(' -- a sample, see the wiki')}a: 3\n` });
    await repository.git('add', '.');
    assert.deepEqual(await messages({ ...staged, rules: [...RULES, 'disable-comment'] }), []);
  });

  it('takes the staged text of index and config file, and not what lies in the folder', async () => {
    await repository.commit({ files: { [INDEX]: index() } });
    await repository.write({ [CONFIG]: 'a: 1\n' });
    await repository.git('add', CONFIG);
    await repository.write({ [INDEX]: index(`path: ${CONFIG}\npurpose: Production\nkeys:\n  - name: a`) });
    assert.equal((await messages(staged)).length, 1, 'the entry is not in the commit');
    await repository.git('add', INDEX);
    await repository.write({ [CONFIG]: 'a: 1\nb: 2\n' });
    assert.deepEqual(await messages(staged), [], 'the new key is not in the commit');
    await repository.git('add', CONFIG);
    assert.match((await messages(staged)).join(), /has a key that is described nowhere: b\./);
  });

  it('asks git nothing about its history while a commit touches no config file', async () => {
    await repository.commit({ date: '2026-01-05', files: { [CONFIG]: 'a: 1\n', [INDEX]: reviewed(CONFIG, '2026-01-05') } });
    await repository.commit({ date: '2026-02-01', files: { [CONFIG]: 'a: 2\n' } });
    await repository.write({ 'src/Main.java': 'class Main {}\n' });
    await repository.git('add', '.');
    assert.deepEqual(await messages(staged), []);
    await repository.write({ [CONFIG]: 'a: 3\n' });
    await repository.git('add', '.');
    assert.match((await messages(staged)).join(), /was changed by 1 commit/);
  });
});
