import assert from 'node:assert/strict';
import { NO_CODE, readDeployment } from '../../src/deployment/index.ts';
import { isReadme, toolsOf, toolsOfReadme } from '../../src/deployment/tools.ts';

const named = (list: readonly { name: string; value: string }[]) =>
  list.map(({ name, value }) => `${name} ${value}`);
const contradictionsIn = (texts: Record<string, string>) =>
  readDeployment([], new Map(Object.entries(texts)), NO_CODE).contradictions.map(({ about, said }) => [
    about,
    said.map(({ value, path, line }) => `${value} ${path}:${line}`),
  ]);

describe('versions of tools', () => {
  const files: [string, string, string[]][] = [
    ['pom.xml', '<java.version>1.8</java.version>', ['Java 1.8']],
    ['a/build.gradle', "sourceCompatibility = '11'", ['Java 11']],
    [
      'package.json',
      '{\n  "engines": {\n    "node": ">=18"\n  },\n  "packageManager": "pnpm@9.1.0"\n}',
      ['Node.js >=18', 'pnpm 9.1.0'],
    ],
    ['His.csproj', '<TargetFramework>net8.0</TargetFramework>', ['.NET net8.0']],
    ['composer.json', '{\n  "require": {\n    "php": "^8.2"\n', ['PHP ^8.2']],
    ['go.mod', 'module his\ngo 1.22\n', ['Go 1.22']],
    ['Gemfile', "ruby '3.2.0'\ngem 'rails', '~> 7.0'\n", ['Ruby 3.2.0', 'Rails ~> 7.0']],
  ];
  for (const [path, text, expected] of files)
    it(path, () => assert.deepEqual(named(toolsOf(text, path)), expected));

  it('as a README asks for them, the least and the one', () => {
    const text =
      'jdk17 (必须)\nnode.js-v16.15\n| PostgreSQL | 16 |\nMySQL 5.7 及以上\n- PHP 8.4+\nRedis 6379 端口\nJava 8080\nnginx 443\n';
    assert.deepEqual(named(toolsOfReadme(text, 'README.md')), [
      'Java 17',
      'Node.js 16.15',
      'PostgreSQL 16',
      'MySQL >=5.7',
      'PHP >=8.4',
    ]);
    assert.ok(isReadme('docs/README.zh-CN.md') && !isReadme('readme.ts'));
  });

  it('that exclude each other are told with their places', () => {
    assert.deepEqual(
      contradictionsIn({ 'README.md': 'JDK 17', 'pom.xml': '<java.version>1.8</java.version>' }),
      [['Java', ['1.8 pom.xml:1', '17 README.md:1']]],
    );
  });

  it('that only name the least, or the same in other words, exclude nothing', () => {
    assert.deepEqual(
      contradictionsIn({ 'README.md': 'Java 8', 'pom.xml': '<java.version>1.8</java.version>' }),
      [],
    );
    assert.deepEqual(
      contradictionsIn({ 'README.md': 'PHP 8.2+', '.github/workflows/a.yml': 'php-version: 8.5' }),
      [],
    );
  });
});
