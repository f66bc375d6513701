import assert from 'node:assert/strict';
import { join } from 'node:path';
import { createFolder, type TestFolder } from '../helpers/folder.ts';
import { handover } from './run.ts';

describe('options that stand on every command', () => {
  let folder: TestFolder;
  beforeEach(async () => {
    folder = await createFolder({ 'his/notes.md': '# Notes\n' });
  });
  afterEach(() => folder.cleanup());

  const cases: readonly (readonly [
    title: string,
    words: readonly string[],
    printed: RegExp,
    code: number,
  ])[] = [
    ['in front of a command', ['--lang', 'zh-CN', 'transition', 'status'], /中没有交接包/, 2],
    ['with an equals sign', ['--lang=zh-CN', '--no-color', 'explain'], /credential/, 0],
    ['in front of and behind it', ['--cwd', 'his', 'check', '--lang', 'zh-CN'], /本项目还没有交接包/, 1],
    ['without a command', ['--lang', 'zh-CN'], /用法/, 2],
    ['in front of the help', ['--lang', 'zh-CN', '--help'], /用法/, 0],
    ['in front of the help of a command', ['--cwd', '.', 'check', 'his', '--help'], /handover check/, 0],
    ['with paths behind two dashes', ['--lang', 'zh-CN', 'check', '--', 'his'], /未发现问题/, 0],
    ['with a language that nobody translated', ['--lang', 'fr', 'check'], /fr/, 2],
    ['in front of a misspelt command', ['--lang', 'zh-CN', 'chek'], /您是想用 check 吗/, 2],
  ];
  for (const [title, words, printed, code] of cases)
    it(`are understood ${title}`, async () => {
      const result = await handover(folder, ...words);
      assert.match(result.stdout + result.stderr, printed);
      assert.equal(result.code, code, result.stderr);
    });
});

describe('a command line that is not understood', () => {
  let folder: TestFolder;
  beforeEach(async () => {
    folder = await createFolder();
  });
  afterEach(() => folder.cleanup());

  const cases: readonly (readonly [words: readonly string[], said: RegExp])[] = [
    [
      ['issues', 'traige'],
      /Unexpected argument: traige\.\n {2}Did you mean triage\?\n {2}See `handover issues --help`/,
    ],
    [['knowledge', 'foo'], /Unexpected argument: foo\.\n {2}See `handover knowledge --help`/],
    [
      ['issues', 'triage', '32dbc', '--state', 'wrong'],
      /wrong\.\n {2}One of: open, deferred, resolved, not-an-issue\n {2}See `handover issues triage --help`/,
    ],
    [['issues', '--limit', 'abc'], /--limit <count>, abc\.\n/],
    [['chekc', '--help'], /There is no command chekc\.\n {2}Did you mean check\?/],
    [['help', 'isues'], /There is no command isues\.\n {2}Did you mean issues\?/],
    [['issues', 'traige', '-h'], /There is no command traige\.\n {2}Did you mean triage\?/],
    [['--cwd', '.', 'hook', '--help', 'instal'], /There is no command instal\.\n {2}Did you mean install\?/],
    [['configs', 'ad', '--help'], /There is no command ad\.\n {2}Did you mean add\?/],
    [['configs', 'ad'], /Unexpected argument: ad\.\n {2}Did you mean add\?/],
    [['transition', 'strat'], /There is no command strat\.\n {2}Did you mean start\?/],
    [['issues'], /in no git repository, and the answer is in the history/],
  ];
  for (const [words, said] of cases)
    it(`is answered with what was meant: ${words.join(' ')}`, async () => {
      const { code, stderr } = await handover(folder, ...words, '--lang', 'en');
      assert.match(stderr, said);
      assert.equal(code, 2);
    });
});

describe('the language of messages', () => {
  const CHINESE = { 'handover.config.yaml': 'version: 1\nlanguage: zh-CN\n' };
  const cases: readonly (readonly [
    title: string,
    files: Readonly<Record<string, string>>,
    environment: Readonly<Record<string, string>>,
    words: readonly string[],
    said: RegExp,
  ])[] = [
    ['--lang', CHINESE, { LANG: 'zh_CN.UTF-8' }, ['--help', '--lang', 'en'], /Usage/],
    ['LC_ALL before LANG', CHINESE, { LC_ALL: 'en_GB', LANG: 'zh_CN.UTF-8' }, ['--help'], /Usage/],
    ['LC_MESSAGES', {}, { LC_MESSAGES: 'zh_CN.UTF-8', LANG: 'en_US' }, ['--help'], /用法/],
    ['the project where no locale is set', CHINESE, {}, ['--help'], /用法/],
    ['the project where the locale says nothing', CHINESE, { LC_ALL: 'C.UTF-8' }, ['--help'], /用法/],
    ['the project, before its command is known', CHINESE, { LANG: 'POSIX' }, ['chekc'], /您是想用 check 吗/],
    ['the named folder, which is the project', CHINESE, {}, ['check', '--help', '--cwd', 'wards'], /Usage/],
    ['English', {}, {}, ['--help'], /Usage/],
    [
      'a project whose settings cannot be read',
      { 'handover.config.yaml': 'language: "zh-CN"\n  folder: [\n' },
      {},
      ['generate', '--yes'],
      /handover\.config\.yaml.*[\u4e00-\u9fff]/,
    ],
  ];
  for (const [title, files, environment, words, said] of cases)
    it(`is that of ${title}`, async () => {
      const folder = await createFolder({ ...files, 'wards/notes.md': '' });
      try {
        const { stdout, stderr } = await handover({ root: folder.root, environment }, ...words);
        assert.match(stdout + stderr, said);
      } finally {
        await folder.cleanup();
      }
    });

  it('is that of the project also in its folders', async () => {
    const folder = await createFolder({ ...CHINESE, 'wards/notes.md': '' });
    const { stdout } = await handover({ root: join(folder.root, 'wards'), environment: {} }, '--help');
    await folder.cleanup();
    assert.match(stdout, /用法/);
  });
});
