import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Configuration } from 'markdownlint';
import { lint } from 'markdownlint/promise';
import { problemsOf } from '../../../src/checks/markdown/problems.ts';
import { loadCheckTranslator } from '../../../src/l10n/index.ts';
import { planFixes } from '../../../src/usecases/check/fix.ts';
import { openAssets } from '../../../src/io/assets.ts';
import { openProject } from '../../../src/io/project.ts';
import { createFolder } from '../../helpers/folder.ts';
import { TODAY } from '../support.ts';

const SERVICES = {
  assets: openAssets(join(import.meta.dirname, '..', '..', '..')),
  openStaged: () => Promise.reject(new Error('nothing is staged')),
};
const options = { allAddresses: true, today: '2026-06-15' };

async function problems(text: string, config: Configuration = { default: true }) {
  const errors = (await lint({ strings: { text }, config }))['text'] ?? [];
  return problemsOf({ path: 'handover/README.md', text }, errors, options);
}

describe('the problems of markdownlint', () => {
  it('have words in both languages, whichever rule finds them', async () => {
    const names = await ruleNames();
    assert.ok(names.length > 50, `${names.length} rules`);
    for (const language of ['en', 'zh-CN'] as const) {
      const say = await loadCheckTranslator(language);
      for (const id of names) {
        const data = { rule: id, expected: 'x', actual: 'y', subject: 'z' };
        assert.ok(say(`markdown.${id}`, data).includes(id), id);
      }
    }
  });

  it('say what was expected', async () => {
    const [heading] = await problems('# A\n\n### B\n');
    assert.deepEqual(heading?.data, {
      rule: 'MD001/heading-increment',
      expected: 'h2',
      actual: 'h3',
      subject: '',
    });
    const [tag] = await problems('# A\n\n<x-y>\n');
    assert.equal(tag?.data?.['subject'], 'x-y');
    const [mark] = await problems('# 标题：\n');
    assert.equal(mark?.data?.['subject'], '：');
    const [label] = await problems('# A\n\n[a][b c]\n');
    assert.equal(label?.data?.['subject'], 'b c');
  });

  it('keep their key when lines move', async () => {
    const text = '# A\n\nLogin as <user>.\n';
    const [one] = await problems(text);
    const [other] = await problems(text.replace('\n\n', '\n\nMore\n\n   '));
    assert.equal(one?.key, 'MD033 Login as <user>.');
    assert.equal(other?.key, one?.key);
  });

  it('have no secret in their key, in whatever way it is written', async () => {
    const text = '# A\n\n| 账号 | 密码 |\n| --- | --- |\n| his <x> | Abc@12345 |\n\n密码：Abc@12345 <y> on\n';
    const keys = (await problems(text)).map(({ key }) => key);
    assert.equal(keys.length, 2);
    for (const key of keys) assert.doesNotMatch(key, /Abc|12345/);
    assert.match(keys[1] ?? '', /<y> on$/);
  });

  it('delete a last line together with the line end before it', async () => {
    const [problem] = await problems('# A\n\n');
    assert.equal(problem?.messageId, 'MD012');
    assert.deepEqual(problem.fixes?.[0]?.edits, [{ start: 4, end: 5, text: '' }]);
  });

  it('that are only about white space and marks are corrected unseen', async () => {
    const isSafe = async (text: string) => (await problems(text))[0]?.fixes?.[0]?.safe;
    assert.equal(await isSafe('# A \n'), true);
    assert.equal(await isSafe('# A\n\n0 1 * * * /opt/backup.sh\n'), false);
    assert.equal(await isSafe('# A\n\n#1 bed\n'), false);
  });

  it('are corrected one after the other where they touch', async () => {
    const folder = await createFolder({ 'handover/README.md': '# A\n## B\nText\n- c\n\n\n- d' });
    try {
      const project = await openProject(folder.root, { named: true, environment: folder.environment });
      const scope = { kind: 'pack' } as const;
      const { result, fixed } = await planFixes(
        project,
        { scope, today: TODAY, rules: ['markdown'] },
        SERVICES,
      );
      assert.deepEqual(result.findings, []);
      assert.ok(fixed > 3);
      assert.equal(result.texts.get('handover/README.md'), '# A\n\n## B\n\nText\n\n- c\n\n- d\n');
    } finally {
      await folder.cleanup();
    }
  });
});

/** The rules of the markdownlint that is installed; it does not export them. */
async function ruleNames(): Promise<string[]> {
  const { default: rules } = await import(new URL('rules.mjs', import.meta.resolve('markdownlint')).href);
  return rules.map(({ names: [id] }: { names: [string] }) => id);
}
