import assert from 'node:assert/strict';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { adoptEarlierLines, linesSaidTwice } from '../../src/pack/markdown/earlierLines.ts';
import { renderTemplate } from '../../src/pack/markdown/templates.ts';
import { createRepository, type TestRepository } from '../helpers/repository.ts';
import { handover } from './run.ts';

// test/packs/first-wave holds what the first version made of the repository below: no generated block in any manual.

const DOCUMENTS = ['operations-manual', 'customer-configuration', 'solutions'] as const;
const WORDS = {
  en: {
    customer: 'Customer: ',
    mine: 'Ask Zhou before noon.',
    services: '| Service | Image | Named in |',
    start: 'Start:',
  },
  'zh-CN': {
    customer: '客户：',
    mine: '上午先问周宇。',
    services: '| 服务 | 镜像 | 出处 |',
    start: '启动：',
  },
} as const;
const PACKS = join(import.meta.dirname, '..', 'packs', 'first-wave');
const TEMPLATES = join(import.meta.dirname, '..', '..', 'src', 'templates');

for (const language of ['en', 'zh-CN'] as const) {
  const words = WORDS[language];

  describe(`a pack of the first version (${language})`, () => {
    let repository: TestRepository;
    const path = (name: string) => join(repository.root, 'handover', 'docs', `${name}.md`);
    const page = (name: string) => readFile(path(name), 'utf8');
    const update = (...more: string[]) => handover(repository, 'update', '--lang', language, ...more);
    const check = async () => {
      const { stdout } = await handover(repository, 'check', '--lang', language, '--format', 'json');
      const { findings } = JSON.parse(stdout) as {
        findings: { ruleId: string; file: string; message: string }[];
      };
      return findings.filter(({ ruleId }) => ruleId === 'stale-block');
    };

    before(async () => {
      repository = await createRepository();
      await repository.commit({
        files: {
          'src/application.yml':
            'spring:\n  datasource:\n    url: jdbc:mysql://10.0.0.1/his\n    password: @DB@\n',
          'deploy/compose.yml': 'services:\n  web:\n    image: nginx:1.25\n',
        },
        author: '李伟 <li@x.cn>',
        message: 'feat: first',
      });
      await repository.tag('v1.0');
    });
    after(() => repository.cleanup());
    beforeEach(() =>
      cp(join(PACKS, language, 'handover'), join(repository.root, 'handover'), {
        recursive: true,
        force: true,
      }),
    );

    it('is told of by the check, and gets its blocks within the change that is shown', async () => {
      const told = await check();
      for (const name of DOCUMENTS)
        assert.ok(
          told.some(({ file }) => file === `handover/docs/${name}.md`),
          name,
        );
      const old = await page('operations-manual');
      assert.ok(old.includes(words.services));
      const shown = await update('--dry-run');
      assert.match(shown.stdout, /^\+ \d+: <!-- handover:begin services /m);
      assert.equal(await page('operations-manual'), old);
      assert.equal((await update()).code, 0);
      const now = await page('operations-manual');
      assert.match(now, /handover:begin services .*-->\n\n.*\n.*\n\| web \| `nginx:1\.25` \|/);
      assert.ok(!now.includes(words.services));
      assert.deepEqual(await check(), []);
      assert.match((await update()).stdout, /up to date|均为最新/);
    });

    it('keeps what people wrote; what they changed of a generated line is a finding', async () => {
      const old = await page('operations-manual');
      const mine = old
        .replace(/^(\| web \| `nginx` \|.*)$/m, `$1\n| lis | \`lis:2\` | by hand |`)
        .replace(new RegExp(`^- ${words.customer}.*$`, 'm'), `- ${words.customer}East Hospital`)
        .replace(new RegExp(`^${words.start}$`, 'm'), `${words.mine}\n\n${words.start}`);
      await writeFile(path('operations-manual'), mine);
      const { stdout } = await update();
      const now = await page('operations-manual');
      for (const line of [
        '| lis | `lis:2` | by hand |',
        words.services,
        words.mine,
        `- ${words.customer}East Hospital`,
      ])
        assert.ok(now.includes(line), line);
      assert.match(now, /handover:begin services/);
      assert.ok(stdout.includes('East Hospital'), stdout);
      const told = (await check()).map(({ message }) => message).join('\n');
      assert.ok(told.includes('East Hospital') && told.includes(words.services), told);
      await writeFile(path('operations-manual'), now.replace(`- ${words.customer}East Hospital\n`, ''));
      assert.doesNotMatch((await check()).map(({ message }) => message).join('\n'), /East Hospital/);
    });

    it('loses no line, whatever was written between its lines, in CRLF as well', async () => {
      const texts = await Promise.all(
        DOCUMENTS.map(async name => ({
          old: await page(name),
          now: await readFile(join(TEMPLATES, language, 'docs', `${name}.md`), 'utf8'),
          earlier: await readFile(join(TEMPLATES, 'earlier', language, 'docs', `${name}.md`), 'utf8'),
        })),
      );
      const views = [
        {},
        {
          customer: { name: '市第一人民医院' },
          stage: 'x',
          services: [{ name: 'web', image: 'nginx', from: 'a' }],
          hasServices: true,
        },
      ];
      const own = fc.tuple(
        fc.nat(400),
        fc.constantFrom('own words', '- own item', '| own | row |', '> own hint', '    own code'),
      );
      fc.assert(
        fc.property(
          fc.array(own, { maxLength: 12 }),
          fc.nat(2),
          fc.nat(1),
          fc.boolean(),
          (added, which, facts, isDos) => {
            const { old, now, earlier } = texts[which] ?? (texts[0] as (typeof texts)[0]);
            const lines = old.split('\n');
            const marked = added.map(([at, line], index) => [at % lines.length, `${line} ${index}`] as const);
            for (const [at, line] of marked.toSorted(([one], [other]) => other - one))
              lines.splice(at, 0, line);
            const text = lines.join(isDos ? '\r\n' : '\n');
            const view = views[facts] ?? {};
            const adopted = adoptEarlierLines(text, {
              now: renderTemplate(now, view, 'now'),
              before: renderTemplate(earlier, view, 'earlier'),
              bare: renderTemplate(earlier, {}, 'earlier'),
            });
            const left = adopted.split(/\r?\n/);
            for (const [, line] of marked) assert.ok(left.includes(line), line);
            if (isDos) assert.doesNotMatch(adopted, /(?<!\r)\n/);
            linesSaidTwice(adopted, earlier);
          },
        ),
        { numRuns: 200 },
      );
    });

    it('leaves a document alone whose marks somebody took away', async () => {
      await update();
      const bare = (await page('operations-manual')).replace(/^<!-- handover:.*-->\n/gm, '');
      await writeFile(path('operations-manual'), bare);
      await update();
      assert.equal(await page('operations-manual'), bare);
    });
  });
}
