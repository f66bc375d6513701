import { execFile } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { createFolder, type FolderContent, type TestFolder } from './folder.ts';
import { quickCommit } from './quickCommit.ts';

const execute = promisify(execFile);

/** As git writes it: `Name <address>`. */
export type Author = `${string} <${string}>`;

export interface TestCommit {
  readonly files?: FolderContent;
  readonly author?: Author;
  /** yyyy-mm-dd, noon in UTC. */
  readonly date?: string;
  readonly message?: string;
}

/** A throw-away repository, built by a script that reads like a story. */
export interface TestRepository extends TestFolder {
  /** Runs git in the repository and returns what it prints, without the last line end. */
  git(...args: string[]): Promise<string>;
  /** Writes the files and commits everything that changed; returns the hash. */
  commit(commit?: TestCommit): Promise<string>;
  /** Tags the current commit; with a message it is an annotated tag. */
  tag(name: string, options?: { message?: string; date?: string }): Promise<void>;
  /** Goes to a branch, which begins here if it is new. */
  branch(name: string): Promise<void>;
  /** Merges a branch into the current one with a merge commit. */
  merge(name: string, options?: { author?: Author; date?: string }): Promise<void>;
}

const AUTHOR: Author = '王伟 <wangwei@his.example>';
const DATE = '2024-01-01';

/** Git would look after every commit whether the repository should be tidied, in a process of its own. */
const UNTIDIED = {
  GIT_CONFIG_COUNT: '1',
  GIT_CONFIG_KEY_0: 'maintenance.auto',
  GIT_CONFIG_VALUE_0: 'false',
};

/** Makes a repository without a commit, on the branch `main`. Call `cleanup` at the end. */
export async function createRepository(): Promise<TestRepository> {
  const folder = await createFolder();
  const call = async (args: readonly string[], env: Readonly<Record<string, string>> = {}) => {
    const options = {
      cwd: folder.root,
      env: { ...folder.environment, ...UNTIDIED, ...signed(AUTHOR, DATE), ...env },
    };
    return (await execute('git', [...args], options)).stdout.replace(/\n$/, '');
  };
  await cp(await emptyRepository(), join(folder.root, '.git'), { recursive: true });
  return {
    ...folder,
    git: (...args) => call(args),
    commit: async ({ files = {}, author = AUTHOR, date = DATE, message = 'change' } = {}) => {
      await folder.write(files);
      const { name, email } = partsOf(author);
      const made = await quickCommit(folder.root, { name, email, date, message });
      if (made !== undefined) return made;
      await call(['add', '--all']);
      await call(['commit', '--quiet', '--allow-empty', '-m', message], signed(author, date));
      return head(folder.root);
    },
    tag: async (name, { message, date = DATE } = {}) => {
      const annotation = message === undefined ? [] : ['-a', '-m', message];
      await call(['tag', ...annotation, name], signed(AUTHOR, date));
    },
    branch: async name => {
      const ref = `refs/heads/${name}`;
      // Where one branch is packed, others are, too.
      const isLoose = !existsSync(join(folder.root, '.git/packed-refs'));
      const exists = isLoose
        ? existsSync(join(folder.root, '.git', ref))
        : (await call(['branch', '--list', name])) !== '';
      if (exists || !isLoose) await call(['switch', '--quiet', ...(exists ? [] : ['-c']), name]);
      else await beginBranch(folder.root, ref);
    },
    merge: async (name, { author = AUTHOR, date = DATE } = {}) => {
      await call(['merge', '--quiet', '--no-ff', '-m', `Merge ${name}`, name], signed(author, date));
    },
  };
}

let empty: Promise<string> | undefined;

/** The git directory of a repository without a commit, made once: copying it takes less than asking git for another. */
function emptyRepository(): Promise<string> {
  empty ??= createFolder().then(async ({ root, environment }) => {
    // Without the samples of hooks that git would copy.
    await execute('git', ['init', '--quiet', '-b', 'main', '--template='], {
      cwd: root,
      env: { ...environment },
    });
    process.once('exit', () => rmSync(dirname(root), { recursive: true, force: true }));
    return join(root, '.git');
  });
  return empty;
}

/** The commit that was just made: its name stands in a file, so git need not be asked thousands of times. */
async function head(root: string): Promise<string> {
  const place = (await readFile(join(root, '.git', 'HEAD'), 'utf8')).trim();
  const ref = /^ref: (.*)$/.exec(place)?.[1];
  return ref === undefined ? place : (await readFile(join(root, '.git', ref), 'utf8')).trim();
}

/** What `git switch --create` writes; before the first commit, only the name changes. */
async function beginBranch(root: string, ref: string): Promise<void> {
  const at = (name: string) => join(root, '.git', name);
  const commit = await head(root).catch(() => undefined);
  if (commit !== undefined) {
    await mkdir(dirname(at(ref)), { recursive: true });
    await writeFile(at(ref), `${commit}\n`, { flag: 'wx' });
  }
  await writeFile(at('HEAD'), `ref: ${ref}\n`);
}

/** Author and committer are one person on one day, so that a history is the same on every machine. */
function signed(author: Author, date: string): Record<string, string> {
  const { name, email } = partsOf(author);
  const time = `${date}T12:00:00Z`;
  return {
    GIT_AUTHOR_NAME: name,
    GIT_AUTHOR_EMAIL: email,
    GIT_AUTHOR_DATE: time,
    GIT_COMMITTER_NAME: name,
    GIT_COMMITTER_EMAIL: email,
    GIT_COMMITTER_DATE: time,
  };
}

function partsOf(author: Author): { name: string; email: string } {
  const [, name = '', email = ''] = /^(.*) <(.*)>$/.exec(author) ?? [];
  return { name, email };
}
