import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type FreshBlock, findBlocks, printBlock, updateBlocks } from '../../../src/pack/markdown/blocks.ts';

// What stands between two markers is the program's; every other byte is the reader's.

const OLD: FreshBlock = { from: 'compose.yml', data: 'aaaaaaaa', body: '- his\n- lis' };
const NEW: FreshBlock = { from: 'compose.yml, git', data: 'bbbbbbbb', body: '- his\n- lis\n- pacs' };
const fresh = (block: FreshBlock) => new Map([['services', block]]);
const statesOf = (text: string, block: FreshBlock) =>
  updateBlocks(text, fresh(block)).changes.map(({ state }) => state);

describe('a generated block', () => {
  it('says what it was made from, and is the same as long as that is', () => {
    const text = `# Title\n\n${printBlock('services', OLD)}\n\nby hand\n`;
    const [block] = findBlocks(text).blocks;
    assert.deepEqual(
      [block?.from, block?.data, block?.body, block?.isEdited],
      ['compose.yml', 'aaaaaaaa', OLD.body, false],
    );
    assert.deepEqual(updateBlocks(text, fresh(OLD)).text, text);
  });

  it('follows what it was made from', () => {
    const text = `# Title\n\n${printBlock('services', OLD)}\n\nby hand\n`;
    assert.equal(
      updateBlocks(text, fresh(NEW)).text,
      `# Title\n\n${printBlock('services', NEW)}\n\nby hand\n`,
    );
  });

  it('is not written over where a person changed its words, and is told only when its facts changed', () => {
    const text = printBlock('services', OLD).replace('- lis', '- LIS of the laboratory');
    assert.equal(findBlocks(text).blocks[0]?.isEdited, true);
    assert.equal(updateBlocks(text, fresh(NEW)).text, text);
    assert.deepEqual([statesOf(text, NEW), statesOf(text, OLD)], [['edited'], ['same']]);
  });

  it('is written anew where a person took its words away', () => {
    const text = printBlock('services', OLD).replace(OLD.body, '');
    assert.equal(updateBlocks(text, fresh(NEW)).text, printBlock('services', NEW));
  });

  it('is nobody’s once its markers are gone, and stays once nothing makes it any more', () => {
    assert.deepEqual(updateBlocks(OLD.body, fresh(NEW)), { text: OLD.body, changes: [], lone: [] });
    const text = printBlock('old-name', OLD);
    assert.equal(updateBlocks(text, fresh(NEW)).text, text);
  });

  it('is read in packs of the version before, and gets its new markers with the first change', () => {
    const text = 'a\n\n<!-- handover:status:begin -->\n\n| x |\n\n<!-- handover:status:end -->\n\nb\n';
    const updated = updateBlocks(text, new Map([['status', NEW]]));
    assert.equal(updated.text, `a\n\n${printBlock('status', NEW)}\n\nb\n`);
  });

  it('is none inside of a code block', () => {
    const text = `\`\`\`\`text\n${printBlock('services', OLD)}\n\`\`\`\`\n`;
    assert.deepEqual(findBlocks(text), { blocks: [], lone: [] });
  });

  it('names files whose names would end the comment', () => {
    const from = 'a-->b"c--d%.yml';
    const [block] = findBlocks(printBlock('services', { ...OLD, from })).blocks;
    assert.equal(block?.from, from);
  });

  const [begin = ''] = printBlock('services', OLD).split('\n');
  const end = '<!-- handover:end services -->';
  for (const [why, text] of Object.entries({
    'the end is missing': `${begin}\nx\n`,
    'the beginning is missing': `x\n${end}`,
    'they stand the wrong way round': `${end}\n${begin}`,
    'the beginning is doubled': `${begin}\n${begin}\n${end}`,
    'the whole is doubled': `${begin}\n${end}\n${begin}\n${end}`,
    'another block begins in it': `${begin}\n${begin.replace('services', 'build')}\n${end}`,
  }))
    it(`is told where ${why}, and nothing between is touched`, () => {
      assert.ok(findBlocks(text).lone.length > 0);
      const { text: updated } = updateBlocks(text, fresh(NEW));
      assert.equal(updated.includes('x'), text.includes('x'));
    });

  it('leaves every byte around it as it is: any text, line end, indentation, quotation', () => {
    const line = fc
      .string({ unit: 'grapheme', maxLength: 30 })
      .map(text => text.replace(/[\r\n\u2028\u2029]|handover:|`{3,}|~{3,}/g, ''));
    const lines = fc.array(line, { maxLength: 6 });
    const newline = fc.constantFrom('\n', '\r\n');
    const prefix = fc.constantFrom('', '  ', '   ', '> ', '  > ');
    fc.assert(
      fc.property(lines, lines, newline, prefix, (before, after, end, indent) => {
        const place = { prefix: indent, newline: end };
        const around = (block: FreshBlock) =>
          [...before, printBlock('services', block, place), ...after].join(end);
        const updated = updateBlocks(around(OLD), fresh(NEW)).text;
        assert.equal(updated, around(NEW));
        assert.equal(updateBlocks(updated, fresh(NEW)).text, updated);
      }),
    );
  });
});
