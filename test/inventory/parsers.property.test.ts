import assert from 'node:assert/strict';
import { stringify as writeToml } from 'smol-toml';
import { stringify as writeYaml } from 'yaml';
import { readKeys } from '../../src/inventory/keys.ts';
import type { ConfigParser } from '../../src/inventory/kinds.ts';
import fc from '../helpers/properties.ts';

/** Two levels of settings, as all formats can write them. */
type Settings = Readonly<Record<string, Readonly<Record<string, string>>>>;

const CANARY = 'Kanarie7Xq9';
/** Names that mean something to a format are left out: `env`, `kind: Secret`, profiles. */
const RESERVED =
  /^(?:true|false|null|yes|no|on|off|y|n|env|environment|spring|kind|data|constructor|prototype|key|name|id|class|type|version|scope|parent|add|property|entry|param|parameter|setting|prop|variable|description)$/;
const name = fc.stringMatching(/^[a-z][a-z0-9]{0,9}$/).filter(word => !RESERVED.test(word));
/** What stands around the secret is hostile: quotes, signs of every format, line ends where the format has them. */
const around = fc.string({
  unit: fc.constantFrom(...'aZ09 =:#;,.-_/\\\'"[]{}()<>&*!|@$%+~`密码'),
  maxLength: 8,
});
const value = fc.tuple(around, around).map(([before, after]) => `${before}${CANARY}${after}`);
const settings: fc.Arbitrary<Settings> = fc.dictionary(
  name,
  fc.dictionary(name, value, { minKeys: 1, maxKeys: 4, noNullPrototype: true }),
  { minKeys: 1, maxKeys: 4, noNullPrototype: true },
);

const xml = (text: string) => text.replaceAll(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`);
const flat = (all: Settings, write: (name: string, text: string) => string) =>
  Object.entries(all).flatMap(([section, inner]) =>
    Object.entries(inner).map(([key, text]) => write(`${section}.${key}`, text)),
  );
/** A backslash before the closing quote would take its meaning away. */
const quoted = (text: string) => `'${text.replaceAll(/['\\]/g, '_')}'`;

/** How a person, or a program, would write settings in each format. */
const WRITERS: Readonly<Record<Exclude<ConfigParser, 'none'>, (all: Settings) => string>> = {
  properties: all => flat(all, (key, text) => `${key}=${text.replaceAll('\\', '\\\\')}`).join('\n'),
  yaml: all => writeYaml(all),
  json: all => JSON.stringify(all, null, 2),
  ini: all =>
    Object.entries(all)
      .map(([section, inner]) =>
        [`[${section}]`, ...Object.entries(inner).map(([key, text]) => `${key} = ${text}`)].join('\n'),
      )
      .join('\n'),
  toml: all => writeToml(all),
  code: all =>
    `<?php\nreturn [\n${Object.entries(all)
      .map(
        ([section, inner]) =>
          `  '${section}' => [\n${Object.entries(inner)
            .map(([key, text]) => `    '${key}' => '${text.replaceAll(/['\\]/g, '\\$&')}',\n`)
            .join('')}  ],\n`,
      )
      .join('')}];\n`,
  dotenv: all => flat(all, (key, text) => `${key.replace('.', '_')}=${quoted(text)}`).join('\n'),
  xml: all =>
    `<root>${flat(all, (key, text) => `<add key="${key}" value="${xml(text)}"/>\n`).join('')}</root>`,
};
const NAMES: Partial<Record<ConfigParser, (name: string) => string>> = {
  dotenv: key => key.replace('.', '_'),
  xml: key => `root.${key}`,
};

describe('the parsers of config files, for any settings', () => {
  for (const [parser, write] of Object.entries(WRITERS) as [ConfigParser, (all: Settings) => string][]) {
    it(`${parser}: every key is found, on its line, and no value`, () => {
      fc.assert(
        fc.property(settings, all => {
          const text = write(all);
          const list = readKeys(text, parser);
          const said = JSON.stringify(list);
          assert.ok(text.includes(CANARY) && !said.includes(CANARY), said);
          const expected = flat(all, NAMES[parser] ?? (key => key));
          assert.deepEqual(list.keys.map(key => key.name).sort(), expected.sort(), text);
          const lines = text.split('\n');
          for (const { name: key, line } of list.keys) {
            const last = key.split(/[._]/).at(-1) ?? '';
            assert.ok(lines[line - 1]?.includes(last), `${key} on line ${line} of\n${text}`);
          }
        }),
        { numRuns: 300 },
      );
    });

    it(`${parser}: a text that ends too early shows no value either`, () => {
      fc.assert(
        fc.property(settings, fc.nat({ max: 600 }), (all, length) => {
          const cut = write(all).slice(0, length);
          const said = JSON.stringify(readKeys(cut, parser));
          assert.ok(!said.includes(CANARY), `${said} of\n${cut}`);
        }),
        { numRuns: 400 },
      );
    });
  }

  it('every line that looks like a key is listed, or the file is marked with a line', () => {
    const keyLine = fc.tuple(fc.constantFrom('', '  ', '\t'), name, fc.constantFrom('=', ' = ', ': '), value);
    const junk = fc.constantFrom('', '# a = 1', '; b = 2', '[section] ; c = 3', '  [x]# y', '[a\\.b]');
    for (const parser of ['ini', 'properties', 'dotenv', 'toml', 'yaml'] as const)
      fc.assert(
        fc.property(fc.array(fc.tuple(junk, keyLine), { minLength: 1, maxLength: 8 }), rows => {
          const isIni = parser === 'ini';
          const lines = rows.flatMap(([noise, [indent, key, sign, text]]) => [
            isIni ? noise : '# a = 1',
            // What an open quote or a last backslash swallows is no line of its own in these formats.
            `${isIni ? indent : ''}${key}${parser === 'yaml' ? ': ' : parser === 'toml' ? ' = ' : sign}${isIni ? text : text.replace(/["'`\\[\]{}|>]/g, '_')}`,
          ]);
          const text = lines.join('\n');
          const list = readKeys(text, parser);
          const missing = rows
            .map(([, [, key]]) => key)
            .filter(key => !list.keys.some(found => found.name === key || found.name.endsWith(`.${key}`)));
          const isMarked = list.error !== undefined && list.line !== undefined;
          assert.ok(missing.length === 0 || isMarked, `${missing.join()} of\n${text}`);
        }),
        { numRuns: 300 },
      );
  });

  it('a word without a colon is no key, in JSON and in YAML', () => {
    const names = (text: string, parser: ConfigParser) => readKeys(text, parser).keys.map(key => key.name);
    assert.deepEqual(names(`{"a": "b",\n"c${CANARY}",\n"d": 1}`, 'json'), ['a', 'd']);
    assert.deepEqual(names(`password: {${CANARY}}\nempty:\n`, 'yaml'), ['empty']);
  });
});
