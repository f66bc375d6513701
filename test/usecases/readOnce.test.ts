import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Files, Project } from '../../src/core/ports.ts';
import { openAssets } from '../../src/io/assets.ts';
import { openProject } from '../../src/io/project.ts';
import { readOnce } from '../../src/io/readOnce.ts';
import { openStaged } from '../../src/io/staged.ts';
import { assetsOnce } from '../../src/usecases/assetsOnce.ts';
import { checkProject } from '../../src/usecases/check/checkProject.ts';
import { findIssues } from '../../src/usecases/issues/findIssues.ts';
import { PACK_PLACE } from '../../src/usecases/readSettings.ts';
import { readTransitions } from '../../src/usecases/transition/readTransitions.ts';
import { createRepository, type TestRepository } from '../helpers/repository.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const TODAY = '2024-06-01';

describe('one command reads settings, schemas and each file of the pack once', () => {
  let repository: TestRepository;
  before(async () => {
    repository = await createRepository();
    await repository.commit({
      files: {
        'handover.config.yaml': 'version: 1\n',
        'handover/team.yaml': 'version: 1\npeople: []\n',
        'handover/checklist.yaml': 'version: 1\n',
        'handover/issues.yaml': 'version: 1\nitems: []\n',
        'src/a.java': '// TODO later\n',
      },
    });
  });
  after(() => repository.cleanup());

  const commands: Readonly<
    Record<string, (project: Project, assets: ReturnType<typeof openAssets>) => Promise<unknown>>
  > = {
    check: (project, assets) =>
      checkProject(
        project,
        { scope: { kind: 'pack' }, today: TODAY },
        {
          assets,
          openStaged: call => openStaged(project.git ?? assert.fail(), call),
        },
      ),
    issues: (project, assets) => findIssues(project, { today: TODAY }, { assets }),
    'transition status': (project, assets) => readTransitions(project, TODAY, assets),
  };
  for (const [name, run] of Object.entries(commands))
    it(name, async () => {
      const reads: string[] = [];
      const project = await openProject(repository.root, {
        named: true,
        environment: repository.environment,
      });
      const { files } = project;
      const counted: Files = {
        ...files,
        readText: (path, limit) => {
          reads.push(path);
          return files.readText(path, limit);
        },
        readTexts: (paths, limit) => {
          reads.push(...paths);
          return files.readTexts(paths, limit);
        },
      };
      const assets = openAssets(ROOT);
      const read: typeof assets.read = path => {
        reads.push(path);
        return assets.read(path);
      };
      await run(readOnce({ ...project, files: counted }, PACK_PLACE), assetsOnce({ read }));
      const wanted = reads.filter(path => /^(handover|schemas)/.test(path));
      assert.ok(wanted.includes('handover.config.yaml'));
      assert.deepEqual(
        wanted.filter((path, index) => wanted.indexOf(path) !== index),
        [],
      );
    });

  it('and anew after it was written', async () => {
    const project = readOnce(
      await openProject(repository.root, { named: true, environment: repository.environment }),
      PACK_PLACE,
    );
    await project.files.readText('handover/checklist.yaml');
    await project.files.write('handover/checklist.yaml', 'version: 1 # new\n');
    assert.deepEqual(await project.files.readText('handover/checklist.yaml'), {
      kind: 'text',
      text: 'version: 1 # new\n',
    });
  });
});
