import assert from 'node:assert/strict';
import { appendFile, chmod, readFile, rm, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { createFolder, type TestFolder } from '../helpers/folder.ts';
import { createRepository, type TestRepository } from '../helpers/repository.ts';
import { handover } from './run.ts';

// A repository whose own configuration names a program wherever git knows a place for one, and people whose settings
// change what git prints: nothing is started, and the answer stays the same.

/** Every command that reads a repository. */
const COMMANDS: readonly (readonly string[])[] = [
  ['check'],
  ['check', '--staged'],
  ['check', '--since', 'HEAD~1'],
  ['issues', '--format', 'json'],
  ['configs', '--format', 'json'],
  ['configs', '--over-time'],
  ['knowledge', '--format', 'json', '--leaving', 'wangwei@his.example', '--lines'],
  ['generate', '--dry-run', '--customer', 'Demo', '--lang', 'en'],
  ['transition', 'status'],
];
/** Those that ask git for most, in most ways. */
const THOROUGH = COMMANDS.filter(words => words[0] === 'issues' || words.includes('--lines'));

/** @param spy the program */
const programs = (spy: string): [name: string, value: string][] => [
  ['core.fsmonitor', spy],
  ['core.hooksPath', '.git/spies'],
  ['core.pager', spy],
  ['core.editor', spy],
  ['sequence.editor', spy],
  ['core.askPass', spy],
  ['core.sshCommand', spy],
  ['core.gitProxy', spy],
  ['core.alternateRefsCommand', spy],
  ['credential.helper', `!${spy}`],
  ['pager.log', spy],
  ['pager.blame', spy],
  ['pager.status', spy],
  ['gpg.program', spy],
  ['gpg.ssh.program', spy],
  ['log.showSignature', 'true'],
  ['diff.external', spy],
  ['diff.spy.command', spy],
  ['diff.spy.textconv', spy],
  ['filter.spy.clean', spy],
  ['filter.spy.smudge', spy],
  ['filter.spy.process', spy],
  ['filter.spy.required', 'true'],
  ['merge.spy.driver', spy],
  ['trailer.spy.command', spy],
  ['alias.log', `!${spy}`],
  ['alias.ls-files', `!${spy}`],
  ['uploadpack.packObjectsHook', spy],
  ['interactive.diffFilter', spy],
  ['protocol.allow', 'always'],
  ['protocol.ext.allow', 'always'],
  ['include.path', 'more'],
];

/** Addresses of the other end of a partial clone that are programs, or are reached through one. */
const REMOTES: Readonly<Record<string, (spy: string) => [name: string, value: string][]>> = {
  ext: spy => [['remote.origin.url', `ext::${spy} %S`]],
  ssh: () => [['remote.origin.url', 'ssh://host.example/x']],
  git: () => [['remote.origin.url', 'git://host.example/x']],
  'an upload-pack': spy => [
    ['remote.origin.url', '/'],
    ['remote.origin.uploadpack', spy],
  ],
  vcs: spy => [
    ['remote.origin.url', spy],
    ['remote.origin.vcs', 'ext'],
  ],
};

const SETTINGS: Readonly<Record<string, readonly [name: string, value: string][]>> = {
  colours: [
    ['color.ui', 'always'],
    ['color.diff', 'always'],
    ['color.grep', 'always'],
    ['column.ui', 'always'],
  ],
  encodings: [
    ['i18n.logOutputEncoding', 'GBK'],
    ['i18n.commitEncoding', 'GBK'],
    ['core.quotePath', 'true'],
  ],
  blame: [
    ['blame.ignoreRevsFile', '.git-blame-ignore-revs'],
    ['blame.coloring', 'highlightRecent'],
    ['blame.showEmail', 'true'],
    ['blame.showRoot', 'true'],
    ['blame.blankBoundary', 'true'],
  ],
  log: [
    ['log.date', 'relative'],
    ['log.decorate', 'full'],
    ['log.follow', 'true'],
    ['log.showRoot', 'false'],
    ['log.abbrevCommit', 'true'],
    ['core.abbrev', '12'],
    ['format.pretty', 'oneline'],
  ],
  diff: [
    ['diff.orderFile', 'no-such-file'],
    ['diff.noprefix', 'true'],
    ['diff.mnemonicPrefix', 'true'],
    ['diff.relative', 'true'],
    ['diff.renames', 'false'],
    ['diff.context', '9'],
    ['diff.algorithm', 'patience'],
    ['diff.autoRefreshIndex', 'false'],
    ['diff.ignoreSubmodules', 'all'],
  ],
  'status and grep': [
    ['status.showUntrackedFiles', 'no'],
    ['status.renames', 'false'],
    ['status.branch', 'true'],
    ['status.showStash', 'true'],
    ['grep.lineNumber', 'true'],
    ['grep.column', 'true'],
    ['grep.fullName', 'true'],
    ['grep.patternType', 'fixed'],
  ],
};

/** Writes settings into a configuration as git does; `diff.spy.command` is `command` in `[diff "spy"]`. */
async function append(
  path: string,
  settings: readonly (readonly [name: string, value: string])[],
): Promise<void> {
  const lines = settings.map(([name, value]) => {
    const [, section, subsection, key] = /^([^.]+)(?:\.(.+))?\.([^.]+)$/.exec(name) ?? assert.fail(name);
    const heading = subsection === undefined ? `[${section}]` : `[${section} "${subsection}"]`;
    return `${heading}\n\t${key} = "${value}"\n`;
  });
  await appendFile(path, lines.join(''));
}

describe('a repository that names programs', () => {
  let repository: TestRepository;
  let tools: TestFolder;
  let spy: string;
  /** Of all commands, before anybody set anything. */
  let expected: string[];

  before(async () => {
    tools = await createFolder({ 'spy.sh': '' });
    spy = join(tools.root, 'spy.sh');
    await tools.write({ 'spy.sh': `#!/bin/sh\necho "$0 $*" >> '${tools.root}/started'\ncat\n` });
    await chmod(spy, 0o755);
    repository = await createRepository();
    await repository.commit({
      files: {
        'src/a.java': '// TODO fix the interface timeout\nclass A { String s = System.getenv("LIS_URL"); }\n',
        'config/application.properties': 'spring.datasource.url=jdbc:mysql://db/his\n',
        'README.md': '# Demo\n',
      },
      message: '修复 #12',
    });
    const { code, stderr } = await handover(
      repository,
      'generate',
      '--yes',
      '--customer',
      'Demo',
      '--lang',
      'en',
    );
    assert.equal(code, 0, stderr);
    await repository.commit({ message: 'see #34', author: '李娜 <lina@his.example>' });
    await repository.branch('feature/x');
    await repository.commit({ files: { 'src/接口.java': '// 待解决: 医保接口超时\n' }, message: '半成品' });
    await repository.branch('main');
    await repository.write({ 'src/new.java': 'class New {}\n', 'README.md': '# Demo, staged\n' });
    await repository.git('add', '.');
    await repository.write({ 'src/a.java': '// TODO fix the interface timeouT\nclass A {}\n' });
    expected = await answers(COMMANDS);
  }).timeout(120_000);
  after(async () => {
    await repository.cleanup();
    await tools.cleanup();
  });

  const answers = async (commands: readonly (readonly string[])[]) => {
    const all: string[] = [];
    for (const words of commands) {
      await rm(join(repository.root, '.git/handover-pack'), { recursive: true, force: true });
      // Git compares the contents of a file only when its time says that it may be another one.
      await utimes(join(repository.root, 'config/application.properties'), 1, all.length + 1);
      const { code, stdout, stderr } = await handover(repository, ...words, '--lang', 'en');
      all.push(`${words.join(' ')}: ${code}\n${stdout}${stderr}`);
    }
    return all;
  };
  const started = async () => readFile(join(tools.root, 'started'), 'utf8').catch(() => '');
  const configure = async (settings: readonly [string, string][]) => {
    await rm(join(tools.root, 'started'), { force: true });
    await append(join(repository.root, '.git/config'), settings);
  };
  const configuration = () => readFile(join(repository.root, '.git/config'));

  it('starts none of them, and answers as ever', async () => {
    const before = await configuration();
    await configure(programs(spy).filter(([name]) => !name.startsWith('filter.')));
    await repository.write({ '.git/info/attributes': '* diff=spy merge=spy\n' });
    const found = await answers(COMMANDS);
    await repository.write({ '.git/config': before, '.git/info/attributes': '' });
    assert.equal(await started(), '');
    assert.deepEqual(found, expected);
  }).timeout(120_000);

  it('tells of a file whose filter is not run that it was not compared', async () => {
    const before = await configuration();
    await configure([['include.path', 'more']]);
    await repository.write({
      '.git/more': `[filter "spy"]\n\tclean = ${spy}\n\tsmudge = ${spy}\n\trequired\n`,
      '.git/info/attributes': '*.properties filter=spy\n',
      'config/application.properties': 'spring.datasource.url=jdbc:mysql://db/lis\n',
    });
    const [issues = '', ...others] = await answers([['issues', '--format', 'json'], ['check'], ['configs']]);
    const programs = await started();
    await repository.write({ '.git/config': before, '.git/info/attributes': '' });
    await repository.git('checkout', '--', 'config');
    assert.equal(programs, '');
    assert.match(issues, /Not compared: config\/application\.properties/);
    assert.match(issues, /"complete": false/);
    assert.doesNotMatch(issues, /"key": "config\/application\.properties"/);
    assert.doesNotMatch(others.join(''), / failed: |This is a bug/);
  }).timeout(120_000);

  for (const [way, remote] of Object.entries(REMOTES))
    it(`fetches nothing through ${way}`, async () => {
      const before = await configuration();
      const [id = ''] = (await repository.git('rev-parse', 'HEAD~1:src/a.java')).split('\n');
      const object = `.git/objects/${id.slice(0, 2)}/${id.slice(2)}`;
      const content = await readFile(join(repository.root, object));
      await configure([
        ...programs(spy),
        ...remote(spy),
        ['core.repositoryFormatVersion', '1'],
        ['extensions.partialClone', 'origin'],
        ['remote.origin.promisor', 'true'],
      ]);
      await rm(join(repository.root, object), { force: true });
      await answers([['check', '--since', 'HEAD~1'], ['configs']]);
      await repository.write({ '.git/config': before, [object]: content });
      assert.equal(await started(), '');
    }).timeout(120_000);

  for (const [what, settings] of Object.entries(SETTINGS))
    it(`answers the same whatever a person set for ${what}`, async () => {
      const home = join(repository.environment['HOME'] ?? '', '.gitconfig');
      await append(home, settings);
      const found = await answers(THOROUGH);
      await rm(home);
      assert.deepEqual(
        found,
        expected.filter((_, at) => THOROUGH.includes(COMMANDS[at] ?? [])),
      );
    }).timeout(120_000);
});
