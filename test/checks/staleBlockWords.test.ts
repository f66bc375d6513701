import assert from 'node:assert/strict';
import staleBlock from '../../src/checks/stale-block/index.ts';
import { sha256 } from '../../src/core/digest.ts';
import { findBlocks, printBlock } from '../../src/pack/markdown/blocks.ts';
import { readPack } from '../../src/pack/readPack.ts';

const PATH = 'handover/docs/operations-manual.md';
const block = (body: string, data = sha256(body).slice(0, 8)) =>
  printBlock('services', { from: 'compose.yml', data, body });
const found = async (text: string, fresh: string | undefined) => {
  const pack = readPack('handover', [PATH], new Map([[PATH, text]]), new Map());
  const freshBlocks = new Map(fresh === undefined ? [] : [[PATH, { blocks: findBlocks(fresh).blocks, left: [] }]]);
  const facts = { pack, freshBlocks } as unknown as Parameters<typeof staleBlock.run>[0];
  return [...(await staleBlock.run(facts))].map(
    ({ messageId, data, start, end }) => ({ messageId, before: data?.['before'], after: data?.['after'], at: text.slice(start, end) }),
  );
};
const said = async (text: string, fresh: string) =>
  (await found(text, fresh)).map(({ messageId, before, after }) => [messageId, before, after]);

describe('stale-block, by its words', () => {
  it('tells old and new, and what is more or less', async () => {
    const text = `# Manual\n\n${block('- db\n- web')}\n`;
    assert.deepEqual(await said(text, block('- db\n- app')), [['changed', '- web', '- app']]);
    assert.deepEqual(await said(text, block('- db\n- web\n- app')), [['more', '', '- app']]);
    assert.deepEqual(await said(text, block('- db')), [['less', '- web', '']]);
    assert.equal((await found(text, block('- db')))[0]?.at, text.split('\n')[2]);
  });

  it('leaves words alone that somebody changed', async () => {
    const text = block('- db\n- web');
    assert.equal((await found(text, block('- db'))).length, 1);
    assert.deepEqual(await found(text.replace('- web', '- web, since May'), block('- db')), []);
  });

  it('goes by the facts where they are known, and by the words in packs of earlier versions', async () => {
    assert.deepEqual(await found(block('- db', 'same'), block('- database', 'same')), []);
    const old = (body: string) =>
      `<!-- handover:begin services -->\n\n${body}\n\n<!-- handover:end services -->`;
    assert.deepEqual(await said(old('- db'), old('- database')), [['changed', '- db', '- database']]);
    assert.deepEqual(await said(old('- db'), old('- db')), []);
  });

  it('counts neither an order, nor the line that evidence stands in; another file is another one', async () => {
    assert.deepEqual(await found(block('- db\n- web'), block('- web\n- db')), []);
    assert.deepEqual(await found(block('- db `compose.yml:12`'), block('- db `compose.yml:14`')), []);
    assert.deepEqual(await said(block('- db `compose.yml:12`'), block('- db `base.yml:12`')), [
      ['changed', '- db `compose.yml:12`', '- db `base.yml:12`'],
    ]);
    assert.equal((await found(block('- port `:80`'), block('- port `:443`'))).length, 1);
  });

  it('says nothing of a document without blocks that would change, nor of a block that would be gone', async () => {
    assert.deepEqual(await found(block('- db'), undefined), []);
    assert.deepEqual(await found(block('- db'), block('- web').replaceAll('services', 'jobs')), []);
  });

  it('shows of a long line what differs in it', async () => {
    const head = 'x'.repeat(120);
    const [long] = await found(block(`${head}1`), block(`${head}2${'y'.repeat(200)}`));
    assert.equal(long?.before, `…${'x'.repeat(25)}1`);
    assert.equal(long?.after, `…${'x'.repeat(25)}2${'y'.repeat(74)}…`);
    const exact = `1${'x'.repeat(99)}`;
    const [short] = await found(block(exact), block(`2${'x'.repeat(100)}`));
    assert.deepEqual([short?.before, short?.after], [exact, `2${'x'.repeat(99)}…`]);
  });
});
