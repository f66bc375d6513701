import assert from 'node:assert/strict';
import { describesKeys, readDescriptions } from '../../src/inventory/keyDescriptions.ts';

const METADATA = 'his-core/src/main/resources/META-INF/additional-spring-configuration-metadata.json';

describe('what other files say that keys mean', () => {
  const descriptions = readDescriptions(
    new Map([
      ['.env.example', '# Address of the laboratory system\nLIS_URL=http://lis\n# AES key\nLIS_SECRET=x\n'],
      [
        METADATA,
        '{\n  "properties": [\n    { "name": "his.lis.max-retries", "description": "How often a result is\\nfetched again." }\n  ]\n}\n',
      ],
      [
        'conf/device.schema.json',
        '{\n  "properties": {\n    "port": { "description": "Serial port of the analyser" },\n    "list": { "items": { "properties": { "code": { "title": "Code of the test" } } } }\n  }\n}\n',
      ],
      ['broken.schema.json', '{ "properties": '],
    ]),
  );
  const said = (path: string, name: string, text = '') => {
    const found = descriptions.describe(path, text, name);
    return found && `${found.text} ${found.path}:${found.line}`;
  };

  it('a template of variables, wherever the variable is set', () => {
    assert.equal(said('deploy/.env', 'LIS_URL'), 'Address of the laboratory system .env.example:1');
    assert.equal(
      said('compose.yml', 'services.his.environment.LIS_URL'),
      'Address of the laboratory system .env.example:1',
    );
    assert.equal(said('.env.example', 'LIS_URL'), undefined, 'its own comment stands above it');
  });

  it('the metadata of Spring, in every spelling of a key', () => {
    const expected = `How often a result is fetched again. ${METADATA}:3`;
    assert.equal(said('application-prod.yml', 'his.lis.maxRetries'), expected);
    assert.equal(said('other.yml', 'his.lis.max-retries'), undefined);
  });

  it('a schema that a file names, or that is called like it', () => {
    assert.equal(said('conf/device.json', 'port'), 'Serial port of the analyser conf/device.schema.json:3');
    const named = '# yaml-language-server: $schema=./device.schema.json\n';
    assert.equal(said('site/east.yml', 'list[].code', named), 'Code of the test conf/device.schema.json:4');
    assert.equal(said('site/east.yml', 'port'), undefined);
  });

  it('a schema in pieces: what refers to another place of it, and what is put together', () => {
    const schema = {
      $defs: { db: { title: 'Database of the ward', properties: { host: { description: 'Its server' } } } },
      allOf: [{ properties: { site: { description: 'Code of the house' } } }],
      properties: {
        main: { $ref: '#/$defs/db' },
        other: { $ref: '#/$defs/nothing' },
        far: { $ref: 'x.json#/a' },
      },
    };
    const { describe } = readDescriptions(new Map([['conf/his-schema.json', JSON.stringify(schema)]]));
    const told = ['main', 'main.host', 'site', 'other', 'far'].map(
      name => describe('conf/his.json', '', name)?.text,
    );
    assert.deepEqual(told, ['Database of the ward', 'Its server', 'Code of the house', undefined, undefined]);
  });

  it('knows which files describe', () => {
    for (const path of ['.env.example', 'a/.env.prod.sample', METADATA, 'x.schema.json'])
      assert.ok(describesKeys(path), path);
    for (const path of ['.env', 'schema.yml', 'myschema.json', 'example.md'])
      assert.ok(!describesKeys(path), path);
  });
});
