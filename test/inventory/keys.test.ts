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
        ['prod', 'db.password', 7],
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

  it('reads INI as programs write it: comments behind headers, indentation, colons, escapes, known switches', () => {
    const text = lines(
      '[A] ; the gateway',
      'url=1',
      '[B]# c',
      '  [C]',
      '  x: 1',
      '  y:2',
      '[a\\.b]',
      'path = C:\\his',
      'D:\\data',
      'http://10.0.0.1:8080/his',
      '["D 2"]',
      'url: http://x/?a=b',
    );
    assert.deepEqual(named(readKeys(text, 'ini')), ['2 A.url', '5 C.x', '6 C.y', '8 a.b.path', '12 D 2.url']);
    assert.deepEqual(named(readKeys('[mysqld]\nskip-grant-tables\nskip_name_resolve\nhunter2\n', 'ini')), [
      '2 mysqld.skip-grant-tables',
      '3 mysqld.skip_name_resolve',
    ]);
  });

  it('resolves anchors, aliases and merge keys; what a map has itself stays', () => {
    const text = lines(
      'pool: &p { min: 1, max: 5 }',
      'his:',
      '  <<: *p',
      '  max: 9',
      'lis: *p',
      'x-env: &e',
      '  MODE: a',
      'services:',
      '  app:',
      '    environment:',
      '      <<: [*e]',
      '      A: 1',
    );
    assert.deepEqual(named(readKeys(text, 'yaml')), [
      '1 pool.min',
      '1 pool.max',
      '4 his.max',
      '1 his.min',
      '1 lis.min',
      '1 lis.max',
      '7 x-env.MODE',
      '12 services.app.environment.A',
      '7 services.app.environment.MODE',
    ]);
    const bomb = lines(
      'a: &a {x: 1, y: 1}',
      ...Array.from({ length: 30 }, (_, n) => {
        const before = n === 0 ? 'a' : `b${n - 1}`;
        return `b${n}: &b${n} {x: *${before}, y: *${before}}`;
      }),
    );
    assert.equal(readKeys(bomb, 'yaml').error, 'unreadable');
    assert.deepEqual(named(readKeys('a: &a\n  <<: *a\n  x: 1\n', 'yaml')), ['3 a.x']);
  });

  it('cuts properties into documents with their profiles', () => {
    const text = lines(
      'his.url=a',
      '#---',
      'spring.config.activate.on-profile=dev',
      'his.only-dev=1',
      '!---',
      'spring.profiles=prod',
      'his.url=c',
    );
    assert.deepEqual(
      readKeys(text, 'properties').keys.map(({ name, line, profile }) => [name, line, profile]),
      [
        ['his.url', 1, undefined],
        ['his.only-dev', 4, 'dev'],
        ['his.url', 7, 'prod'],
      ],
    );
  });

  it('folds lists alike in all formats', () => {
    const names = (text: string, parser: ConfigParser) => readKeys(text, parser).keys.map(({ name }) => name);
    const expected = ['his.hosts', 'his.routes[].id'];
    assert.deepEqual(
      names('his.hosts[0]=a\nhis.hosts[1]=b\nhis.routes[0].id=x\nhis.routes[1].id=y', 'properties'),
      expected,
    );
    assert.deepEqual(names('his:\n  hosts: [a, b]\n  routes:\n    - id: x\n    - id: y\n', 'yaml'), expected);
    assert.deepEqual(names('{"his":{"hosts":["a"],"routes":[{"id":1},{"id":2}]}}', 'json'), expected);
    assert.deepEqual(names('[his]\nhosts = ["a"]\n[[his.routes]]\nid = 1\n', 'toml'), expected);
  });

  it('lets no value decide over names', () => {
    const names = (text: string, parser: ConfigParser) => readKeys(text, parser);
    assert.deepEqual(named(names('bind 0.0.0.0\nlogfile C:\\users\\u\nport 1\n', 'properties')), [
      '1 bind',
      '2 logfile',
      '3 port',
    ]);
    assert.deepEqual(named(names('id = 9223372036854775807\nport = 1\n', 'toml')), ['1 id', '2 port']);
    assert.deepEqual(named(names('"a.b" = 1\n[\'x y\']\n"c=d" = 2\n', 'toml')), ['1 a.b', '3 x y.c=d']);
    assert.deepEqual(
      named(names('<c><appSettings>\n<add key="a&amp;b&#33;" value="&lt;"/></appSettings></c>', 'xml')),
      ['2 appSettings.a&b!'],
    );
  });

  it('goes by the number of backslashes before a u, and reads what stands around a broken line of TOML', () => {
    const paths = ['a = C:\\u', 'b = C:\\\\u', 'c = C:\\\\\\users', 'd = \\u4e2d', 'e 1'];
    assert.deepEqual(named(readKeys(lines(...paths), 'properties')), ['1 a', '2 b', '3 c', '4 d', '5 e']);
    const toml = readKeys('a = 1\nb = = 2\nc = 3\n[t]\nd = "x\ne = 5\n', 'toml');
    assert.deepEqual([named(toml), toml.error, toml.line], [['1 a', '3 c', '6 t.e'], 'unreadable', 2]);
    const hopeless = readKeys(`a = 1\n${'= =\n'.repeat(30)}z = 1\n`, 'toml');
    assert.deepEqual([named(hopeless), hopeless.error, hopeless.line], [['1 a'], 'unreadable', 2]);
  });

  it('keeps what stands before a mistake, and the documents beside it', () => {
    const list = readKeys('a:\n  b: 1\n---\nc: 2\nd: [x\n', 'yaml');
    assert.deepEqual([list.keys.map(({ name }) => name), list.error], [['a.b', 'c', 'd'], 'unreadable']);
    assert.equal(list.line, 6);
  });

  it('keeps the names at the very left after a mistake: what is open there is indented', () => {
    const cases: [string, string[], number][] = [
      ['a: "x\nb: 1\nc:\n  d: 2\n', ['1 a', '2 b', '4 c.d'], 1],
      ['a: [1, 2\nb: 1\nc: 3\n', ['1 a', '2 b', '3 c'], 2],
      ['a: 1\n  b: 2\nc: 3\n', ['3 c'], 1],
      ['a: x: y\nb: 2\n', ['2 b'], 1],
      ['a: 1\nb:\n  - 1\n c: 3\nd:\n  e: 1\nf: g: h\ni: 1\n', ['1 a', '2 b', '6 d.e', '8 i'], 4],
      ['a: {b: 1\nc: 2\n---\nd: 1\n', ['1 a.b', '2 c', '4 d'], 2],
      ['{a: 1,\nb: [\nc: 2\n', ['1 a'], 4],
    ];
    for (const [text, names, line] of cases) {
      const list = readKeys(text, 'yaml');
      assert.deepEqual([named(list), list.error, list.line], [names, 'unreadable', line], text);
    }
  });

  it('reads settings in the language of a program', () => {
    const php = lines(
      '<?php',
      "return [ // 'no' => 1",
      "  'db' => [",
      "    'password' => env('X', 'y'),",
      "    'list' => [],",
      '  ],',
      "  'on' => true,",
      '];',
    );
    assert.deepEqual(named(readKeys(php, 'code')), ['4 db.password secret', '5 db.list', '7 on']);
    const js = lines(
      'module.exports = {',
      '  port: process.env.PORT ? 1 : 2,',
      '  db: { host: "a", token: `x` },',
      '}',
    );
    assert.deepEqual(named(readKeys(js, 'code')), ['2 port', '3 db.host', '3 db.token secret']);
    assert.deepEqual(named(readKeys("DEBUG = False\nDATABASES = {'default': {'HOST': 'x'}}\n", 'code')), [
      '1 DEBUG',
      '2 DATABASES.default.HOST',
    ]);
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
      keys: [{ name: 'a', secret: false, line: 1 }],
      more: 0,
      error: 'unreadable',
      line: 2,
    });
    assert.deepEqual(readKeys('a = 1\nb = SECRET', 'toml'), {
      keys: [{ name: 'a', secret: false, line: 1 }],
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
