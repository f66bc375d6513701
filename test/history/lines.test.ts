import assert from 'node:assert/strict';
import type { BranchSettings } from '../../src/history/bases.ts';
import { NO_BRANCH_SETTINGS } from '../../src/history/bases.ts';
import { findBases, readUnmergedBranches } from '../../src/history/branches.ts';
import { NOTHING_KNOWN } from '../../src/history/branchNotes.ts';
import { lazyGraph } from '../../src/history/commitGraph.ts';
import { readRefs } from '../../src/history/refs.ts';
import { openGit } from '../../src/io/git.ts';
import { readHead } from '../../src/knowledge/head.ts';
import { createRepository, type TestRepository } from '../helpers/repository.ts';

describe('lines that collect work', () => {
  let repository: TestRepository;
  const git = () => openGit(repository.root, repository.environment);
  const read = async (settings: BranchSettings = NO_BRANCH_SETTINGS, today = '2024-06-01') => {
    const refs = await readRefs(git(), {});
    const { commit } = await readHead(git(), {});
    const bases = await findBases(refs, commit, today, lazyGraph(git(), [], {}), settings);
    const onFailure = (error: unknown) => assert.fail(String(error));
    const { branches } = await readUnmergedBranches(git(), refs.branches, bases, NOTHING_KNOWN, {
      onFailure,
    });
    return { main: bases.main, branches };
  };
  const rows = async (settings?: BranchSettings) =>
    (await read(settings)).branches.map(({ kind, name, ahead }) => `${kind} ${name} ${ahead}`).sort();
  const commit = (name: string, text = `${name}\n`, date = '2024-02-01', message = name) =>
    repository.commit({ files: { [`${name}.txt`]: text }, message, date });
  const go = (branch: string) => repository.git('switch', '--quiet', branch);
  /** A branch with two commits that begins on another, and is squashed into it. */
  const squashed = async (branch: string, into: string) => {
    await go(into);
    await repository.branch(branch);
    await commit(branch.replaceAll('/', '-'));
    await commit(branch.replaceAll('/', '-'), 'more\n');
    await go(into);
    await repository.git('merge', '--quiet', '--squash', branch);
    await repository.commit({ message: `${branch} (#2)`, date: '2024-02-03' });
  };
  /** Fifty commits and more, from a day on, one a day. */
  const advance = async (count: number, year: number) => {
    for (let day = 1; day <= count; day += 1) {
      const date = new Date(Date.UTC(year, 0, day)).toISOString().slice(0, 10);
      await commit('work', `${year} ${day}\n`, date, `work ${year}-${day}`);
    }
  };

  beforeEach(async () => {
    repository = await createRepository();
    await commit('base', 'base\n', '2023-01-01');
  });
  afterEach(() => repository.cleanup());

  for (const line of ['develop', 'uat', 'release/2.1', 'customer/xiehe', '协和医院'])
    it(`have what was squashed into ${line}: only the line itself is open`, async () => {
      await repository.branch(line);
      await squashed('feature/q', line);
      await go('main');
      assert.deepEqual(await rows(), [`${/^release/.test(line) ? 'release' : 'line'} ${line} 1`]);
    });

  it('are those that the project names', async () => {
    await repository.branch('beijing');
    await squashed('feature/q', 'beijing');
    await go('main');
    assert.deepEqual(await rows(), ['topic beijing 1', 'topic feature/q 2']);
    const settings = { main: undefined, isLongLived: (name: string) => name === 'beijing' };
    assert.deepEqual(await rows(settings), ['line beijing 1']);
  });

  it('are told by their history: work was merged into them for half a year', async () => {
    await repository.branch('beijing');
    for (const [index, date] of ['2023-02-01', '2023-06-01', '2023-12-01'].entries()) {
      await repository.branch(`topic-${index}`);
      await commit(`topic-${index}`, 'x\n', date);
      await go('beijing');
      await repository.merge(`topic-${index}`, { date });
    }
    await squashed('topic-q', 'beijing');
    await go('main');
    assert.deepEqual(await rows(), ['line beijing 4']);
  });

  it('are told by their history: others began on them, one after the other', async () => {
    await repository.branch('beijing');
    for (const [index, date] of ['2023-02-01', '2023-06-01', '2023-12-01'].entries()) {
      await commit(`own-${index}`, 'x\n', date);
      await repository.branch(`topic-${index}`);
      await commit(`topic-${index}`, 'x\n', date);
      await go('beijing');
    }
    await commit('last', 'x\n', '2024-01-01');
    await squashed('topic-q', 'beijing');
    await go('main');
    const found = await rows();
    assert.ok(found.includes('line beijing 5'), found.join());
    assert.ok(!found.some(row => row.includes('topic-q')), found.join());
  });

  it('are those that people take in, where a topic has the same past', async () => {
    await repository.branch('chore/pages');
    for (const [index, date] of ['2023-02-01', '2023-06-01', '2023-12-01'].entries()) {
      await repository.branch(`part-${index}`);
      await commit(`part-${index}`, 'x\n', date);
      await go('chore/pages');
      await repository.merge(`part-${index}`, { date });
      // What others pushed there meanwhile.
      await repository.git('branch', '--quiet', '-f', 'side', 'chore/pages');
      await commit(`mine-${index}`, 'x\n', date);
      await go('side');
      await commit(`theirs-${index}`, 'x\n', date);
      await go('chore/pages');
      const message = "Merge branch 'chore/pages' of https://git.example/his into chore/pages";
      await repository.git('merge', '--quiet', '--no-ff', '-m', message, 'side');
    }
    await repository.git('branch', '--quiet', '-D', 'side');
    await repository.branch('months');
    await commit('month', 'x\n', '2024-01-02');
    await go('main');
    assert.deepEqual(await rows(), ['line chore/pages 9', 'topic months 1']);
  });

  for (const [line, topic, number] of [
    ['feature/redesign', 'ft/receipt', 'HIS-835'],
    ['redesign', 'receipt', 'wards'],
    ['收费改版', '退费', '病区'],
  ] as const)
    it(`are told by what a server took into ${line}: those who begin on it have only their own`, async () => {
      await repository.branch(line);
      for (const pull of [11, 12, 13])
        await commit(`p${pull}`, 'x\n', '2024-03-01', `Part ${pull} (#${pull})`);
      await repository.branch(topic);
      await commit('own', 'x\n', '2024-03-02');
      await go(line);
      await commit('p14', 'x\n', '2024-03-03', 'Merge pull request #14 from acme/p14');
      await repository.branch(number);
      await commit('later', 'x\n', '2024-03-04');
      await go('main');
      assert.deepEqual(await rows(), [`line ${line} 4`, `topic ${topic} 1`, `topic ${number} 1`].sort());
    });

  it('are none of them where somebody goes on with what nobody proposed', async () => {
    await repository.branch('redesign');
    for (const part of ['a', 'b', 'c']) await commit(part, 'x\n', '2024-03-01', `Part ${part}`);
    await repository.branch('receipt');
    await commit('own', 'x\n', '2024-03-02');
    await go('redesign');
    await commit('d', 'x\n', '2024-03-03');
    await go('main');
    assert.deepEqual(await rows(), ['topic receipt 4', 'topic redesign 4']);
  });

  it('that only carry their release and picks are nothing that is left to do', async () => {
    for (const line of ['release/1.0', '2.6.x', 'prod']) {
      await go('main');
      await commit(`fix-${line.replaceAll('/', '-')}`, 'fix\n', '2024-03-01', `Round the fees of ${line}`);
      await repository.git('switch', '--quiet', '-c', line, 'main~1');
      await repository.git('cherry-pick', '-x', 'main');
      await commit('pom', `${line}\n`, '2024-03-02', '[maven-release-plugin] prepare release 1.0');
      await commit('pom', `${line}-next\n`, '2024-03-03', 'Bump version to 1.1-SNAPSHOT');
      await commit('pom', `${line}-own\n`, '2024-03-03', 'Padma | #0 | Pointing the version to 1.1');
    }
    await go('main');
    assert.deepEqual(await rows(), []);
    await go('prod');
    await commit('hot', 'hot\n', '2024-03-04', 'Refund twice: stop it');
    await go('main');
    assert.deepEqual(await rows(), ['line prod 1']);
  });

  for (const release of ['release/1.0', '1.0.x', '发布-1.0'])
    it(`that are no release tell what they are ahead; ${release} only carries it`, async () => {
      await repository.branch('develop');
      await commit('refund', 'x\n', '2024-03-01', 'Refund twice: stop it');
      await go('main');
      await repository.branch(release);
      await commit('pom', '1.0\n', '2024-03-02', 'release 1.0.0');
      await repository.git('cherry-pick', 'develop');
      await commit('pom', '1.1\n', '2024-03-03', 'Bump version to 1.1-SNAPSHOT');
      await go('main');
      assert.deepEqual(await rows(), ['line develop 1']);
      await go(release);
      await commit('hot', 'x\n', '2024-03-04', 'Print the ward on the label');
      await go('main');
      assert.deepEqual(await rows(), ['line develop 1', `release ${release} 1`]);
    });

  it('that hold the same are told once', async () => {
    await repository.branch('develop');
    await commit('one');
    await repository.branch('test');
    await go('develop');
    await commit('two');
    await go('main');
    assert.deepEqual(await rows(), ['line develop 2']);
  });

  describe('and the default branch', () => {
    it('is not the real line when it stood still and another went on', async () => {
      await repository.branch('his-next');
      await advance(55, 2024);
      await go('main');
      const { main, branches } = await read();
      assert.deepEqual([main.name, main.instead?.name, main.instead?.ahead], ['his-next', 'main', 55]);
      assert.deepEqual(
        branches.map(({ kind, name, ahead }) => `${kind} ${name} ${ahead}`),
        ['real-line his-next 55'],
      );
    });

    it('is told from topics that begin on the real line, and from the name of a line', async () => {
      await repository.branch('develop');
      await advance(52, 2024);
      await repository.branch('feature/x');
      await commit('x', 'x\n', '2024-05-01');
      await commit('x', 'y\n', '2024-05-02');
      await go('main');
      const { main, branches } = await read();
      assert.equal(main.name, 'develop');
      assert.deepEqual(
        branches.map(({ kind, name }) => `${kind} ${name}`),
        ['real-line develop', 'topic feature/x'],
      );
    });

    it('stays where the other is not far enough ahead, or the default one moves', async () => {
      await repository.branch('develop');
      await advance(49, 2024);
      await go('main');
      assert.equal((await read()).main.name, 'main');
      await go('develop');
      await advance(5, 2025);
      assert.equal((await read(NO_BRANCH_SETTINGS, '2025-06-01')).main.name, 'develop');
      await go('main');
      await commit('main', 'main\n', '2025-01-01');
      assert.equal((await read(NO_BRANCH_SETTINGS, '2025-06-01')).main.name, 'main');
    });

    it('is the one that the project names', async () => {
      await repository.branch('his-next');
      await advance(55, 2024);
      await go('main');
      const named = (main: string) => ({ main, isLongLived: () => false });
      assert.deepEqual((await read(named('main'))).main.instead, undefined);
      const { main, branches } = await read(named('his-next'));
      assert.deepEqual([main.name, main.instead, branches], ['his-next', undefined, []]);
    });

    it('keeps its own work apart', async () => {
      await repository.branch('develop');
      await advance(52, 2024);
      await go('main');
      await commit('hotfix', 'x\n', '2023-02-01');
      const { branches } = await read();
      assert.deepEqual(
        branches.map(({ kind, name, ahead }) => `${kind} ${name} ${ahead}`),
        ['real-line develop 52', 'line main 1'],
      );
    });
  });
});

describe('branches on top of each other', () => {
  let repository: TestRepository;
  const git = () => openGit(repository.root, repository.environment);
  const rows = async () => {
    const refs = await readRefs(git(), {});
    const bases = await findBases(refs, undefined, '2024-06-01', lazyGraph(git(), [], {}));
    const onFailure = (error: unknown) => assert.fail(String(error));
    const { branches } = await readUnmergedBranches(git(), refs.branches, bases, NOTHING_KNOWN, {
      onFailure,
    });
    return branches.map(({ name, ahead, includes }) => [name, ahead, ...includes].join(' ')).sort();
  };
  const change = (files: Record<string, string>, message: string) => repository.commit({ files, message });
  const squash = async (branch: string) => {
    await repository.git('switch', '--quiet', 'main');
    await repository.git('merge', '--quiet', '--squash', branch);
    await repository.commit({ message: `${branch} (#1)` });
  };

  beforeEach(async () => {
    repository = await createRepository();
    await change({ 'a.txt': '1\n2\n3\n4\n5\n6\n7\n8\n9\n', 'b.txt': 'b\n' }, 'base');
    await repository.branch('one');
    await change({ 'a.txt': '1\n2\n3\n4\n5\n6\n7\n8\nnine\n' }, 'nine');
    await change({ 'c.txt': 'c\n' }, 'c');
    await repository.branch('two');
    await change({ 'a.txt': '1\n2\n3\n4\n5\n6\n7\neight\nnine\n' }, 'eight');
    await change({ 'd.txt': 'd\n' }, 'd');
  });
  afterEach(() => repository.cleanup());

  it('are one row', async () => {
    await repository.git('switch', '--quiet', 'main');
    assert.deepEqual(await rows(), ['two 4 one']);
  });

  it('are only what the upper one adds, once the lower one is squashed', async () => {
    await squash('one');
    assert.deepEqual(await rows(), ['two 2']);
  });

  it('are none once both are squashed, one after the other, with other work in the same file between', async () => {
    await squash('one');
    await change({ 'a.txt': 'first\n2\n3\n4\n5\n6\n7\n8\nnine\n' }, 'first');
    await repository.git('switch', '--quiet', 'two');
    await repository.git('rebase', '--quiet', '--onto', 'main', 'one', 'two');
    await squash('two');
    await repository.git('branch', '--quiet', '-f', 'two', 'two@{1}');
    await repository.git('branch', '--quiet', '-D', 'one');
    assert.deepEqual(await rows(), []);
  });

  it('are none once they are squashed together', async () => {
    await squash('two');
    assert.deepEqual(await rows(), []);
  });

  it('are none where the base has each file as they leave it, whoever wrote it', async () => {
    await repository.git('switch', '--quiet', 'main');
    await change({ 'a.txt': '1\n2\n3\n4\n5\n6\n7\neight\nnine\n' }, 'both');
    await change({ 'c.txt': 'c\n', 'd.txt': 'd\n', 'e.txt': 'e\n' }, 'and more');
    await change({ 'd.txt': 'later\n' }, 'later');
    assert.deepEqual(await rows(), []);
  });
});
