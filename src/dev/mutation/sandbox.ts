import { execFileSync } from 'node:child_process';
import { cp, mkdtemp, readFile, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Instrumenter } from '@stryker-mutator/instrumenter';

/** One change of the code that a test should notice. */
export interface Mutant {
  readonly id: string;
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly mutator: string;
  readonly before: string;
  readonly after: string;
  /** Stays the same while the file does. */
  readonly key: string;
}

export interface Sandbox {
  readonly root: string;
  readonly mutants: readonly Mutant[];
}

/** Stryker's instrumenter tells more than a run wants to hear. */
const silent = () => undefined;
const never = () => false;
const QUIET = {
  ...{ trace: silent, debug: silent, info: silent, warn: silent, error: silent, fatal: silent },
  ...{ isTraceEnabled: never, isDebugEnabled: never, isInfoEnabled: never, isWarnEnabled: never },
  ...{ isErrorEnabled: never, isFatalEnabled: never },
};

/** A copy of the work tree in which `sources` hold all their mutants, each asleep until a worker names it. */
export async function makeSandbox(sources: readonly string[]): Promise<Sandbox> {
  const root = await mkdtemp(join(tmpdir(), 'handover-mutants-'));
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    encoding: 'utf8',
    maxBuffer: 64 << 20,
  });
  for (const file of new Set(listed.split('\0').filter(Boolean)))
    await cp(file, join(root, file), { verbatimSymlinks: true }).catch(passOverDeleted);
  await symlink(resolve('node_modules'), join(root, 'node_modules'));

  const contents = new Map<string, string>();
  for (const file of sources) contents.set(file, await readFile(file, 'utf8'));
  const { files, mutants } = await new Instrumenter(QUIET).instrument(
    sources.map(file => ({ name: file, content: contents.get(file) ?? '', mutate: true })),
    { plugins: null, excludedMutations: [], ignorers: [] },
  );
  for (const { name, content } of files) await writeFile(join(root, name), content);
  return {
    root,
    mutants: mutants.map(({ id, fileName, location, mutatorName, replacement }) => {
      const { start, end } = location;
      const lines = (contents.get(fileName) ?? '').split('\n').slice(start.line, end.line + 1);
      lines[lines.length - 1] = lines.at(-1)?.slice(0, end.column) ?? '';
      lines[0] = lines[0]?.slice(start.column) ?? '';
      return {
        id,
        file: fileName,
        line: start.line + 1,
        mutator: mutatorName,
        before: lines.join('\n'),
        after: replacement,
        key: `${start.line}:${start.column}-${end.line}:${end.column} ${mutatorName} ${replacement}`,
      };
    }),
  };
}

function passOverDeleted(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}
