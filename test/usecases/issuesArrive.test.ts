import assert from 'node:assert/strict';
import { join } from 'node:path';
import { openAssets } from '../../src/io/assets.ts';
import { openProject } from '../../src/io/project.ts';
import { findIssues } from '../../src/usecases/issues/findIssues.ts';
import { addToChecklist, openItemsOf } from '../../src/usecases/issues/triage.ts';
import { createRepository, type TestRepository } from '../helpers/repository.ts';

const assets = openAssets(join(import.meta.dirname, '..', '..'));
const TODAY = '2024-06-01';

describe('issues that arrive while others are still looked for', () => {
  let repository: TestRepository;
  before(async () => {
    repository = await createRepository();
    await repository.commit({
      files: { 'src/a.java': '// TODO later\n', 'src/b.java': '// not implemented yet\n', 'c.txt': '' },
    });
    await repository.write({ 'c.txt': 'changed\n' });
  });
  after(() => repository.cleanup());
  const open = () => openProject(repository.root, { named: true, environment: repository.environment });

  it('are shown with each source that was read, under the fingerprints of the whole list', async () => {
    const project = await open();
    const parts: string[][] = [];
    const onFound = (items: readonly { readonly fingerprint: string }[]) =>
      parts.push(items.map(({ fingerprint }) => fingerprint));
    const whole = await findIssues(project, { today: TODAY }, { assets, onFound });
    const all = whole.items.map(({ fingerprint }) => fingerprint);
    assert.deepEqual(whole.items.map(item => item.class).sort(), [
      'todo-comment',
      'todo-comment',
      'uncommitted',
    ]);
    assert.ok(parts.length >= 3, `${parts.length} parts`);
    assert.deepEqual(parts.at(-1)?.toSorted(), all.toSorted());
    assert.deepEqual(
      parts.flat().filter(one => !all.includes(one)),
      [],
    );
  });

  it('are not asked for twice: without somebody who looks, nothing but the whole list is made', async () => {
    const whole = await findIssues(await open(), { today: TODAY }, { assets });
    assert.equal(whole.items.length, 3);
  });

  it('are not shown by person before everybody is known', async () => {
    const shown: number[] = [];
    const onFound = (items: readonly unknown[]) => shown.push(items.length);
    await findIssues(await open(), { today: TODAY, person: 'wangwei@his.example' }, { assets, onFound });
    assert.deepEqual(shown, []);
  });

  it('are known to be in the checklist once they were added, and unknown while it is broken', async () => {
    const project = await open();
    await repository.write({ 'handover/checklist.yaml': 'version: 1\nopenItems:\n  items: []\n' });
    const [first, second] = (await findIssues(project, { today: TODAY }, { assets })).items;
    assert.ok(first && second);
    assert.equal((await openItemsOf(project, assets))(first), false);
    const { changes } = await addToChecklist(project, [first], assets);
    for (const { path, after } of changes) await repository.write({ [path]: after });
    const isListed = await openItemsOf(project, assets);
    assert.deepEqual([isListed(first), isListed(second)], [true, false]);
    await repository.write({ 'handover/checklist.yaml': 'openItems: [\n' });
    assert.equal((await openItemsOf(project, assets))(first), false);
  });
});
