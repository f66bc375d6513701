import assert from 'node:assert/strict';
import { textOf } from '../../src/export/model.ts';
import { openQuestions, readMarkdown } from '../../src/export/readMarkdown.ts';

const read = (text: string, isForCustomer = false) =>
  readMarkdown(text, {
    id: 'doc',
    isForCustomer,
    hasGuidance: !isForCustomer,
    link: target => (target.startsWith('http') ? target : target === 'other.md' ? '#other' : undefined),
    image: target => (target === 'picture.png' ? 'picture.png' : undefined),
  });

describe('a document of the pack, read for printing', () => {
  it('has its first title for itself, and headings without gaps', () => {
    const { title, blocks } = read('# 手册\n\n## 启动\n\n#### 步骤\n\n## 启动\n');
    assert.equal(title, '手册');
    assert.deepEqual(
      blocks.map(block => (block.kind === 'heading' ? [block.level, block.id] : block.kind)),
      [
        [2, 'doc--启动'],
        [3, 'doc--步骤'],
        [2, 'doc--启动-1'],
      ],
    );
  });

  for (const [text, bold] of [
    ['**交接：**文字', '交接：'],
    ['请看**《手册》**第一章', '《手册》'],
    ['这是**重要（必须）**的', '重要（必须）'],
    ['**“引号”**之后', '“引号”'],
  ] as const)
    it(`sees what is emphasised in ${text}`, () => {
      const [block] = read(text).blocks;
      assert.equal(block?.kind, 'paragraph');
      const inlines = block?.kind === 'paragraph' ? block.content : [];
      const marked = inlines.filter(inline => inline.kind === 'text' && inline.marks?.includes('bold'));
      assert.equal(textOf(marked), bold);
      assert.ok(!textOf(inlines).includes('*'));
    });

  it('joins the lines of Chinese text, and sets a space between those of English', () => {
    const [one, two] = read('第一行\n第二行\n\nfirst\nsecond\n').blocks;
    assert.equal(one?.kind === 'paragraph' && textOf(one.content), '第一行第二行');
    assert.equal(two?.kind === 'paragraph' && textOf(two.content), 'first second');
  });

  it('takes no HTML for anything: comments go, tags go, words stay', () => {
    const { blocks } = read(
      '<!-- secret -->\n\n<div onclick="x()">seen</div>\n\na<br>b <b>c</b><script>d</script>\n',
    );
    const words = blocks.map(block => (block.kind === 'paragraph' ? textOf(block.content) : block.kind));
    assert.deepEqual(words, ['seen', 'a b cd']);
  });

  it('keeps links that lead somewhere, and of the others their words', () => {
    const [block] = read(
      '[a](other.md) [b](missing.md) [c](javascript:alert(1)) [d](https://x.example/)',
    ).blocks;
    const links = block?.kind === 'paragraph' ? block.content.filter(({ kind }) => kind === 'link') : [];
    assert.deepEqual(
      links.map(link => link.kind === 'link' && link.target),
      ['#other', 'https://x.example/'],
    );
    assert.equal(block?.kind === 'paragraph' && textOf(block.content).startsWith('a b '), true);
  });

  it('reads tables, tasks, numbers, code and questions', () => {
    const { blocks } = read(
      '| a | b |\n| --- | :-: |\n| 1 | [[待填：日期]] |\n\n- [x] done\n- [ ] open\n\n3. three\n4. four\n\n```sh\nls\n```\n',
    );
    const [table, tasks, numbers, code] = blocks;
    assert.ok(table?.kind === 'table' && tasks?.kind === 'list' && numbers?.kind === 'list');
    assert.equal(table.columns[1]?.align, 'center');
    assert.deepEqual(table.rows[0]?.[1], [{ kind: 'blank', hint: '日期' }]);
    assert.deepEqual(
      tasks.items.map(({ checked }) => checked),
      [true, false],
    );
    assert.deepEqual([numbers.isOrdered, numbers.start, numbers.items.length], [true, 3, 2]);
    assert.deepEqual(code, { kind: 'code', text: 'ls' });
  });

  it('gives a customer what is for the customer, without guidance', () => {
    const text =
      '# 函\n\n> 写给发件人\n\n## 之前\n\n[[待填：内部]]\n\n<!-- handover:audience customer -->\n## 正文\n\n> 发送前删除本行。\n\n您好！[[待填：电话]]\n\n> 引文\n';
    const { blocks } = read(text, true);
    assert.deepEqual(
      blocks.map(block =>
        block.kind === 'quote' ? 'quote' : 'content' in block ? textOf(block.content) : '',
      ),
      ['正文', '您好！', 'quote'],
    );
    assert.equal(openQuestions(text, { isForCustomer: true, hasGuidance: false }), 1);
    assert.equal(openQuestions(text, { isForCustomer: false, hasGuidance: true }), 2);
  });
});
