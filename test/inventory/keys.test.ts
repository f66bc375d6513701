import assert from 'node:assert/strict';
import { type KeyList, readKeys } from '../../src/inventory/keys.ts';
import type { ConfigParser } from '../../src/inventory/kinds.ts';
import fc from '../helpers/properties.ts';

const PARSERS: ConfigParser[] = ['properties', 'yaml', 'json', 'ini', 'toml', 'dotenv', 'xml', 'none'];
const named = (list: KeyList) =>
  list.keys.map(key => `${key.line} ${key.name}${key.secret ? ' secret' : ''}`);
const lines = (...text: string[]) => text.join('\n');

describe('readKeys', () => {
  it('reads properties, also with spaces as separator, BOM, CRLF and continued lines', () => {
    const text = '\uFEFFa.b=1\r\n# c=1\r\njdbc.password : x\\\r\n  y=z\r\nrequirepass abc\r\nlonely\r\n';
    assert.deepEqual(named(readKeys(text, 'properties')), [
      '1 a.b',
      '3 jdbc.password secret',
      '5 requirepass secret',
    ]);
  });

  it('reads YAML with several documents and the Spring profile of each', () => {
    const text = lines(
      'a: 1',
      'v: @project.version@',
      '---',
      'spring:',
      '  profiles: prod',
      'db:',
      '  password: x',
      '---',
      'spring.config.activate.on-profile: xiehe',
      'a: 2',
    );
    assert.deepEqual(
      readKeys(text, 'yaml').keys.map(key => [key.profile, key.name, key.line]),
      [
        [undefined, 'a', 1],
        [undefined, 'v', 2],
        ['prod', 'spring.profiles', 5],
        ['prod', 'db.password', 7],
        ['xiehe', 'spring.config.activate.on-profile', 9],
        ['xiehe', 'a', 10],
      ],
    );
  });

  it('reads both forms of environment in Compose, and env of Kubernetes', () => {
    const text = lines(
      'services:',
      '  a:',
      '    environment:',
      '      - DB_PASSWORD=x',
      '      - TZ',
      '  b:',
      '    environment:',
      '      TZ: y',
      '  c:',
      '    env:',
      '      - name: FOO',
      '        value: z',
    );
    assert.deepEqual(named(readKeys(text, 'yaml')), [
      '4 services.a.environment.DB_PASSWORD secret',
      '5 services.a.environment.TZ',
      '8 services.b.environment.TZ',
      '11 services.c.env.FOO',
    ]);
  });

  it('knows that all data of a Kubernetes Secret are secret', () => {
    assert.deepEqual(named(readKeys(lines('kind: Secret', 'data:', '  user: eA=='), 'yaml')), [
      '1 kind',
      '3 data.user secret',
    ]);
  });

  it('reads JSON with comments, tabs and trailing commas, and stops at a depth', () => {
    const text = lines(
      '{',
      '\t// note',
      '\t"a": "x//y", /* b */',
      '\t"c": {"d": {"e": 1}},',
      '\t"list": [{"f": 1}],',
      '}',
    );
    assert.deepEqual(named(readKeys(text, 'json')), ['3 a', '4 c.d.e', '5 list[].f']);
    assert.deepEqual(named(readKeys(text, 'json', { depth: 2 })), ['3 a', '4 c.d', '5 list[].f']);
  });

  it('reads INI sections; a line without = is no key', () => {
    const text = lines('x=1', '[mysqld]', 'port = 1', 'a-password-on-its-own', '[a.b]', 'c.d=3', 'list[]=4');
    assert.deepEqual(named(readKeys(text, 'ini')), ['1 x', '3 mysqld.port', '6 a.b.c.d', '7 a.b.list']);
  });

  it('reads TOML tables and lists of tables', () => {
    const text = lines('a = 1', '[db]', 'password = "x"', '[[srv]]', 'name = "q"', 't = { u = 1 }');
    assert.deepEqual(named(readKeys(text, 'toml')), [
      '1 a',
      '3 db.password secret',
      '5 srv[].name',
      '6 srv[].t.u',
    ]);
  });

  it('reads .env, not the inside of values over several lines', () => {
    const text = lines('export A=1', 'B="x', 'C=2', '"', 'DB_PWD=x');
    assert.deepEqual(named(readKeys(text, 'dotenv')), ['1 A', '2 B', '5 DB_PWD secret']);
  });

  it('reads settings of .NET, Spring, web.xml, log4j2 and Tomcat from XML', () => {
    const text = lines(
      '<?xml version="1.0"?>',
      '<configuration>',
      '<appSettings><add key="Url" value="x"/></appSettings>',
      '<connectionStrings><add name="His" connectionString="x"/></connectionStrings>',
      '<bean id="ds"><property name="password" value="x"/></bean>',
      '<context-param><param-name>a.b</param-name><param-value>x</param-value></context-param>',
      '<Property name="LOG_HOME">x</Property>',
      '<Connector port="8080" keystorePass="x"/>',
      '</configuration>',
    );
    assert.deepEqual(named(readKeys(text, 'xml')), [
      '3 appSettings.Url',
      '4 connectionStrings.His secret',
      '5 ds.password secret',
      '6 context-param.a.b',
      '7 LOG_HOME',
      '8 configuration.Connector.port',
      '8 configuration.Connector.keystorePass secret',
    ]);
  });

  it('says how many keys it left out', () => {
    const text = Array.from({ length: 450 }, (_, n) => `k${n}=v`).join('\n');
    const all = readKeys(text, 'properties');
    assert.deepEqual([all.keys.length, all.more], [400, 50]);
    assert.deepEqual([readKeys(text, 'properties', { limit: 7 }).more], [443]);
  });

  it('answers broken text with the line and nothing of the text', () => {
    assert.deepEqual(readKeys('a: 1\nb: [SECRET', 'yaml'), {
      keys: [],
      more: 0,
      error: 'unreadable',
      line: 2,
    });
    assert.deepEqual(readKeys('a = 1\nb = SECRET', 'toml'), {
      keys: [],
      more: 0,
      error: 'unreadable',
      line: 2,
    });
    assert.deepEqual(readKeys('<a>\n<b>SECRET</a>', 'xml'), {
      keys: [],
      more: 0,
      error: 'unreadable',
      line: 2,
    });
    assert.equal(readKeys('a\0=\0b\0', 'properties').error, 'unreadable');
    assert.equal(readKeys(`a=${'x'.repeat(1_000_001)}`, 'properties').error, 'too-large');
  });

  it('survives alias bombs, entity bombs and deep nesting', () => {
    const bomb = lines('a: &a [x, x]', ...Array.from({ length: 40 }, (_, n) => `b${n}: &b${n} [*a, *a, *a]`));
    assert.equal(readKeys(bomb, 'yaml').keys.length, 41);
    const entities = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><x><y>&b;</y></x>';
    assert.deepEqual(named(readKeys(entities, 'xml')), ['1 x.y']);
    for (const parser of PARSERS) {
      assert.ok(readKeys('['.repeat(200_000), parser).keys.length <= 1, parser);
      for (const unit of [' ', '\n', '/*', '"\\', '"', '=']) readKeys(unit.repeat(20_000), parser);
      assert.ok(readKeys('<a>'.repeat(1_000), parser).keys.length <= 1, parser);
    }
  });

  it('never throws, and keys are well formed, for any text', () => {
    const gbk = fc.uint8Array({ maxLength: 200 }).map(bytes => Buffer.from(bytes).toString('latin1'));
    const pieces = fc
      .array(
        fc.constantFrom(
          'a',
          '=',
          ':',
          ' ',
          '\n',
          '\r\n',
          '\t',
          '[',
          ']',
          '{',
          '}',
          '"',
          "'",
          '<',
          '>',
          '&',
          '*',
          '#',
          '- ',
          '\uFEFF',
          '密码',
          '---\n',
          '!',
          '|',
          '\\',
        ),
        { maxLength: 60 },
      )
      .map(parts => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(gbk, pieces, fc.string()), fc.constantFrom(...PARSERS), (text, parser) => {
        const { keys } = readKeys(text, parser);
        const count = text.split(/\r\n|\r|\n/).length;
        for (const key of keys)
          assert.ok(key.name.trim() !== '' && key.line >= 1 && key.line <= count, JSON.stringify(key));
      }),
      { numRuns: 1500 },
    );
  });

  it('finds every key that was written, in every flat format', () => {
    const key = fc
      .stringMatching(/^[a-z][a-z_]{0,11}$/)
      .filter(name => !/^(?:true|false|null|yes|no|on|off|environment|env|y|n)$/.test(name));
    const write: Partial<Record<ConfigParser, (keys: string[]) => string>> = {
      properties: keys => keys.map(name => `${name}=v`).join('\n'),
      dotenv: keys => keys.map(name => `${name}=v`).join('\n'),
      ini: keys => keys.map(name => `${name} = v`).join('\r\n'),
      toml: keys => keys.map(name => `${name} = "v"`).join('\n'),
      yaml: keys => keys.map(name => `${name}: v`).join('\n'),
      json: keys => `{${keys.map(name => `"${name}": "v"`).join(',\n')}}`,
    };
    for (const [parser, text] of Object.entries(write)) {
      fc.assert(
        fc.property(fc.uniqueArray(key, { minLength: 1, maxLength: 20 }), keys => {
          const found = readKeys(text(keys), parser as ConfigParser).keys;
          assert.deepEqual(
            found.map(one => one.name),
            keys,
          );
          assert.deepEqual(
            found.map(one => one.line),
            keys.map((_, at) => at + 1),
          );
        }),
        { numRuns: 40 },
      );
    }
  });
});
