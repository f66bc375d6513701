import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { groupConfigs } from '../../src/inventory/group.ts';
import type { KeyList } from '../../src/inventory/keys.ts';
import { type SchemaNode, writeYaml } from '../../src/pack/yaml/write.ts';
import { filesOfInterest, guessConfigIndex } from '../../src/prefill/configEntries.ts';
import type { ProjectFacts } from '../../src/prefill/facts.ts';
import { config, context, withTexts } from './context.ts';

const schema = JSON.parse(
  readFileSync(new URL('../../schemas/config-index.schema.json', import.meta.url), 'utf8'),
) as SchemaNode;

const keys = (...names: string[]): KeyList => ({
  keys: names.map((name, index) => ({ name, secret: /password/.test(name), line: index + 1 })),
  more: 0,
});
const entriesOf = (facts: Partial<ProjectFacts>, idOf: [string, string][] = []) =>
  guessConfigIndex(context(facts), new Map(idOf)).entries;

describe('guessing the config index', () => {
  it('has no entry without config files', () => {
    assert.deepEqual(guessConfigIndex(context({}), new Map()), { version: 1, entries: [] });
  });

  it('describes a file, names its keys and its owner', () => {
    const path = 'conf/application-prod.yml';
    const environmentFrom = { by: 'profile', part: 'prod' } as const;
    const [entry] = entriesOf(
      {
        configs: [config(path, { environment: 'production', environmentFrom })],
        titles: new Map([['spring-boot', { en: 'Settings of the application', 'zh-CN': '应用配置' }]]),
        keys: new Map([[path, keys('db.url', 'db.password', 'db.url')]]),
        mainAuthors: new Map([[path, 'wang@his.example']]),
      },
      [['wang@his.example', 'wang-wei']],
    );
    assert.equal(entry?.path, path);
    assert.equal(entry?.kind, 'spring-boot');
    assert.match(entry?.purpose ?? '', /^Settings of the application/);
    assert.equal(entry?.environment, 'production');
    assert.equal(entry?.owner, 'wang-wei');
    assert.deepEqual(entry?.keys, [{ name: 'db.url' }, { name: 'db.password', secret: true }]);
    assert.equal(entry?.confirm, true);
    assert.equal(entry?.from, 'file name; environment from "prod"; owner: changed it most, says git');
  });

  it('keeps a key secret that is secret in one of the profiles', () => {
    const profiles = [
      { name: 'token', secret: false, line: 1, profile: 'dev' },
      { name: 'token', secret: true, line: 5, profile: 'prod' },
    ];
    const list: KeyList = { keys: profiles, more: 0 };
    const [entry] = entriesOf({ configs: [config('a.yml')], keys: new Map([['a.yml', list]]) });
    assert.deepEqual(entry?.keys, [{ name: 'token', secret: true }]);
  });

  it('names no owner who is not in the team, and no purpose of an unknown kind', () => {
    const [entry] = entriesOf({
      configs: [config('a.yml')],
      mainAuthors: new Map([['a.yml', 'gone@his.example']]),
    });
    assert.deepEqual(entry, { path: 'a.yml', kind: 'spring-boot', confirm: true, from: 'file name' });
  });

  it('puts high risk first', () => {
    const paths = entriesOf({
      configs: [config('a.xml', { kind: 'logging', risk: 'low' }), config('b.yml')],
    }).map(({ path }) => path);
    assert.deepEqual(paths, ['b.yml', 'a.xml']);
  });

  it('lists more keys where a wrong value does more harm', () => {
    const many = keys(...Array.from({ length: 500 }, (_, index) => `key${index}`));
    const counted = (['high', 'medium', 'site-content', 'low'] as const).map(risk => {
      const facts = { configs: [config('a.yml', { risk })], keys: new Map([['a.yml', many]]) };
      return entriesOf(facts)[0]?.keys?.length ?? 0;
    });
    assert.deepEqual(counted, [400, 40, 0, 20]);
  });

  it('makes one entry of a folder of many, with the keys that they share', () => {
    const configs = Array.from({ length: 20 }, (_, index) => config(`conf/site-${index}.yml`));
    const [entry, ...more] = entriesOf({
      configs,
      keys: new Map(configs.map(({ path }) => [path, keys('a')])),
    });
    assert.deepEqual(more, []);
    assert.deepEqual(entry, {
      path: 'conf/site-*.yml',
      kind: 'spring-boot',
      files: 20,
      keys: [{ name: 'a' }],
      confirm: true,
      from: 'names of 20 files',
    });
    assert.equal(filesOfInterest(groupConfigs(configs)).length, 1);
  });

  it('takes the words of the language of the pack', () => {
    const facts = {
      configs: [config('a.yml')],
      titles: new Map([['spring-boot', { en: 'Settings', 'zh-CN': '应用配置' }]]),
    };
    const { entries } = guessConfigIndex(context(facts, { language: 'zh-CN' }), new Map());
    const [entry] = entries;
    assert.match(entry?.purpose ?? '', /应用配置/);
    assert.equal(entry?.from, '文件名');
  });

  it('of hundreds of files stays readable: alike files are one entry with their differences', () => {
    const services = Array.from({ length: 350 }, (_, at) => `his-${at}/src/main/resources/bootstrap.yml`);
    const sites = Array.from({ length: 350 }, (_, at) => `module-${at % 70}/conf-${at}/lis-${at}.ini`);
    const configs = [...services, ...sites].map(path => config(path));
    const names = Array.from({ length: 90 }, (_, at) => `group${at % 9}.part${at % 3}.key${at}`);
    const facts = {
      configs,
      keys: new Map(
        configs.map(({ path }, at) => [path, keys(...(at === 7 ? [...names, 'only.here'] : names))]),
      ),
    };
    const index = guessConfigIndex(context(facts), new Map());
    const written = writeYaml(index, schema, { schemaPath: './x.json', language: 'en', note: 'x' });
    assert.ok(written.split('\n').length <= 1500, `${written.split('\n').length} lines`);
    const alike = index.entries.find(({ path }) => path.endsWith('bootstrap.yml'));
    assert.equal(alike?.files, 350);
    assert.deepEqual(
      alike?.keys?.find(({ name }) => name === 'only.here')?.purpose,
      'only in 1 of 350 files, such as his-7/src/main/resources/bootstrap.yml',
    );
  });

  it('puts what comments say into a long index, too, for as long as it stays readable', () => {
    const paths = Array.from({ length: 60 }, (_, at) => `house-${at}-${'abcdefghij'[at % 10]}/lis${at}.ini`);
    const configs = paths.map((path, at) => config(path, { kind: `kind${at}` }));
    const names = Array.from({ length: 6 }, (_, at) => `key${at}`);
    const text = names.map(name => `# What ${name} does here\n${name}=1\n`).join('');
    const facts = withTexts(Object.fromEntries(paths.map(path => [path, text])));
    const lines = new Map(
      paths.map(path => [
        path,
        { keys: names.map((name, at) => ({ name, secret: false, line: 2 * at + 2 })), more: 0 },
      ]),
    );
    const index = guessConfigIndex(context({ ...facts, configs, keys: lines }), new Map());
    const written = writeYaml(index, schema, { schemaPath: './x.json', language: 'en', note: 'x' });
    assert.ok(written.split('\n').length <= 1500, `${written.split('\n').length} lines`);
    const [first] = index.entries.flatMap(({ keys = [] }) => keys.filter(({ from }) => from !== undefined));
    assert.deepEqual(first, { name: 'key0', purpose: 'What key0 does here', from: 'comment in line 1' });
  });

  it('says of a script what it does and when it starts something, not what it is called', () => {
    const text = '#!/bin/sh\nmysqldump his > /data/his.sql\nrsync -a /data/ backup@10.1.9.9:/backup/\n';
    const path = 'ops/nightly.sh';
    const texts = withTexts({ [path]: text });
    const [entry] = entriesOf({
      ...texts,
      configs: [config(path, { kind: 'scripts', parser: 'none' })],
      titles: new Map([['scripts', { en: 'Script', 'zh-CN': '脚本' }]]),
    });
    assert.equal(entry?.purpose, 'Script: mysqldump his, rsync');
    assert.match(entry?.from ?? '', /values in lines 2, 3/);
  });
});
