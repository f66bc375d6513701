import assert from 'node:assert/strict';
import { join } from 'node:path';
import { openAssets } from '../../src/io/assets.ts';
import { openProject } from '../../src/io/project.ts';
import { type NamedConfigs, readConfigs } from '../../src/usecases/configs/report.ts';
import { describeRecentWork } from '../../src/usecases/knowledge/recentWork.ts';
import { readKnowledge } from '../../src/usecases/knowledge/state.ts';
import { readSettings } from '../../src/usecases/readSettings.ts';
import { type Author, createRepository, type TestRepository } from '../helpers/repository.ts';

const assets = openAssets(join(import.meta.dirname, '..', '..'));
const LI: Author = '李娜 <li@his.example>';
const WANG: Author = '王伟 <wang@his.example>';

describe('what is told before all is read', () => {
  let repository: TestRepository;
  before(async () => {
    repository = await createRepository();
    await repository.commit({ files: { 'src/old.java': 'old\n' }, author: WANG });
    await repository.commit({
      files: { 'src/a.java': 'a\n', 'conf/jdbc.properties': 'url=x\n' },
      author: LI,
    });
    await repository.commit({ files: { 'src/a.java': 'b\n' }, author: LI });
    await repository.commit({ files: { 'web/page.js': 'page\n' }, author: WANG });
  });
  after(() => repository.cleanup());
  const open = () => openProject(repository.root, { named: true, environment: repository.environment });
  const recent = async (newest: number) =>
    describeRecentWork(await readKnowledge(await open(), '2024-06-01', { assets, newest }));

  it('is who made the newest commits, and how much of which folder they changed', async () => {
    const { commits, people, folders } = await recent(3);
    assert.equal(commits, 3);
    assert.deepEqual(
      people.map(({ name, commits: own, files }) => [name, own, files]),
      [
        ['李娜', 2, 2],
        ['王伟', 1, 1],
      ],
    );
    const owners = Object.fromEntries(
      folders.map(({ path, owners }) => [path, owners.map(({ name, share }) => `${name} ${share}`)]),
    );
    assert.deepEqual(owners, {
      '.': ['李娜 0.5', '王伟 0.25'],
      conf: ['李娜 1'],
      // The oldest commit is not among them: nobody is said to know what they added there.
      src: ['李娜 0.5'],
      web: ['王伟 1'],
    });
  });

  it('leaves the note of the whole history as it is', async () => {
    await recent(1);
    const { knowledge } = await readKnowledge(await open(), '2024-06-01', { assets });
    assert.equal(knowledge.log.commits.length, 4);
    assert.equal((await recent(1)).commits, 1);
    assert.equal((await readKnowledge(await open(), '2024-06-01', { assets })).knowledge.makers.length, 4);
  });

  it('is nobody where there is no commit yet', async () => {
    const empty = await createRepository();
    try {
      const project = await openProject(empty.root, { named: true, environment: empty.environment });
      const work = describeRecentWork(await readKnowledge(project, '2024-06-01', { assets, newest: 3 }));
      assert.deepEqual([work.commits, work.people], [0, []]);
    } finally {
      await empty.cleanup();
    }
  });

  it('is which config files there are by their names, before any of them is read', async () => {
    const project = await open();
    const told: string[] = [];
    const onNamed = ({ files, kinds }: NamedConfigs) =>
      told.push(...files.map(({ path, kind, risk }) => `${path} ${risk} ${kinds.has(kind)}`));
    const onRead = (count: number) => told.push(`read ${count}`);
    const settings = await readSettings(project.files);
    const report = await readConfigs(project, assets, { settings, quick: true, onNamed, onRead });
    assert.deepEqual(told, ['conf/jdbc.properties high true', 'read 1']);
    assert.deepEqual(
      report.files.map(({ path }) => path),
      ['conf/jdbc.properties'],
    );
  });
});
