import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { RULE_IDS } from '../../src/usecases/check/checkProject.ts';
import { checkFiles, checkFolder, show } from './support.ts';

// The page of a rule is its manual and a test of it: what stands under "Wrong" is found, what stands under "Right"
// is not. A code block whose first line names a file after the language is that file.

const LANGUAGES = {
  'README.md': {
    headings: ['What it finds', 'Wrong', 'Right', 'Why', 'When to turn it off'],
    title: (id: string) => `# ${id}: `,
    messages: 'en.json',
  },
  'README.zh-CN.md': {
    headings: ['检查什么', '错误示例', '正确示例', '原因', '何时关闭'],
    title: (id: string) => `# ${id}：`,
    messages: 'zh-CN.json',
  },
} as const;
/** Rules whose examples break the schema: that is what they are about. */
const ABOUT_FIELDS = new Set(['schema']);
const FILE_BLOCK = /^(?<fence>`{3,})\w+ (?<path>\S+)\n(?<text>[\s\S]*?)^\k<fence>$/gm;

for (const [name, { headings, title, messages }] of Object.entries(LANGUAGES)) {
  describe(`the ${name} of a rule`, () => {
    for (const id of RULE_IDS) {
      it(`${id}: says what it must, and its examples are true`, async () => {
        const page = await readFile(join(checkFolder(id), name), 'utf8');
        const words = JSON.parse(await readFile(join(checkFolder(id), messages), 'utf8'));
        assert.equal(page.split('\n')[0], `${title(id)}${words.title}`);
        const outside = page.replace(/^(`{3,})[\s\S]*?^\1$/gm, '');
        const found = [...outside.matchAll(/^## (.*)$/gm)].map(match => match[1]);
        assert.deepEqual(found, headings);
        const [, wrong, right] = headings;
        const wrongFiles = filesUnder(page, wrong);
        const rightFiles = filesUnder(page, right);
        // A rule about files that are missing, or about git, may have no example that stands alone.
        assert.equal(Object.keys(wrongFiles).length > 0, Object.keys(rightFiles).length > 0);
        if (Object.keys(wrongFiles).length === 0) return;
        await assertFields(wrongFiles, wrong, id);
        await assertFields(rightFiles, right, id);
        const onWrong = await checkFiles(wrongFiles, [id]);
        assert.deepEqual(onWrong.crashes, []);
        assert.notEqual(onWrong.findings.length, 0, 'the wrong example is not found');
        const onRight = await checkFiles(rightFiles, id === 'disable-comment' ? [id, 'duplicate-id'] : [id]);
        assert.deepEqual(
          onRight.findings.map(({ messageId, line }) => `${messageId} in line ${line}`),
          [],
        );
      });
    }
  });
}

/** An example with a field that does not exist would show, wrongly, that the rule finds nothing or something else. */
async function assertFields(
  files: Readonly<Record<string, string>>,
  heading: string,
  id: string,
): Promise<void> {
  if (ABOUT_FIELDS.has(id)) return;
  const { findings } = await checkFiles(files, ['schema']);
  const slips = (await show(findings)).map(({ at, message }) => `${at} ${message}`);
  assert.deepEqual(slips, [], `the example under "${heading}" is no file of a pack: ${slips.join('; ')}`);
}

function filesUnder(page: string, heading: string): Record<string, string> {
  // A heading inside of an example is part of the example.
  const outline = page.replace(/^(`{3,})[\s\S]*?^\1$/gm, block => ' '.repeat(block.length));
  const start = outline.indexOf(`\n## ${heading}\n`);
  const end = outline.indexOf('\n## ', start + 1);
  const section = page.slice(start, end < 0 ? undefined : end);
  return Object.fromEntries(
    [...section.matchAll(FILE_BLOCK)].map(({ groups }) => [groups?.['path'] ?? '', groups?.['text'] ?? '']),
  );
}
