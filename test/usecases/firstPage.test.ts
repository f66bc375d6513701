import assert from 'node:assert/strict';
import { join } from 'node:path';
import { localDate } from '../../src/core/dates.ts';
import { openAssets } from '../../src/io/assets.ts';
import { openProject } from '../../src/io/project.ts';
import { confirmGuesses, guessesOf } from '../../src/usecases/fill/guesses.ts';
import { readPackToFill } from '../../src/usecases/fill/readPackToFill.ts';
import { withFirstPage } from '../../src/usecases/firstPage.ts';
import { planGeneration } from '../../src/usecases/generate.ts';
import { planUpdate } from '../../src/usecases/planUpdate.ts';
import { createRepository, type TestRepository } from '../helpers/repository.ts';

const assets = openAssets(join(import.meta.dirname, '..', '..'));
const PAGE = 'handover/README.md';

for (const language of ['en', 'zh-CN'] as const)
  describe(`the first page of a pack, in ${language}, after guesses are confirmed`, () => {
    let repository: TestRepository;
    beforeEach(async () => {
      repository = await createRepository();
      await repository.commit({ files: { 'pom.xml': '<a/>\n', 'conf/jdbc.properties': 'url=x\n' } });
      const plan = await planGeneration(await open(), { fallbackLanguage: language }, assets);
      await repository.write(
        Object.fromEntries(
          plan.files.flatMap(({ path, text }) => (text === undefined ? [] : [[path, text]])),
        ),
      );
    });
    afterEach(() => repository.cleanup());
    const open = () => openProject(repository.root, { named: true, environment: repository.environment });
    const read = async (path: string) => {
      const found = await (await open()).files.readText(path);
      return found.kind === 'text' ? found.text : '';
    };
    const confirmAll = async () => {
      const project = await open();
      const guesses = guessesOf(await readPackToFill(project, assets, localDate()));
      assert.ok(guesses.length > 1, 'there is something to confirm');
      const changes = await confirmGuesses(
        guesses.map(guess => ({ guess })),
        language,
      );
      const all = await withFirstPage(project, changes, assets);
      await repository.write(Object.fromEntries(all.map(({ path, after }) => [path, after])));
      return all.map(({ path }) => path);
    };
    const update = async () => {
      const plan = await planUpdate(await open(), language, assets, { today: '2024-06-01' });
      return plan.files.find(({ path }) => path === PAGE)?.action;
    };

    it('counts none any more, and an update finds nothing to do there', async () => {
      const before = await read(PAGE);
      assert.ok((await confirmAll()).includes(PAGE));
      const after = await read(PAGE);
      assert.notEqual(after, before);
      const rows = after.split('\n').filter(line => /^\| .* \|$/.test(line));
      assert.ok(rows.some(line => line.endsWith('| 0 |')));
      assert.ok(!rows.some(line => /\| [1-9]\d* \|$/.test(line)), rows.join('\n'));
      assert.equal(await update(), 'keep');
    });

    it('keeps what a person wrote beside the blocks, and in them', async () => {
      const written = (await read(PAGE)).replace(/^# .*$/m, '# Ours').replace('| 0 |', '| none |');
      await repository.write({ [PAGE]: written });
      await confirmAll();
      assert.equal(await read(PAGE), written);
    });

    it('keeps the line ends of Windows', async () => {
      await repository.write({ [PAGE]: (await read(PAGE)).replaceAll('\n', '\r\n') });
      await confirmAll();
      assert.doesNotMatch(await read(PAGE), /[^\r]\n/);
      assert.equal(await update(), 'keep');
    });

    it('stays as it is where git could not merge it', async () => {
      const conflict = `${await read(PAGE)}\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> one\n`;
      await repository.write({ [PAGE]: conflict });
      assert.ok(!(await confirmAll()).includes(PAGE));
      assert.equal(await read(PAGE), conflict);
    });

    it('renews in a page of the project’s own what it knows, and leaves the rest', async () => {
      const own =
        '# Own\n\n<!-- handover:begin status -->\n\n{{{status}}}\n\n<!-- handover:end status -->\n\n<!-- handover:begin forms -->\n\n{{repository.branch}}\n\n<!-- handover:end forms -->\n';
      const config = await read('handover.config.yaml');
      await repository.write({
        'handover.config.yaml': `${config}templates: own\n`,
        'own/README.md': own,
        [PAGE]: own.replace('{{{status}}}', 'old').replace('{{repository.branch}}', 'main as it was'),
      });
      await confirmAll();
      const page = await read(PAGE);
      assert.doesNotMatch(page, /\nold\n/);
      assert.match(page, /\nmain as it was\n/);
    });
  });
