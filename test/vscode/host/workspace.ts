import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { devNull, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { run } from './processes.ts';

/** Variables under which git reads no configuration of this machine or its user. */
export const ISOLATED_GIT = {
  GIT_CONFIG_GLOBAL: devNull,
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_TERMINAL_PROMPT: '0',
};

/** A git repository made for one run; its folder is always called `outpatient`, so pictures look the same. */
export interface Workspace {
  readonly folder: string;
  remove(): Promise<void>;
}

/**
 * A small hospital project: two people, three commits, one tag, two config files, one TODO. Names, dates and
 * branch are fixed, so every run sees the same commit ids.
 */
export async function createWorkspace(): Promise<Workspace> {
  const scratch = await realpath(await mkdtemp(join(tmpdir(), 'handover-workspace-')));
  const folder = join(scratch, 'outpatient');
  await run('git', ['init', '--quiet', '--initial-branch=main', folder], { env: gitEnvironment() });
  for (const [key, value] of [
    ['core.autocrlf', 'false'],
    ['commit.gpgSign', 'false'],
    ['core.hooksPath', devNull],
  ] as const) {
    await run('git', ['-C', folder, 'config', key, value], { env: gitEnvironment() });
  }

  await commit(folder, 'Li Na', '2026-01-05T09:00:00+08:00', 'Start the outpatient project', {
    'README.md': '# Outpatient\n\nRegistration and billing of one hospital.\n',
    'config/application.yml': 'server:\n  port: 8080\nhis:\n  endpoint: http://his.example.invalid/api\n',
  });
  await commit(folder, 'Li Na', '2026-01-12T09:00:00+08:00', 'Register a visit', {
    'src/visit.ts': '// TODO: refuse a second visit on the same day\nexport const visits = [];\n',
  });
  await run('git', ['-C', folder, 'tag', 'v1.0.0'], { env: gitEnvironment() });
  await commit(folder, 'Wang Wei', '2026-02-02T09:00:00+08:00', 'Configure printing', {
    'config/printer.properties': 'printer.name=front-desk\nprinter.paper=A5\n',
  });
  return { folder, remove: () => rm(scratch, { recursive: true, force: true, maxRetries: 3 }) };
}

async function commit(
  folder: string,
  name: string,
  date: string,
  message: string,
  files: Readonly<Record<string, string>>,
): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  const email = `${name.toLowerCase().replace(' ', '.')}@example.invalid`;
  const env = {
    ...gitEnvironment(),
    ...{ GIT_AUTHOR_NAME: name, GIT_AUTHOR_EMAIL: email, GIT_AUTHOR_DATE: date },
    ...{ GIT_COMMITTER_NAME: name, GIT_COMMITTER_EMAIL: email, GIT_COMMITTER_DATE: date },
  };
  await run('git', ['-C', folder, 'add', '--all'], { env });
  await run('git', ['-C', folder, 'commit', '--quiet', '-m', message], { env });
}

/** Inside a git hook, git's own variables would point our commands at the outer repository. */
function gitEnvironment(): NodeJS.ProcessEnv {
  const entries = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'));
  return { ...Object.fromEntries(entries), ...ISOLATED_GIT };
}
