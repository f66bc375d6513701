import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { handover } from '../cli/run.ts';
import { createRepository, type TestRepository } from '../helpers/repository.ts';

// The pack that each release leaves for the ones after it: one of every kind of file and entry, written by its commands.

export type Language = 'en' | 'zh-CN';
export const LANGUAGES: readonly Language[] = ['en', 'zh-CN'];
/** The day on which the pack is read again, whatever day it is. */
export const TODAY = ['--today', '2025-03-10'];

/** Folders of this one, one for each release whose packs must stay readable: `0.1.0/en/handover`. */
export async function releases(): Promise<string[]> {
  const entries = await readdir(import.meta.dirname, { withFileTypes: true });
  return entries.filter(entry => entry.isDirectory() && /^\d/.test(entry.name)).map(({ name }) => name);
}

/** The repository that the pack is about; the same on every machine, down to the hashes. */
export async function projectOfRelease(): Promise<TestRepository> {
  const repository = await createRepository();
  await repository.commit({
    files: {
      'src/main/resources/application.yml':
        'server:\n  port: 8080\nspring:\n  datasource:\n    url: jdbc:mysql://db.his.example/his\n',
      'deploy/compose.yml': 'services:\n  web:\n    image: nginx:1.25\n    ports: ["80:80"]\n',
      'src/Settlement.java': 'class Settlement {\n  // FIXME 医保结算 rounds twice\n  long total;\n}\n',
    },
    author: '李伟 <li@his.example>',
    date: '2025-01-06',
    message: 'Settlement, see #31',
  });
  await repository.tag('v1.0', { date: '2025-01-06' });
  await repository.commit({
    files: { 'src/Ward.java': 'class Ward {\n  // TODO: print the list again after a paper jam\n}\n' },
    author: '陈明 <chen@his.example>',
    date: '2025-02-03',
    message: 'Ward list',
  });
  return repository;
}

/** Writes the pack into its repository with the commands of this version. */
export async function writePack(repository: TestRepository, language: Language): Promise<void> {
  const run = async (...words: string[]) => {
    const result = await handover(repository, ...words, '--lang', language);
    assert.ok(result.code < 2, `${words.join(' ')}: ${result.stdout}${result.stderr}`);
    return result;
  };
  const customer = ['--customer', 'East Hospital', '--customer-type', 'public-hospital'];
  await run('generate', '--yes', ...customer, '--stage', 'operation', ...TODAY);
  await run('confirm', '--all');
  await run(
    'add',
    'person',
    'Wang Fang',
    '--id',
    'wang',
    '--role',
    'implementer',
    '--emails',
    'wang@his.example',
  );
  await run('set', 'team.primary', 'li@his.example');
  await run('set', 'team.deputy', 'wang');
  await run(
    'add',
    'contact',
    '张建国',
    '--department',
    '信息科',
    '--phone',
    '020-8888 1234',
    '--decides',
    'yes',
  );
  await run('add', 'account', 'Database', '--id', 'db', '--vault', 'his/db');
  await run('add', 'milestone', 'Go-live', '--kind', 'go-live', '--planned', '2025-06-01');
  await run('add', 'deliverable', 'Installer', '--kind', 'release');
  await run(
    'add',
    'open-item',
    'Print server needs a second paper tray',
    '--kind',
    'problem',
    '--severity',
    'major',
  );
  await run('add', 'note', 'Never restart on settlement day', '--kind', 'never-touch');
  await run('add', 'third-party', 'LIS vendor');
  await run('add', 'equipment', 'Security token');
  const [first] = (JSON.parse((await run('issues', '--format', 'json', ...TODAY)).stdout) as Listing).items;
  const why = ['--state', 'deferred', '--until', '2025-09-01', '--reason', 'after the next tariff'];
  await run('issues', 'triage', first?.fingerprint ?? '', ...why, ...TODAY);
  const dates = ['--reported', '2025-03-03', '--last-day', '2025-04-30', ...TODAY];
  await run('transition', 'start', '--leaving', 'li@his.example', '--successor', 'wang', '--yes', ...dates);
  await run('transition', 'log', '--called', '--by', 'wang', '--date', '2025-03-03', ...TODAY);
  await run('transition', 'log', '--summary', 'Asked for the night rota', '--kind', 'question', ...TODAY);
}

export interface Listing {
  readonly items: readonly {
    readonly fingerprint: string;
    readonly triage: { readonly state: string } | null;
  }[];
}
