import assert from 'node:assert/strict';
import { loadTranslator } from '../../../src/l10n/index.ts';
import { statusTable } from '../../../src/pack/markdown/statusTable.ts';

const say = await loadTranslator('en');

describe('the status table', () => {
  it('has one line for each part, with the name of the owner', () => {
    const checklist = {
      customer: { status: 'done', owner: 'wang-wei', contacts: [{}, {}], accounts: [{}], confirm: ['owner'] },
      openItems: { status: 'in-progress', owner: 'gone', items: [{ confirm: true }, { confirm: true }, {}] },
      thirdParties: { status: 'not-applicable', items: [] },
    };
    const team = { people: [{ id: 'wang-wei', name: '王伟' }] };
    assert.equal(
      statusTable(checklist, team, say),
      [
        '| Part | Status | Owner | Entries | To confirm |',
        '| --- | --- | --- | --: | --: |',
        '| 1 Customer | done | 王伟 | 3 | 1 |',
        '| 2 Progress | to do | – | 0 | 0 |',
        '| 3 Deliverables | to do | – | 0 | 0 |',
        '| 4 Open items | in progress | gone | 3 | 2 |',
        '| 5 Special notes | to do | – | 0 | 0 |',
        '| 6 Third parties | does not apply | – | 0 | 0 |',
      ].join('\n'),
    );
  });

  it('does not count the names of guessed fields as entries', () => {
    const table = statusTable({ customer: { confirm: ['owner', 'name'] } }, undefined, say);
    assert.match(table, /\| 1 Customer \| to do \| – \| 0 \| 1 \|/);
  });

  for (const [name, content] of Object.entries({
    nothing: undefined,
    null: null,
    text: 'text',
    list: [1],
    'wrong types': { customer: [], progress: 7, openItems: { items: 'x', status: 3, owner: 9 } },
  }))
    it(`counts a checklist that is ${name} as absent`, () => {
      const table = statusTable(content, content, say);
      assert.equal(table.split('\n').length, 8);
      assert.equal(table.match(/\| to do \| – \| 0 \| 0 \|/g)?.length, 6);
    });

  it('counts a status that does not exist as absent', () => {
    const table = statusTable({ customer: { status: 'nearly' } }, undefined, say);
    assert.match(table, /\| 1 Customer \| to do \|/);
  });

  it('is not broken by a name with a bar or a line break', () => {
    const team = { people: [{ id: 'w', name: 'Wang | Wei\nDr.' }] };
    const table = statusTable({ customer: { owner: 'w' } }, team, say);
    assert.equal(table.split('\n').length, 8);
    assert(table.includes('Wang \\| Wei Dr.'));
  });

  it('is written in the language of the pack', async () => {
    const table = statusTable({}, {}, await loadTranslator('zh-CN'));
    assert(table.startsWith('| 部分 | 状态 | 负责人 | 条目数 | 待确认 |'));
  });
});
