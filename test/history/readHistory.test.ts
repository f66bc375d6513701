import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findDefaultBranch } from '../../src/history/bases.ts';
import type { CommitNote } from '../../src/history/commitLog.ts';
import { readHistory } from '../../src/history/readHistory.ts';
import { readRefs } from '../../src/history/refs.ts';
import { loadTrackers } from '../../src/history/trackers.ts';
import { NO_CACHE, openCache } from '../../src/io/cache.ts';
import { openGit } from '../../src/io/git.ts';
import { createRepository, type TestRepository } from '../helpers/repository.ts';

describe('a history that goes on', () => {
  let repository: TestRepository;
  let trackers: string;
  let logged: number;
  before(async () => {
    trackers = await readFile(new URL('../../src/history/trackers.yaml', import.meta.url), 'utf8');
  });
  beforeEach(async () => {
    repository = await createRepository();
    await repository.commit({
      files: { 'a.txt': '0\n' },
      message: 'Start of the ward list',
      date: '2024-01-01',
    });
  });
  afterEach(() => repository.cleanup());

  const work = { tip: 'b'.repeat(40), commits: [note('Round the fees of the ward', '2024-01-05')] };
  const read = async (cache = openCache(join(repository.root, '.git'))) => {
    const git = openGit(repository.root, repository.environment);
    logged = 0;
    const records: typeof git.records = async function* (args, ...rest) {
      for await (const record of git.records(args, ...rest)) {
        if (args[0] === 'log' && args.some(arg => arg.includes('%B'))) logged += 1;
        yield record;
      }
    };
    const { tips } = findDefaultBranch(await readRefs(git, {}), undefined);
    const grammar = loadTrackers(trackers, [], 'https://github.com/hospital/his.git');
    const history = await readHistory({ ...git, records }, cache, tips, grammar, [], {});
    const { followed, count, signed, numbers, isRewritten } = history;
    return {
      tickets: [...followed.tickets.values()].map(({ key, isOpen, isReopened, commits }) => [
        ...[key, isOpen, isReopened],
        ...commits.map(({ hash }) => hash),
      ]),
      reverted: followed.reverted.map(({ commit, by }) => [commit.subject, by.subject]),
      off: followed.switchedOff.map(({ subject }) => subject),
      ...{ count, signed, numbers, isRewritten },
      landed: [...(await history.landed([work]))],
    };
  };
  /** What is continued says the same as what is read from the beginning. */
  const same = async (asked: number) => {
    const kept = await read();
    assert.equal(logged, asked);
    assert.deepEqual(kept, { ...(await read(NO_CACHE)), isRewritten: kept.isRewritten });
    return kept;
  };
  const say = (message: string, date: string, files = {}) => repository.commit({ message, date, files });

  it('says the same as one that is read anew', async () => {
    await say('Fixes #1', '2024-01-02');
    await say('Split the bill', '2024-01-03', { b: '1' });
    await same(3);
    await same(0);
    await say('See #2', '2024-01-04');
    assert.deepEqual((await same(1)).landed, []);
    await say('Round the fees of the ward (#12)', '2024-01-06');
    assert.deepEqual((await same(1)).landed, [work.tip]);
    // A revert may be of any commit: all are looked at, and git is asked for what nobody read yet.
    await repository.git('revert', '--no-edit', 'HEAD~2');
    assert.equal((await same(4)).reverted.length, 1);
    await say('Split the bill', '2024-01-08', { b: '2' });
    await same(1);
    await say('Plain', '2024-01-09');
    const { reverted, tickets } = await same(1);
    assert.deepEqual(reverted, []);
    assert.equal(tickets.length, 2);
  });

  it('collects numbers and who signed', async () => {
    for (let n = 0; n < 12; n += 1) await say(`【ID10${n}234】 fee`, `2024-02-${10 + n}`);
    assert.equal((await same(13)).numbers?.commits, 12);
    await repository.commit({
      message: '【ID1099234】 fee',
      author: 'Li Na <li@his.example>',
      date: '2024-03-01',
    });
    const { numbers, signed } = await same(1);
    assert.equal(numbers?.commits, 13);
    assert.deepEqual(signed.at(-1), { name: 'Li Na', email: 'li@his.example', dates: ['2024-03-01'] });
  });

  it('is another one when it was rewritten', async () => {
    await say('Fixes #1', '2024-01-02', { b: '1' });
    await same(2);
    await repository.git('commit', '-q', '--amend', '-m', 'See #1');
    assert.equal((await same(2)).isRewritten, true);
  });

  it('knows what was switched off for now and came back without a word', async () => {
    await say('临时注释上传处方', '2024-03-01', { 'a.txt': '0\n// uploadPrescription(order);\n' });
    await say('临时屏蔽退费接口', '2024-03-02', { 'b.txt': '// refundInterface(order);\n' });
    assert.deepEqual((await same(3)).off, ['临时注释上传处方', '临时屏蔽退费接口']);
    await say('处方上传', '2024-03-03', { 'a.txt': '0\nuploadPrescription(order);\n' });
    assert.deepEqual((await same(1)).off, ['临时屏蔽退费接口']);
    // Indented, it is still off.
    await say('格式', '2024-03-04', { 'b.txt': 'if (x) {\n  //  refundInterface(order);\n}\n' });
    assert.deepEqual((await same(1)).off, ['临时屏蔽退费接口']);
    await repository.git('rm', '-q', 'b.txt');
    await say('清理', '2024-03-05');
    assert.deepEqual((await same(1)).off, []);
  });
});

function note(subject: string, date: string): CommitNote {
  const nothing = { references: [], revert: undefined, unfinished: undefined, switched: undefined };
  return { hash: 'c'.repeat(40), name: 'x', email: 'x@x', date, subject, ...nothing };
}
