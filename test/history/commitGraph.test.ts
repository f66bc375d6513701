import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { CommitGraph } from '../../src/history/commitGraph.ts';
import { keptGraph, lazyGraph } from '../../src/history/commitGraph.ts';
import { readRefs } from '../../src/history/refs.ts';
import { openCache } from '../../src/io/cache.ts';
import { openGit } from '../../src/io/git.ts';
import { createRepository, type TestRepository } from '../helpers/repository.ts';

describe('the graph of commits that is kept', () => {
  let repository: TestRepository;
  let calls: string[][];
  beforeEach(async () => {
    repository = await createRepository();
    for (const name of ['a', 'b', 'c']) await repository.commit({ files: { [name]: name }, message: name });
  });
  afterEach(() => repository.cleanup());

  const door = () => {
    const git = openGit(repository.root, repository.environment);
    const records: typeof git.records = (args, ...rest) => {
      if (args[0] === 'rev-list') calls.push([...args]);
      return git.records(args, ...rest);
    };
    return { ...git, records };
  };
  const both = async () => {
    calls = [];
    const git = door();
    const { branches, tags } = await readRefs(git, {});
    const tips = [...branches, ...tags].map(({ tip }) => tip);
    const kept = await keptGraph(git, openCache(join(repository.root, '.git')), tips, [], {})();
    const asked = calls.map(args => (args.includes('--stdin') ? 'new' : 'all'));
    return { kept, whole: await lazyGraph(git, [], {})(), tips, asked };
  };
  const said = (graph: CommitGraph, tips: readonly string[]) =>
    tips.map(tip => [
      graph.fork(tip, graph.reached(tips.filter(other => other !== tip))),
      graph.common([tip, ...tips]),
      graph.steps(tip, graph.reached([])),
      graph.difference(graph.reached(tips), graph.reached([tip])),
      graph.behind([tip], graph.reached(tips)),
      graph.timeOf(tip),
    ]);
  const same = async (expected: readonly string[]) => {
    const { kept, whole, tips, asked } = await both();
    assert.deepEqual(said(kept, tips), said(whole, tips));
    assert.deepEqual(asked, expected);
  };

  it('says the same as a fresh one, and asks git for what is new only', async () => {
    await same(['all']);
    await same([]);
    await repository.git('switch', '-qc', 'side', 'HEAD~1');
    await repository.commit({ files: { d: 'd' }, message: 'd' });
    await repository.git('switch', '-q', '-');
    await repository.git('merge', '-q', '--no-edit', 'side');
    await repository.git('tag', '-a', '-m', 'x', 'v1');
    await same(['new']);
    await same([]);
    await repository.git('branch', '-qD', 'side');
    await repository.git('reset', '-q', '--hard', 'HEAD~1');
    await repository.commit({ files: { e: 'e' }, message: 'e' });
    await same(['new']);
  });

  it('is read anew where what was known has been cleaned away', async () => {
    const loose = (await repository.git('commit-tree', 'HEAD^{tree}', '-m', 'loose', '-p', 'HEAD~1')).trim();
    await repository.git('branch', 'side', loose);
    await same(['all']);
    await repository.git('branch', '-qD', 'side');
    await repository.git('prune', '--expire=now');
    await same(['new', 'all']);
  });

  it('knows hundreds of commits by their names', async () => {
    for (let n = 0; n < 70; n += 1) await repository.git('commit', '-q', '--allow-empty', '-m', `n${n}`);
    const { kept, whole } = await both();
    const hashes = (await repository.git('rev-list', 'HEAD')).trim().split('\n');
    assert.equal(hashes.length, 73);
    for (const hash of hashes) assert.equal(kept.timeOf(hash), whole.timeOf(hash));
    assert.ok(Number.isNaN(kept.timeOf('0'.repeat(40))));
    assert.ok(hashes.every(hash => kept.timeOf(hash) > 0));
  });
});
