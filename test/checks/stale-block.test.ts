import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { handover } from '../cli/run.ts';
import { createRepository, type TestRepository } from '../helpers/repository.ts';

const MANUAL = 'handover/docs/operations-manual.md';

for (const [language, words] of Object.entries({
  en: { changed: /The block “\S+” is out of date: .*Wang Fang/, stage: 'operation' },
  'zh-CN': { changed: /自动生成的部分“\S+”已过期：.*王芳/, stage: '运维' },
}))
  describe(`stale-block, in ${language}`, () => {
    const name = language === 'en' ? 'Wang Fang' : '王芳';
    let project: TestRepository;
    const found = async (...more: string[]) => {
      const { stdout } = await handover(project, 'check', '--lang', language, '--format', 'json', ...more);
      const { findings } = JSON.parse(stdout) as { findings: { ruleId: string; file: string; message: string }[] };
      return findings.filter(({ ruleId }) => ruleId === 'stale-block');
    };

    before(async () => {
      project = await createRepository();
      await project.commit({ files: { 'compose.yml': 'services:\n  db:\n    image: mysql:8\n' } });
      await handover(project, 'generate', '--yes', '--customer', 'A', '--lang', language);
      await handover(project, 'add', 'person', name);
    });
    after(() => project.cleanup());

    it('says nothing of a new pack, and tells old and new once a fact is another one', async () => {
      await handover(project, 'update', '--lang', language);
      assert.deepEqual(await found(), []);
      await handover(project, 'set', 'team.deputy', name);
      const messages = (await found()).map(({ file, message }) => `${file} ${message}`);
      assert(
        messages.some(message => words.changed.test(message)),
        messages.join('\n'),
      );
      assert.deepEqual(await found('--staged'), [], 'a commit does not wait for it');
      await handover(project, 'update', '--lang', language);
      assert.deepEqual(await found(), []);
    });

    it('leaves words alone that somebody changed, and does not count blanks around a block', async () => {
      const text = await readFile(join(project.root, MANUAL), 'utf8');
      const blank = text.replace('\n<!-- handover:begin', '\n\n\n<!-- handover:begin');
      await project.write({ [MANUAL]: blank });
      assert.deepEqual(await found(), []);
    });

    it('says nothing while a file of the pack is broken: that is another finding', async () => {
      const path = 'handover/team.yaml';
      const text = await readFile(join(project.root, path), 'utf8');
      await project.write({ [path]: '<<<<<<< a\n=======\n>>>>>>> b\n' });
      assert.deepEqual(await found(), []);
      await project.write({ [path]: text });
    });
  });
