import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import {
  chmod,
  lstat,
  mkdir,
  readdir,
  readFile,
  readlink,
  rename,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { createFolder } from '../helpers/folder.ts';
import { createRepository, type TestRepository } from '../helpers/repository.ts';
import { handover } from './run.ts';

const execute = promisify(execFile);
const HOOK = '.git/hooks/pre-commit';
const KEPT = '.git/hooks/before-handover/pre-commit';
const NOTE = '.git/handover-pack/installed-from';
const LEAK = '密码: Abc@1234\n';

/** A program named `handover` that says who it is and what it was asked, and ends with an exit code. */
const standIn = (name: string, code = 0) => `#!/bin/sh\necho "${name}: $*"\nexit ${code}\n`;

describe('handover hook', () => {
  let repository: TestRepository;
  beforeEach(async () => {
    repository = await createRepository();
  });
  afterEach(() => repository.cleanup());

  const at = (path: string) => join(repository.root, path);
  const read = (path: string) => readFile(at(path), 'utf8');
  const hook = (...words: string[]) => handover(repository, 'hook', ...words);

  async function program(path: string, text: string, mode = 0o755): Promise<void> {
    await mkdir(dirname(at(path)), { recursive: true });
    await writeFile(at(path), text);
    await chmod(at(path), mode);
  }

  /** Everything about a hook that uninstalling must bring back. */
  async function stateOf(path: string): Promise<readonly [string, number]> {
    const info = await lstat(at(path));
    return [info.isSymbolicLink() ? await readlink(at(path)) : await read(path), info.mode];
  }

  /** Stages everything and commits; PATH is that of a bare graphical client, with these folders in front. */
  async function commit(
    content: Record<string, string>,
    { path = [] as string[], cwd = repository.root } = {},
  ): Promise<{ passed: boolean; output: string }> {
    await repository.write(content);
    const git = (await execute('sh', ['-c', 'command -v git'])).stdout.trim();
    const env = {
      ...repository.environment,
      PATH: path.join(delimiter),
      GIT_AUTHOR_NAME: '王伟',
      GIT_AUTHOR_EMAIL: 'wangwei@his.example',
      GIT_COMMITTER_NAME: '王伟',
      GIT_COMMITTER_EMAIL: 'wangwei@his.example',
    };
    await execute(git, ['add', '--all'], { cwd, env });
    try {
      const { stdout, stderr } = await execute(git, ['commit', '-m', 'change'], { cwd, env });
      return { passed: true, output: stdout + stderr };
    } catch (error) {
      const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
      return { passed: false, output: stdout + stderr };
    }
  }

  describe('in a plain repository', () => {
    it('stops a commit that leaks a password, without a PATH, and lets a clean one pass', async () => {
      const installed = await hook('install');
      assert.equal(installed.code, 0, installed.stderr);
      assert.match(installed.stdout, /installed: \.git\/hooks\/pre-commit\n/);
      assert.equal((await lstat(at(HOOK))).mode & 0o777, 0o755);

      const leak = await commit({ 'notes.md': `# Notes\n\n${LEAK}` });
      assert.equal(leak.passed, false);
      assert.match(leak.output, /notes\.md[\s\S]*credential/);
      assert.doesNotMatch(leak.output, /Abc@1234/);
      assert.equal(await repository.git('rev-list', '--all', '--count'), '0');

      const clean = await commit({ 'notes.md': '# Notes\n\n密码: see vault entry his-db\n' });
      assert.equal(clean.passed, true, clean.output);
    });

    it('changes nothing when it is installed twice', async () => {
      await hook('install');
      const before = await stateOf(HOOK);
      const again = await hook('install', '--lang', 'zh-CN');
      assert.equal(again.code, 0);
      assert.match(again.stdout, /已安装，无需改动/);
      assert.deepEqual(await stateOf(HOOK), before);
      assert.ok(!(await readdir(at('.git/hooks'))).includes('before-handover'));
    });

    it('makes a hook executable again that git would pass over', async () => {
      await hook('install');
      await chmod(at(HOOK), 0o644);
      assert.match((await hook('install')).stdout, /brought up to date/);
      assert.equal((await lstat(at(HOOK))).mode & 0o777, 0o755);
    });

    it('leaves nothing behind when it is uninstalled', async () => {
      // As git makes it, with samples in it.
      await mkdir(at('.git/hooks'));
      const before = await readdir(at('.git'), { recursive: true });
      await hook('install');
      const result = await hook('uninstall');
      assert.equal(result.code, 0);
      assert.match(result.stdout, /removed/);
      assert.deepEqual(await readdir(at('.git'), { recursive: true }), before);
      assert.match((await hook('uninstall')).stdout, /Handover Pack has no hook here/);
    });

    it('says that a folder without git has no commits', async () => {
      const folder = await createFolder();
      const result = await handover(folder, 'hook', 'install');
      await folder.cleanup();
      assert.equal(result.code, 2);
      assert.match(result.stderr, /in no git repository/);
    });
  });

  describe('with a hook that was there before', () => {
    const shell = '#!/bin/sh\necho "mine: $0 $#"\n[ ! -f stop ]\n';
    const kinds: readonly (readonly [string, () => Promise<void>])[] = [
      ['a shell script', () => program(HOOK, shell)],
      [
        'a script of another interpreter',
        () =>
          program(
            HOOK,
            `#!${process.execPath}\nconsole.log('mine:');\nprocess.exit(require('fs').existsSync('stop') ? 3 : 0);\n`,
            0o750,
          ),
      ],
      [
        'a link',
        async () => {
          await program('tools/check.sh', shell);
          await mkdir(at('.git/hooks'), { recursive: true });
          await symlink('../../tools/check.sh', at(HOOK));
        },
      ],
    ];
    for (const [name, make] of kinds) {
      it(`runs ${name} first, respects it, and brings it back as it was`, async () => {
        await make();
        const before = await stateOf(HOOK);
        await program('node_modules/.bin/handover', standIn('ours'));
        const installed = await hook('install');
        assert.match(installed.stdout, /runs first; it is now called before-handover\/pre-commit/);
        const [content, mode] = await stateOf(KEPT);
        assert.deepEqual([content.replace('../../../tools', '../../tools'), mode], before);

        const passing = await commit({ 'a.txt': 'a' });
        assert.equal(passing.passed, true, passing.output);
        assert.match(passing.output, /mine:[\s\S]*ours: check --staged/);
        const failing = await commit({ stop: '' });
        assert.equal(failing.passed, false);
        assert.doesNotMatch(failing.output, /ours:/);

        assert.match((await hook('uninstall')).stdout, /the one that was there before is back/);
        assert.deepEqual(await stateOf(HOOK), before);
        await assert.rejects(lstat(dirname(at(KEPT))));
      });
    }

    const own = '[ "$0" = .git/hooks/pre-commit ] && [ "$#" = 0 ] && [ -x "$0" ] && echo "its own name"\n';
    const dispatchers: readonly (readonly [string, string])[] = [
      ['a shell script that looks at $0', `#!/bin/sh\n${own}`],
      ['one with an option', `#!/bin/sh -e\nfalse || :\n${own}`],
      ['one found through env', `#!/usr/bin/env bash\n${own}`],
      ['one found through env with options', `#!/usr/bin/env -S bash -e\n${own}`],
      ['one with the line ends of Windows behind the interpreter', `#!/bin/sh\r\n${own}`],
      ['one that runs what lies in $0.d', '#!/bin/sh\nfor part in "$0".d/*; do "$part" || exit 1; done\n'],
      ['one that reads a file beside it', '#!/bin/sh\n. "$(dirname "$0")/common.sh"\n'],
      [
        'a program of another language that looks at its name',
        `#!${process.execPath}\nif (process.argv[1].endsWith('/pre-commit')) console.log('its own name');\n`,
      ],
    ];
    for (const [name, text] of dispatchers)
      it(`is not noticed by ${name}`, async () => {
        await program(HOOK, text);
        await program('.git/hooks/pre-commit.d/one', '#!/bin/sh\necho "its own name"\n');
        await program('.git/hooks/common.sh', 'echo "its own name"\n', 0o644);
        await program('node_modules/.bin/handover', standIn('ours'));
        await hook('install');
        const { output } = await commit({ 'a.txt': 'a' }, { path: ['/usr/bin', '/bin'] });
        assert.match(output, /its own name[\s\S]*ours:/);
      });

    it('is not noticed by one that is a link and looks at its name, or for the place that it leads to', async () => {
      const text = 'case "$(basename "$0")" in pre-commit) echo "its own name";; esac\n';
      await program('tools/dispatch', `#!/bin/sh\n${text}. "$(dirname "$(readlink -f "$0")")/beside"\n`);
      await program('tools/beside', 'echo "found beside"\n', 0o644);
      await mkdir(at('.git/hooks'), { recursive: true });
      await symlink('../../tools/dispatch', at(HOOK));
      await program('node_modules/.bin/handover', standIn('ours'));
      await hook('install');
      const { output } = await commit({ 'a.txt': 'a' }, { path: ['/usr/bin', '/bin'] });
      assert.match(output, /its own name\nfound beside\nours:/);
    });

    it('ends the commit when it fails within a shell that it asked for', async () => {
      await program(HOOK, '#!/bin/sh -e\nfalse\necho "went on"\n');
      await program('node_modules/.bin/handover', standIn('ours'));
      await hook('install');
      assert.deepEqual(await commit({ 'a.txt': 'a' }), { passed: false, output: '' });
    });

    it('runs once where it starts itself anew, as those of husky 8 do', async () => {
      await program(
        HOOK,
        '#!/bin/sh\nif [ -z "$again" ]; then export again=1; sh -e "$0"; exit $?; fi\necho "mine"\n',
      );
      await program('node_modules/.bin/handover', standIn('ours'));
      await hook('install');
      const { output } = await commit({ 'a.txt': 'a' }, { path: ['/usr/bin', '/bin'] });
      assert.equal(output.match(/mine/g)?.length, 1, output);
      assert.equal(output.match(/ours/g)?.length, 1, output);
    });

    it('still runs, and comes back, when version 0.1 had kept it under its old name', async () => {
      await hook('install');
      await program('.git/hooks/pre-commit.before-handover', shell);
      const before = await stateOf('.git/hooks/pre-commit.before-handover');
      await program('node_modules/.bin/handover', standIn('ours'));
      assert.match((await commit({ 'a.txt': 'a' })).output, /mine:[\s\S]*ours:/);
      await hook('install');
      assert.deepEqual(await stateOf(KEPT), before);
      assert.match((await commit({ 'a.txt': 'b' })).output, /mine:[\s\S]*ours:/);
      await hook('uninstall');
      assert.deepEqual(await stateOf(HOOK), before);
    });

    it('keeps a hook that is switched off as it is, and does not run it', async () => {
      await program(HOOK, shell, 0o644);
      const before = await stateOf(HOOK);
      await program('node_modules/.bin/handover', standIn('ours'));
      const { stdout } = await hook('install');
      assert.match(stdout, /is kept as before-handover\/pre-commit\. Git passed over it/);
      assert.doesNotMatch((await commit({ 'a.txt': 'a' })).output, /mine:/);
      await hook('uninstall');
      assert.deepEqual(await stateOf(HOOK), before);
    });

    it('says of a link that leads to nothing that it does not run', async () => {
      await mkdir(at('.git/hooks'), { recursive: true });
      await symlink('../../tools/gone', at(HOOK));
      const { stdout } = await hook('install', '--lang', 'zh-CN');
      assert.match(stdout, /已保留为 before-handover\/pre-commit。它不是可执行文件/);
      await hook('uninstall');
      assert.equal((await lstat(at(HOOK))).isSymbolicLink(), true);
    });

    it('does not destroy what somebody wrote into our hook', async () => {
      await hook('install');
      await writeFile(at(HOOK), `${await read(HOOK)}echo more\n`);
      const before = await stateOf(HOOK);
      for (const word of ['install', 'uninstall']) {
        const result = await hook(word);
        assert.equal(result.code, 1, word);
        assert.match(result.stderr, /was changed after .*\n.*before-handover\/pre-commit/, word);
        assert.deepEqual(await stateOf(HOOK), before, word);
      }
    });

    it('takes away by force what somebody wrote into our hook, and keeps it beside', async () => {
      await program(HOOK, shell);
      const before = await stateOf(HOOK);
      await hook('install');
      await writeFile(at(HOOK), `${await read(HOOK)}echo more\n`);
      const result = await hook('uninstall', '--force');
      assert.equal(result.code, 0);
      assert.match(result.stdout, /is back[\s\S]*kept as pre-commit\.edited/);
      assert.deepEqual(await stateOf(HOOK), before);
      assert.match(await read('.git/hooks/pre-commit.edited'), /echo more/);
    });

    it('does not destroy a hook that took the place of ours', async () => {
      await program(HOOK, shell);
      await hook('install');
      await program(HOOK, '#!/bin/sh\n# somebody else\n');
      const before = [await stateOf(HOOK), await stateOf(KEPT)];
      const result = await hook('install');
      assert.equal(result.code, 1);
      assert.match(result.stderr, /hook of somebody else/);
      assert.match((await hook('uninstall')).stdout, /Handover Pack has no hook here/);
      assert.deepEqual([await stateOf(HOOK), await stateOf(KEPT)], before);
    });
  });

  describe('finds the command', () => {
    const place = (name: string) => at(`places/${name}`);

    it('in the project, then on the PATH, then where it was installed from', async () => {
      await hook('install');
      await repository.write({ '.gitignore': 'places\nnode_modules\n' });
      await program('places/bin/handover', standIn('on the PATH'));
      await program('places/cli.js', 'console.log("where it was installed");\n');
      await writeFile(at(NOTE), `${place('cli.js')}\n${process.execPath}\n`);
      await program('node_modules/.bin/handover', standIn('in the project'));
      const options = { path: [place('bin')] };
      assert.match((await commit({ 'a.txt': '1' }, options)).output, /in the project: check --staged/);
      await rm(at('node_modules'), { recursive: true });
      assert.match((await commit({ 'a.txt': '2' }, options)).output, /on the PATH: check --staged/);
      await rm(place('bin'), { recursive: true });
      assert.match((await commit({ 'a.txt': '3' }, options)).output, /where it was installed/);
    });

    it('with the Node.js of the installation when the one on the PATH is too old', async () => {
      await hook('install');
      await program('places/cli.js', 'console.log("run by " + process.version);\n');
      await writeFile(at(NOTE), `${place('cli.js')}\n${process.execPath}\n`);
      await program('places/old/node', '#!/bin/sh\necho v18.20.0\n');
      const { output } = await commit({ 'a.txt': '1' }, { path: [place('old')] });
      assert.match(output, new RegExp(`run by ${process.version}`));
    });

    it('with VS Code, where there is no other Node.js', async () => {
      await hook('install');
      await program('places/cli.js', 'console.log("as node: " + process.env.ELECTRON_RUN_AS_NODE);\n');
      await symlink(process.execPath, place('code'));
      await writeFile(at(NOTE), `${place('cli.js')}\n${place('code')}\n`);
      assert.match((await commit({ 'a.txt': '1' })).output, /as node: 1/);
    });

    it('without any Node.js, as an executable that brings its own', async () => {
      await hook('install');
      await program('places/handover', standIn('the executable'));
      await writeFile(at(NOTE), `${place('handover')}\n${place('handover')}\n`);
      const { passed, output } = await commit({ 'a.txt': '1' });
      assert.match(output, /the executable: check --staged\n/);
      assert.ok(passed, output);
      await program('places/handover', standIn('the executable', 1));
      assert.ok(!(await commit({ 'a.txt': '2' })).passed);
    });

    it('after an update of the extension, which lies in a new folder', async () => {
      await hook('install');
      const [was, is] = ['0.1.0', '0.2.0'].map(version =>
        place(`extensions/handover-pack.handover-pack-${version}/dist/cli.js`),
      );
      await writeFile(at(NOTE), `${was}\n${process.execPath}\n`);
      await repository.write({ [String(is).slice(repository.root.length + 1)]: 'console.log("updated");\n' });
      assert.match((await commit({ 'a.txt': '1' })).output, /updated/);
    });

    it('in the copy that stays when the extension is taken off VS Code', async () => {
      await hook('install');
      await program('places/copy/cli.js', 'console.log("the copy");\n');
      const gone = place('extensions/handover-pack.handover-pack-0.1.0/dist/cli.js');
      await writeFile(at(NOTE), `${gone}\n${process.execPath}\n${place('copy/cli.js')}\n`);
      const { passed, output } = await commit({ 'a.txt': '1' });
      assert.match(output, /the copy/);
      assert.ok(passed);
    });

    it('or says in both languages what to do, and lets nothing pass', async () => {
      await hook('install');
      await rm(at('.git/handover-pack'), { recursive: true });
      const { passed, output } = await commit({ 'a.txt': '1' });
      assert.equal(passed, false);
      assert.match(output, /could not check this commit[\s\S]*handover hook install/);
      assert.match(output, /交接包无法检查本次提交[\s\S]*git commit --no-verify/);
      await repository.git('commit', '--quiet', '--no-verify', '-m', 'change');
    });
  });

  describe('in repositories that are set up in other ways', () => {
    it('goes where core.hooksPath says, and tells that others get it too', async () => {
      await repository.git('config', 'core.hooksPath', '.githooks');
      const installed = await hook('install');
      assert.match(installed.stdout, /\.githooks\/pre-commit[\s\S]*commit the hook/);
      const text = await read('.githooks/pre-commit');
      assert.ok(
        !text.includes(repository.root) && !text.includes(process.execPath),
        'nothing of this machine',
      );
      await program('node_modules/.bin/handover', standIn('ours', 1));
      assert.deepEqual(await commit({ 'a.txt': 'a' }), { passed: false, output: 'ours: check --staged\n' });
      await hook('uninstall');
      assert.deepEqual(await readdir(at('.githooks')), []);
    });

    it('survives a checkout with the line ends of Windows among the files of a project', async () => {
      await repository.git('config', 'core.hooksPath', '.githooks');
      await hook('install');
      assert.equal(await read('.githooks/.gitattributes'), 'pre-commit text eol=lf\n');
      await repository.commit({ files: { 'a.txt': 'a' } });
      const clone = join(repository.root, '..', 'clone');
      await repository.git('clone', '--quiet', '-c', 'core.autocrlf=true', repository.root, clone);
      assert.ok(!(await readFile(join(clone, '.githooks/pre-commit'), 'utf8')).includes('\r'));

      const windows = (await read('.githooks/pre-commit')).replaceAll('\n', '\r\n');
      await writeFile(at('.githooks/pre-commit'), windows);
      assert.match((await hook('install')).stdout, /brought up to date/);
      assert.ok(!(await read('.githooks/pre-commit')).includes('\r'));
      await writeFile(at('.githooks/pre-commit'), windows);
      assert.match((await hook('uninstall')).stdout, /removed/);
    });

    it('keeps what a project says about the line ends of its own hooks', async () => {
      await repository.git('config', 'core.hooksPath', '.githooks');
      await repository.write({ '.githooks/.gitattributes': 'pre-push text eol=lf' });
      await hook('install');
      await hook('install');
      assert.equal(await read('.githooks/.gitattributes'), 'pre-push text eol=lf\npre-commit text eol=lf\n');
      await hook('uninstall');
      assert.equal(await read('.githooks/.gitattributes'), 'pre-push text eol=lf\n');
    });

    it('is chained through .husky, by force, for husky 9', async () => {
      const runner =
        's=$(dirname "$(dirname "$0")")/$(basename "$0"); [ -f "$s" ] || exit 0; sh -e "$s" "$@"\n';
      await program('.husky/_/pre-commit', '#!/usr/bin/env sh\n. "$(dirname "$0")/h"\n');
      await repository.write({ '.husky/_/h': runner, '.husky/_/.gitignore': '*\n' });
      await repository.write({ '.husky/pre-commit': 'echo "husky: $0"\n[ ! -f stop ]\n' });
      await repository.git('config', 'core.hooksPath', '.husky/_');
      await program('node_modules/.bin/handover', standIn('ours'));
      const installed = await hook('install', '--force');
      assert.match(installed.stdout, /\.husky\/pre-commit[\s\S]*\.husky lies among the files/);
      const options = { path: ['/usr/bin', '/bin'] };
      assert.match((await commit({ 'a.txt': 'a' }, options)).output, /husky: .*\.husky\/pre-commit\nours:/);
      const stopped = await commit({ stop: '' }, options);
      assert.equal(stopped.passed, false);
      assert.doesNotMatch(stopped.output, /ours/);
      await hook('uninstall');
      assert.equal(await read('.husky/pre-commit'), 'echo "husky: $0"\n[ ! -f stop ]\n');
    });

    it('leaves a folder alone that all repositories share', async () => {
      const shared = join(repository.root, '..', 'shared hooks');
      await repository.git('config', '--global', 'core.hooksPath', '~/shared hooks');
      const result = await hook('install', '--force');
      assert.equal(result.code, 1);
      assert.match(result.stderr, /not part of this repository[\s\S]*git config --local core\.hooksPath/);
      await assert.rejects(lstat(shared));
    });

    it('does not take a switch for a folder', async () => {
      await repository.git('config', 'core.hooksPath', '/dev/null');
      const result = await hook('install');
      assert.equal(result.code, 1);
      assert.match(result.stderr, /switched off.*\/dev\/null/);
    });

    it('is one hook for all worktrees', async () => {
      await repository.commit({ files: { 'a.txt': 'a' } });
      const second = join(repository.root, '..', 'second');
      await repository.git('worktree', 'add', '--quiet', '-b', 'second', second);
      const installed = await handover({ ...repository, root: second }, 'hook', 'install');
      assert.equal(installed.code, 0, installed.stderr);
      await writeFile(join(second, 'notes.md'), LEAK);
      const result = await commit({}, { cwd: second });
      assert.equal(result.passed, false);
      assert.match(result.output, /credential/);
      assert.match((await hook('install')).stdout, /already installed/);
    });

    it('checks each project of a repository that holds several', async () => {
      const odd = "patient's record";
      await repository.write({ 'his/a.txt': 'a', [`${odd}/a.txt`]: 'a' });
      await hook('install', '--cwd', at('his'));
      const second = await hook('install', '--cwd', at(odd));
      assert.match(second.stdout, /brought up to date/);
      assert.match((await hook('install', '--cwd', at('his'))).stdout, /already installed/);
      await program(`node_modules/.bin/handover`, standIn('top'));
      await program('his/node_modules/.bin/handover', standIn('his', 1));
      const both = await commit({ 'a.txt': '1' });
      assert.equal(both.passed, false);
      assert.match(both.output, /his: check --staged --cwd his\n/);
      assert.match(both.output, /top: check --staged --cwd patient's record\n/);
      // A branch on which the project does not exist yet.
      await rename(at('his'), at('elsewhere'));
      assert.equal((await commit({ 'a.txt': '2' })).passed, true);
    });

    const managers: readonly (readonly [string, Record<string, string>, RegExp, string])[] = [
      [
        'lefthook',
        { 'lefthook.yml': 'pre-push: {}\n' },
        /jobs:/,
        '\npre-commit: { jobs: [{ run: handover check --staged }] }\n',
      ],
      [
        'pre-commit',
        { '.pre-commit-config.yaml': '# handover check\nrepos: []\n' },
        /repo: local/,
        '\nx:\n  - id: handover-check\n',
      ],
      [
        'husky',
        { '.husky/pre-commit': 'npm test\n' },
        /^handover check --staged$/m,
        'npx handover-pack check --staged\n',
      ],
    ];
    for (const [name, files, snippet, call] of managers) {
      it(`tells what to add where ${name} runs the hooks`, async () => {
        await repository.write(files);
        if (name === 'husky') await repository.git('config', 'core.hooksPath', '.husky/_');
        const [[file = '', text = ''] = []] = Object.entries(files);
        const result = await hook('install');
        assert.equal(result.code, 1);
        assert.ok(result.stderr.includes(`${name} runs the hooks of this repository. Add this to ${file}:`));
        assert.match(result.stdout, snippet);
        await assert.rejects(lstat(at(HOOK)));
        await assert.rejects(lstat(at('.husky/_')));

        await repository.write({ [file]: text + call });
        const done = await hook('install');
        assert.equal(done.code, 0);
        assert.match(done.stdout, new RegExp(`${name} already runs Handover Pack`));
      });
    }

    it('can be forced beside another program', async () => {
      await repository.write({ 'lefthook.yml': '' });
      assert.equal((await hook('install', '--force')).code, 0);
      await lstat(at(HOOK));
    });
  });
});
