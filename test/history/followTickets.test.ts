import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findDefaultBranch } from '../../src/history/bases.ts';
import { readCommits } from '../../src/history/commitLog.ts';
import { followTickets } from '../../src/history/followTickets.ts';
import { readRefs } from '../../src/history/refs.ts';
import { loadTrackers } from '../../src/history/trackers.ts';
import { openCache } from '../../src/io/cache.ts';
import { openGit } from '../../src/io/git.ts';
import { createRepository, type TestRepository } from '../helpers/repository.ts';

describe('tickets in a history', () => {
  let repository: TestRepository;
  let text: string;
  const follow = async () => {
    const git = openGit(repository.root, repository.environment);
    const { tips } = findDefaultBranch(await readRefs(git, {}), undefined);
    const grammar = loadTrackers(text, [], 'https://github.com/hospital/his.git');
    const { commits } = await readCommits(
      git,
      openCache(join(repository.root, '.git')),
      tips,
      grammar,
      [],
      {},
    );
    return followTickets(commits);
  };
  const open = async () =>
    [...(await follow()).tickets.values()].filter(({ isOpen }) => isOpen).map(({ key }) => key);
  const say = (message: string, day = '2024-02-01') => repository.commit({ message, date: day });

  before(async () => {
    text = await readFile(new URL('../../src/history/trackers.yaml', import.meta.url), 'utf8');
  });
  beforeEach(async () => {
    repository = await createRepository();
    await repository.commit({ files: { 'a.txt': '0\n' }, message: 'Start' });
  });
  afterEach(() => repository.cleanup());

  it('are opened again only where they had been closed', async () => {
    await say('Reopen #12');
    await say('Fixes #13');
    await say('Reopen #13');
    const state = async (key: string) => {
      const ticket = (await follow()).tickets.get(key);
      return [ticket?.isOpen, ticket?.isReopened];
    };
    assert.deepEqual(await state('#12'), [true, false]);
    assert.deepEqual(await state('#13'), [true, true]);
    // However often somebody says so.
    await say('Reopen #12, again');
    await say('Reopen #13, again');
    assert.deepEqual(await state('#12'), [true, false]);
    assert.deepEqual(await state('#13'), [true, true]);
  });

  it('are no longer left open once they are closed', async () => {
    await say('Partly fixes #12');
    const leftOpenBy = async () => (await follow()).tickets.get('#12')?.leftOpenBy?.subject;
    assert.equal(await leftOpenBy(), 'Partly fixes #12');
    await say('Fixes #12');
    assert.equal(await leftOpenBy(), undefined);
    await say('Reopen #12');
    assert.equal(await leftOpenBy(), undefined);
  });

  it('are open when they are named, and closed by a closing word', async () => {
    await say('Round fees, see #12');
    await say('Refund twice, see #13');
    assert.deepEqual(await open(), ['#12', '#13']);
    await say('Fixes #12');
    assert.deepEqual(await open(), ['#13']);
  });

  it('are opened again by "reopen", and by a revert of what closed them', async () => {
    await say('Fixes #12');
    await say('Reopen #12: the ward still sees it');
    assert.deepEqual(await open(), ['#12']);
    await repository.commit({ files: { 'a.txt': '1\n' }, message: 'Fixes #12' });
    assert.deepEqual(await open(), []);
    await repository.git('revert', '--no-edit', 'HEAD');
    assert.deepEqual(await open(), ['#12']);
  });

  it('are closed again by the revert of a revert, however often', async () => {
    await repository.commit({ files: { 'a.txt': '1\n' }, message: 'Fixes #12' });
    for (const expected of [['#12'], [], ['#12'], []]) {
      await repository.git('revert', '--no-edit', 'HEAD');
      assert.deepEqual(await open(), expected);
    }
  });

  it('follow the order of the commits, not their dates', async () => {
    await say('Fixes #12', '2024-05-01');
    await say('Reopen #12', '2023-01-01');
    assert.deepEqual(await open(), ['#12']);
  });

  it('are not closed on a branch that was never merged, but are when it is', async () => {
    await say('See #12');
    await repository.branch('fix');
    await say('Fixes #12');
    await repository.git('switch', '--quiet', 'main');
    assert.deepEqual(await open(), ['#12']);
    await repository.merge('fix');
    assert.deepEqual(await open(), []);
  });

  it('are told with what decided, whether they were opened again, and all commits', async () => {
    await say('Fixes #12');
    const hash = await say('Reopen #12');
    const ticket = (await follow()).tickets.get('#12');
    assert.deepEqual([ticket?.isReopened, ticket?.decidedBy?.hash, ticket?.commits.length], [true, hash, 2]);
    assert.equal(ticket?.url, 'https://github.com/hospital/his/issues/12');
  });

  it('know what was reverted and did not come again', async () => {
    await repository.commit({ files: { 'a.txt': '1\n' }, message: 'Charge at night' });
    await repository.git('revert', '--no-edit', 'HEAD');
    assert.deepEqual(
      (await follow()).reverted.map(({ commit }) => commit.subject),
      ['Charge at night'],
    );
    await repository.commit({ files: { 'a.txt': '1\n' }, message: 'Charge at night (#77)' });
    assert.deepEqual((await follow()).reverted, []);
  });

  it('do not know as reverted what was done otherwise for the same ticket soon after', async () => {
    const on = (date: string, message: string) =>
      repository.commit({ files: { 'a.txt': `${message}\n` }, message, date });
    const out = async () => (await follow()).reverted.map(({ commit }) => commit.subject);
    const first = 'Filter shipments by type, see #31';
    const hash = await on('2026-04-14', first);
    await on('2026-04-14', `Revert "${first}"\n\nThis reverts commit ${hash}.`);
    await on('2026-04-20', 'Another list, see #32');
    await on('2026-12-01', 'Pending returns belong to the list, see #31');
    assert.deepEqual(await out(), [first]);
    await on('2026-04-21', 'List the returns, too, see #31');
    assert.deepEqual(await out(), []);
  });

  it('know a revert by its subject alone, and a re-application', async () => {
    await say('Charge at night (#76)');
    await say('Revert "Charge at night (#76)" (#78)');
    assert.equal((await follow()).reverted.length, 1);
    await say('Reapply "Charge at night (#76)"');
    assert.equal((await follow()).reverted.length, 0);
    await say('Revert "Revert "Charge at night (#76)" (#78)"');
    assert.equal((await follow()).reverted.length, 0);
  });

  it('are read only as far as the history is new, and anew when it was rewritten', async () => {
    await say('See #12');
    assert.deepEqual(await open(), ['#12']);
    const asked: string[][] = [];
    const git = openGit(repository.root, repository.environment);
    const spy = {
      ...git,
      records: (...[args, ...rest]: Parameters<typeof git.records>) => {
        if (args[0] === 'log') asked.push([...args]);
        return git.records(args, ...rest);
      },
    };
    const read = async () => {
      const { tips } = findDefaultBranch(await readRefs(git, {}), undefined);
      const grammar = loadTrackers(text, [], 'https://github.com/hospital/his.git');
      const { commits, isRewritten } = await readCommits(
        spy,
        openCache(join(repository.root, '.git')),
        tips,
        grammar,
        [],
        {},
      );
      return [
        commits.length,
        isRewritten,
        asked.splice(0).map(args => args.filter(arg => arg.startsWith('^')).length),
      ];
    };
    assert.deepEqual(await read(), [2, false, []], 'nothing is new');
    await say('Fixes #12');
    assert.deepEqual(await read(), [3, false, [1]], 'one commit is new');
    await repository.git('reset', '--quiet', '--hard', 'HEAD~2');
    await say('Another story');
    assert.deepEqual(await read(), [2, true, [0]], 'the history is another one');
  });
});
