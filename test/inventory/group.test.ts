import assert from 'node:assert/strict';
import { type ConfigFile, detectConfigs } from '../../src/inventory/detect.ts';
import { entryPath } from '../../src/inventory/documented.ts';
import { globMatcher } from '../../src/inventory/globs.ts';
import { groupConfigs } from '../../src/inventory/group.ts';
import { guessPurpose } from '../../src/inventory/purpose.ts';
import fc from '../helpers/properties.ts';
import { known } from './known.ts';

const groupsOf = (paths: string[]) => groupConfigs(detectConfigs(paths, known));
const numbered = (count: number, name: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => name(n));

describe('groupConfigs', () => {
  it('makes one entry of many files in a folder, and keeps a handful apart', () => {
    const paths = numbered(6, n => `openmrs/apps/clinical/${'abcdef'[n]}.json`);
    assert.deepEqual(
      groupsOf(paths).map(group => [group.path, group.files, group.examples.length]),
      [['openmrs/apps/clinical/*.json', 6, 3]],
    );
    assert.equal(groupsOf(paths.slice(1)).length, 5);
  });

  it('makes one entry of a folder tree', () => {
    const paths = numbered(8, n => `openmrs/apps/m${n}/app.json`);
    assert.deepEqual(
      groupsOf(paths).map(group => group.path),
      ['openmrs/apps/**/app.json'],
    );
  });

  it('keeps high-risk files single up to 12 in a folder, and puts them first', () => {
    const single = numbered(12, n => `cloud/s${n}/application.yml`);
    assert.equal(groupsOf([...single, 'a.sql']).length, 13);
    assert.equal(groupsOf([...single, 'a.sql'])[0]?.risk, 'high');
    assert.deepEqual(
      groupsOf([...single, 'cloud/s13/application.yml']).map(group => group.path),
      ['cloud/**/application.yml'],
    );
  });

  it('does not let a pattern match a config file of another kind', () => {
    const migrations = numbered(7, n => `db/migrations/${n}x.xml`);
    const groups = groupsOf([...migrations, 'db/migrations/logback.xml']);
    assert.equal(groups.length, 8);
  });

  it('is as important as the most important of its files', () => {
    const [first] = detectConfigs(['sites/s0/lis.properties'], known);
    assert.ok(first && first.risk === 'low');
    const files = numbered(40, n => `sites/s${String(n).padStart(2, '0')}/lis.properties`).map((path, n) => ({
      ...first,
      path,
      risk: n === 7 ? ('high' as const) : ('low' as const),
    }));
    const groups = groupConfigs(files.map(({ environment: _, environmentFrom: __, ...file }) => file));
    assert.deepEqual(
      groups.map(({ path, risk, files: count }) => [path, risk, count]),
      [['sites/**/lis.properties', 'high', 40]],
    );
  });

  it('makes an index of hundreds of unlike files that one can read', () => {
    const paths = numbered(
      700,
      n =>
        `${'abcdefg'[n % 7]}${n % 31}/x${n % 17}/conf/n${n}.${['ini', 'properties', 'conf', 'toml'][n % 4]}`,
    );
    const risks = ['high', 'low', 'low', 'low'] as const;
    const files = detectConfigs(paths, known).map((file, n) => ({
      ...file,
      risk: risks[n % 4] ?? file.risk,
    }));
    assert.equal(files.length, 700);
    const groups = groupConfigs(files);
    assert.ok(groups.length <= 120, `${groups.length} entries`);
    for (const { path } of files)
      assert.ok(
        groups.some(group => group.path === path || globMatcher(group.path)(path)),
        path,
      );
  });

  it('escapes what a pattern would misread', () => {
    const [group] = groupsOf(numbered(7, n => `sql (old) [1]/${n}.sql`));
    assert.equal(group?.files, 7);
    assert.ok(globMatcher(group?.path ?? '')('sql (old) [1]/3.sql'));
    // As the index is read: there a backslash of Windows is a slash, and one before a sign of a pattern is none.
    for (const folder of ['sql (old) [1]', '@docs/master', 'a+b'])
      for (const [entry] of [groupsOf(numbered(7, n => `${folder}/${n}.sql`))])
        assert.ok(globMatcher(entryPath(entry?.path ?? ''))(`${folder}/3.sql`), entry?.path);
    assert.equal(entryPath('conf\\his\\*.ini'), 'conf/his/*.ini');
    assert.equal(entryPath('.\\conf\\(old)\\a.ini'), 'conf/(old)/a.ini');
  });

  it('keeps the index of a large repository short', () => {
    const paths = numbered(400, n => `m${n % 80}/conf/p${n}.${['ini', 'properties', 'sql', 'conf'][n % 4]}`);
    const groups = groupsOf([...paths, 'application.yml']);
    assert.ok(groups.length <= 60, `${groups.length} entries`);
    assert.equal(groups[0]?.path, 'application.yml');
  });

  it('keeps an environment only when all files share it', () => {
    const [same] = groupsOf(numbered(6, n => `sites/renmin/sql/${n}.sql`));
    assert.equal(same?.environment, 'renmin');
    const [mixed] = groupsOf(numbered(6, n => `sites/s${n}/init.sql`));
    assert.equal(mixed?.environment, undefined);
  });

  it('puts every file into exactly one entry that matches it, and no entry matches another kind', () => {
    const part = fc.constantFrom('a', 'b', 'conf', 'sql', 'migrations', 'x [1]');
    const name = fc.constantFrom(
      'application.yml',
      'a.sql',
      'b.sql',
      'logback.xml',
      'c.xml',
      'redis.conf',
      'o.conf',
      'app.ini',
    );
    const path = fc
      .tuple(fc.array(part, { maxLength: 3 }), name)
      .map(([folders, file]) => [...folders, file].join('/'));
    fc.assert(
      fc.property(fc.uniqueArray(path, { maxLength: 60 }), fc.integer({ min: 1, max: 60 }), (paths, most) => {
        const files: ConfigFile[] = detectConfigs(paths, known);
        const groups = groupConfigs(files, most);
        assert.equal(
          groups.reduce((sum, group) => sum + group.files, 0),
          files.length,
        );
        for (const group of groups) {
          if (group.files === 1 && group.path === group.examples[0]) continue;
          const covered = files.filter(file => globMatcher(group.path)(file.path));
          assert.ok(covered.length >= group.files);
          assert.ok(
            covered.every(file => file.kind === group.kind),
            group.path,
          );
        }
      }),
    );
  });
});

describe('guessPurpose', () => {
  const title = { en: 'Spring Boot settings', 'zh-CN': 'Spring Boot 配置' };

  it('names the environment in both languages', () => {
    assert.deepEqual(guessPurpose(title, { kind: 'spring-boot', environment: 'prod' }), {
      en: 'Spring Boot settings of the prod profile',
      'zh-CN': 'prod 环境的 Spring Boot 配置',
    });
    assert.deepEqual(
      guessPurpose({ en: 'Logging', 'zh-CN': '日志配置' }, { kind: 'logging', environment: '协和' }),
      {
        en: 'Logging of the 协和 environment',
        'zh-CN': '协和环境的日志配置',
      },
    );
  });

  it('is the title where no environment is known', () => {
    assert.deepEqual(guessPurpose(title, { kind: 'spring-boot' }), title);
  });
});
