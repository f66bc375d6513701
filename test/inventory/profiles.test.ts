import assert from 'node:assert/strict';
import { detectConfigs } from '../../src/inventory/detect.ts';
import { readKeys } from '../../src/inventory/keys.ts';
import { compareProfiles } from '../../src/inventory/profiles.ts';
import { known } from './known.ts';

/** Who lacks what, as `environment: keys`. */
function lacking(files: Readonly<Record<string, string>>): string[] {
  const configs = detectConfigs(Object.keys(files), known).map(file => ({ ...file, risk: 'high' as const }));
  const keys = new Map(configs.map(({ path, parser }) => [path, readKeys(files[path] ?? '', parser).keys]));
  return compareProfiles(configs, path => keys.get(path)).map(
    ({ environment, lacks }) => `${environment}: ${lacks.join(' ')}`,
  );
}

describe('compareProfiles', () => {
  it('compares the documents of one file, also where one only overrides', () => {
    const text =
      'his.url=a\n#---\nspring.config.activate.on-profile=dev\nhis.url=b\nhis.only-dev=1\n!---\nspring.config.activate.on-profile=prod\nhis.url=c\n';
    assert.deepEqual(lacking({ 'p/application.properties': text }), ['prod: his.only-dev']);
  });

  it('says nothing of what is inherited, merged in, or of an overlay for one purpose', () => {
    assert.deepEqual(
      lacking({
        'c/application-dev.yml': 'pool: &p\n  min: 1\n  max: 5\nhis:\n  <<: *p\n',
        'c/application-prod.yml': 'pool:\n  min: 1\n  max: 5\nhis:\n  min: 1\n  max: 5\n',
      }),
      [],
    );
    assert.deepEqual(
      lacking({
        'application.yml': 'a: 1\nb: 2\n',
        'application-dev.yml': 'a: 2\nb: 3\n',
        'application-prod.yml': 'trace: false\n',
      }),
      [],
    );
  });

  it('says nothing of what a program does without', () => {
    assert.deepEqual(
      lacking({
        'application-dev.yml':
          'his:\n  url: 1\nlogging:\n  level: DEBUG\nspring:\n  h2:\n    console:\n      enabled: true\n',
        'application-prod.yml': 'his:\n  url: 1\n  code: 2\n',
      }),
      ['dev: his.code'],
    );
  });

  it('compares a file that has become no risk because it lacks the secret', () => {
    const texts = {
      'sites/east/lis.ini': 'url=1\nport=2\ntoken=3\n',
      'sites/west/lis.ini': 'url=1\nport=2\n',
    };
    const configs = detectConfigs(Object.keys(texts), known).map(file => ({
      ...file,
      risk: file.path.includes('east') ? ('high' as const) : ('low' as const),
    }));
    const keysOf = (path: string) => readKeys(texts[path as keyof typeof texts], 'ini').keys;
    const told = compareProfiles(configs, keysOf).map(({ environment, lacks }) => `${environment}: ${lacks}`);
    assert.deepEqual(told, ['west: token']);
    assert.deepEqual(
      compareProfiles(
        configs.map(file => ({ ...file, risk: 'low' as const })),
        keysOf,
      ),
      [],
    );
  });

  it('compares files that begin with their environment, and values of a chart', () => {
    const all = 'A: 1\nB: 2\nC: 3\n';
    const few = 'A: 1\nB: 2\n';
    const dotenv = (text: string) => text.replaceAll(': ', '=');
    const cases: [Record<string, string>, string][] = [
      [{ 'env/prod.env': dotenv(all), 'env/test.env': dotenv(few) }, 'test: C'],
      [{ 'env/production.env': dotenv(few), 'env/uat.env': dotenv(all) }, 'prod: C'],
      [{ 'prod.config.json': '{"a":1,"b":2}', 'uat.config.json': '{"a":1,"b":2,"c":3}' }, 'prod: c'],
      [{ 'helm/values-prod.yaml': few, 'helm/values-uat.yaml': all }, 'prod: C'],
      [{ 'helm/prod-values.yaml': all, 'helm/renmin-values.yaml': few }, 'renmin: C'],
      [{ 'chart/values.yaml': all, 'chart/values-renmin.yaml': few, 'chart/values-prod.yaml': few }, ''],
    ];
    for (const [files, told] of cases) assert.equal(lacking(files).join(), told, Object.keys(files).join());
  });

  it('says nothing of what one computer sets on top of the others', () => {
    for (const local of ['.env.local', '.env.development.local'])
      assert.deepEqual(
        lacking({ '.env': 'A=1\nB=2\n', [local]: 'A=3\nC=1\nE=2\n', '.env.production': 'A=1\nD=1\n' }),
        [],
        local,
      );
  });

  it('of many sites names those that lack something, and not all others where a few have more', () => {
    const site = (n: number) => (n === 3 ? 'url=1\nport=2\nsite=3\nextra=4\n' : 'url=1\nport=2\nsite=3\n');
    const many = (count: number, text: (n: number) => string) =>
      Object.fromEntries(Array.from({ length: count }, (_, n) => [`sites/s${n}/lis.ini`, text(n)]));
    assert.deepEqual(lacking(many(40, site)), []);
    assert.deepEqual(
      lacking(many(40, n => (n === 5 ? 'url=1\nport=2\nuser=3\n' : `url=1\nport=2\nuser=3\ncode=4\n`))),
      ['s5: code'],
    );
    assert.equal(lacking(many(3, n => site(n + 1))).length, 2, 'among three each counts');
  });

  it('compares sites that stand as suffixes or folders, if they set mostly the same', () => {
    const set = (...names: string[]) => `[lis]\n${names.map(name => `${name}=1`).join('\n')}\n`;
    assert.deepEqual(
      lacking({
        'conf/lis_renmin.ini': set('host', 'port', 'user', 'code'),
        'conf/lis_xiehe.ini': set('host', 'port', 'user'),
      }),
      ['xiehe: lis.code'],
    );
    assert.deepEqual(
      lacking({
        'deploy/renmin/db.ini': set('host', 'port', 'user'),
        'deploy/xiehe/db.ini': set('host', 'port', 'user', 'sid'),
      }),
      ['renmin: lis.sid'],
    );
    assert.deepEqual(
      lacking({
        'conf/lis_mail.ini': set('smtp', 'from', 'to', 'tls'),
        'conf/lis_device.ini': set('com', 'baud', 'stop'),
      }),
      [],
    );
  });
});
