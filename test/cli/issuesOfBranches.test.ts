import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRepository, type TestRepository } from '../helpers/repository.ts';
import { handover } from './run.ts';

const TODAY = ['--today', '2026-06-01'];

describe('handover issues: a branch that is neither pushed nor merged', () => {
  let repository: TestRepository;
  let remote: string;
  beforeEach(async () => {
    repository = await createRepository();
    remote = await mkdtemp(join(tmpdir(), 'handover-remote-'));
    await repository.git('init', '-q', '--bare', remote);
    await repository.commit({ files: { a: 'a\n' }, date: '2026-01-01' });
    await repository.git('remote', 'add', 'origin', remote);
    await repository.git('push', '-q', 'origin', 'HEAD');
    await repository.git('fetch', '-q');
    await repository.git('switch', '-qc', 'feature/refund');
    await repository.commit({ files: { b: 'b\n' }, message: 'Refund dialog', date: '2026-05-01' });
    await repository.git('switch', '-q', '-');
  });
  afterEach(async () => {
    await repository.cleanup();
    await rm(remote, { recursive: true, force: true });
  });

  const classes = async (...words: string[]) => {
    const { stdout } = await handover(repository, 'issues', '--format', 'json', ...TODAY, ...words);
    const { items } = JSON.parse(stdout) as { items: { class: string; holds: unknown }[] };
    return items.map(item => item.class);
  };

  it('is told once, with what it holds', async () => {
    assert.deepEqual(await classes(), ['unpushed']);
    const english = await handover(repository, 'issues', '--lang', 'en', ...TODAY);
    assert.match(
      english.stdout,
      /^1 unresolved item: 1 major\n\n▲ not pushed {2}feature\/refund: Refund dialog\n/,
    );
    assert.match(english.stdout, /1 commit, 1 file .* nowhere merged either/);
    const chinese = await handover(repository, 'issues', '--lang', 'zh-CN', ...TODAY);
    assert.match(chinese.stdout, /也未合并到任何分支/);
  });

  it('is told once where it has two names, or another branch is built on it', async () => {
    await repository.git('branch', 'copy', 'feature/refund');
    assert.deepEqual(await classes('--class', 'unpushed'), ['unpushed']);
    await repository.git('switch', '-qc', 'next', 'feature/refund');
    await repository.commit({ files: { d: 'd\n' }, message: 'Refund list', date: '2026-05-03' });
    const { stdout } = await handover(repository, 'issues', '--class', 'unpushed', '--lang', 'en', ...TODAY);
    assert.match(stdout, /not pushed {2}next: Refund list/);
    assert.doesNotMatch(stdout, /copy|feature/);
  });

  it('is found under each of both classes', async () => {
    assert.deepEqual(await classes('--class', 'unmerged-branch'), ['unmerged-branch']);
    assert.deepEqual(await classes('--class', 'unpushed'), ['unpushed']);
  });

  it('is a matter of the one class once it is pushed; what took a branch in tells of it', async () => {
    await repository.git('push', '-q', 'origin', 'feature/refund');
    assert.deepEqual(await classes(), ['unmerged-branch']);
    await repository.git('switch', '-qc', 'other');
    await repository.commit({ files: { c: 'c\n' }, date: '2026-05-02' });
    await repository.git('switch', '-q', '-');
    await repository.git('merge', '-q', '--no-ff', '--no-edit', 'other');
    assert.deepEqual((await classes()).sort(), ['unmerged-branch', 'unpushed']);
  });

  it('counts for little once work for its ticket came in since, put together with other work', async () => {
    const branch = async (name: string, message: string, date: string) => {
      await repository.git('switch', '-qc', name);
      await repository.commit({ files: { [`${name}.sql`]: `${message}\n` }, message, date });
      await repository.git('push', '-q', 'origin', name);
      await repository.git('switch', '-q', '-');
    };
    await branch('OP-12-wards', 'OP-12 | add the menu', '2026-05-02');
    await branch('OP-13-store', 'OP-13 | add the store', '2026-05-02');
    await branch('OP-14-lots', 'OP-14 | add the lots', '2026-05-04');
    await repository.commit({
      files: { m: '1\n' },
      message: 'OP-11 OP-12 combine scripts',
      date: '2026-05-03',
    });
    await repository.commit({ files: { m: '2\n' }, message: 'OP-14 prepare lots', date: '2026-05-03' });
    await repository.commit({
      files: { m: '3\n' },
      message: 'Revert "OP-13 | add the shelf"',
      date: '2026-05-03',
    });
    await repository.git('push', '-q', 'origin', 'HEAD');
    const { stdout } = await handover(repository, 'issues', '--format', 'json', ...TODAY);
    const { items } = JSON.parse(stdout) as { items: { class: string; key: string; weak: boolean }[] };
    const branches = items.filter(item => item.class === 'unmerged-branch');
    assert.deepEqual(branches.map(({ key, weak }) => `${key} ${weak}`).sort(), [
      'OP-12 true',
      'OP-13 false',
      'OP-14 false',
    ]);
  });

  it('counts for little where its name says that it is a copy, or not to be merged', async () => {
    const aside = [
      'backup/pr-1',
      'develop-backup',
      'beds-pre-rebase2',
      'copy-of-beds',
      '收费备份',
      'beds-do-not-merge',
    ];
    const work = ['feature/db-backup', 'copy-orders', 'pre-print-checks'];
    for (const name of [...aside, ...work]) {
      await repository.git('switch', '-qc', name);
      const file = `${name.replaceAll('/', '-')}.sql`;
      await repository.commit({
        files: { [file]: `${name}\n` },
        message: `Work on ${file}`,
        date: '2026-05-02',
      });
      await repository.git('push', '-q', 'origin', name);
      await repository.git('switch', '-q', '-');
    }
    const { stdout } = await handover(repository, 'issues', '--format', 'json', ...TODAY);
    const { items } = JSON.parse(stdout) as { items: { class: string; title: string; weak: boolean }[] };
    const named = (isWeak: boolean) =>
      items.flatMap(({ class: kind, title, weak }) =>
        kind === 'unmerged-branch' && weak === isWeak ? [title.split(':')[0]?.replace('origin/', '')] : [],
      );
    assert.deepEqual(named(true).sort(), aside.toSorted());
    for (const name of work) assert.ok(named(false).includes(name), name);
  });

  it('counts for little once nearly all of its lines are there, changed on the way', async () => {
    const lines = (name: string, count: number) =>
      Array.from({ length: count }, (_, at) => `  pay(${name}, step${at});\n`).join('');
    const branch = async (name: string, text: string) => {
      await repository.git('switch', '-qc', name);
      await repository.commit({
        files: { [`${name}.js`]: text },
        message: `Work on ${name}`,
        date: '2026-05-02',
      });
      await repository.git('push', '-q', 'origin', name);
      await repository.git('switch', '-q', '-');
    };
    await branch('copay', lines('copay', 40));
    await branch('refund', lines('refund', 40));
    await branch('bonus', lines('bonus', 40));
    const changed = {
      'copay.js': `start();\n${lines('copay', 39)}end();\n`,
      'refund.js': lines('refund', 20),
    };
    await repository.commit({ files: changed, message: 'Payments', date: '2026-05-09' });
    await repository.git('push', '-q', 'origin', 'HEAD');
    const weak = async () => {
      const { stdout } = await handover(repository, 'issues', '--format', 'json', ...TODAY);
      const { items } = JSON.parse(stdout) as { items: { class: string; key: string; weak: boolean }[] };
      const branches = items.filter(item => item.class === 'unmerged-branch');
      return branches.map(one => `${one.key} ${one.weak}`).sort();
    };
    const open = ['bonus false', 'copay true', 'refund false'];
    assert.deepEqual(await weak(), open);
    assert.deepEqual(await weak(), open);
    await repository.commit({
      files: { 'refund.js': lines('refund', 39) },
      message: 'Rest',
      date: '2026-05-10',
    });
    await repository.git('push', '-q', 'origin', 'HEAD');
    assert.deepEqual(await weak(), ['bonus false', 'copay true', 'refund true']);
  });
});
