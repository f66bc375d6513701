import assert from 'node:assert/strict';
import { parse } from 'yaml';
import { UserError } from '../../../src/core/errors.ts';
import { addOpenItems, type NewOpenItem } from '../../../src/pack/edits/openItems.ts';
import { writeYaml } from '../../../src/pack/yaml/write.ts';
import { guessPack } from '../../../src/prefill/pack.ts';
import fc from '../../helpers/properties.ts';
import { context, contributor, history } from '../../prefill/context.ts';
import { problems, readSchema } from '../../schemas/support.ts';
import { isSubsequence } from '../lines.ts';

const ITEM: NewOpenItem = {
  title: 'Fix bed lock',
  kind: 'issue',
  severity: 'major',
  owner: 'li',
  evidence: ['commit 1234567890 2026-01-01 wip: bed lock', 'src/Bed.java:12'],
  fingerprint: 'aaaaaaaaaaaaaaaa',
};
const SMALL: NewOpenItem = { title: 'Print', kind: 'issue', evidence: [], fingerprint: 'bbbbbbbbbbbbbbbb' };
const HEAD = 'version: 1\nproject: {name: HIS}\n';

/** Adds, and looks that the result is a valid file. */
function add(text: string, ...items: NewOpenItem[]) {
  const result = addOpenItems(text, items);
  assert.deepEqual(problems('checklist', parse(result.text)), []);
  return result;
}
const itemsOf = (text: string) => parse(text).openItems.items;
const small = (pad: string) =>
  ['- id: print', '  title: Print', '  kind: issue', '  fingerprint: bbbbbbbbbbbbbbbb', '  state: open']
    .map(line => `${pad}${line}\n`)
    .join('');

describe('adding open items to the checklist', () => {
  it('writes all that is known, one item after the other', () => {
    const { text, added } = add(
      `${HEAD}openItems:\n  items: [] # none\nspecialNotes:\n  items: []\n`,
      ITEM,
      SMALL,
    );
    assert.equal(added, 2);
    assert.equal(
      text,
      `${HEAD}openItems:
  items: # none
    - id: fix-bed-lock
      title: Fix bed lock
      kind: issue
      severity: major
      owner: li
      evidence:
        - commit 1234567890 2026-01-01 wip: bed lock
        - src/Bed.java:12
      fingerprint: aaaaaaaaaaaaaaaa
      state: open

${small('    ')}specialNotes:
  items: []
`.replace('- commit 1234567890 2026-01-01 wip: bed lock', '- "commit 1234567890 2026-01-01 wip: bed lock"'),
    );
  });

  for (const [what, before, after] of [
    [
      'no such part',
      'progress: {}\nthirdParties: {}\n',
      `progress: {}\nopenItems:\n  items:\n${small('    ')}thirdParties: {}\n`,
    ],
    [
      'no such part, between empty lines',
      '\n# 3\nprogress:\n  status: todo\n  # more\n\n# 6\nthirdParties:\n  status: todo\n',
      `\n# 3\nprogress:\n  status: todo\n  # more\n\nopenItems:\n  items:\n${small('    ')}\n# 6\nthirdParties:\n  status: todo\n`,
    ],
    ['no other part', '', `openItems:\n  items:\n${small('    ')}`],
    [
      'a part without a value',
      'openItems: # 4\nspecialNotes: {}\n',
      `openItems: # 4\n  items:\n${small('    ')}specialNotes: {}\n`,
    ],
    ['an empty part', 'openItems: {}\n', `openItems:\n  items:\n${small('    ')}`],
    [
      'a part without a list',
      'openItems:\n  status: todo # yet\n  # note\n',
      `openItems:\n  status: todo # yet\n  # note\n  items:\n${small('    ')}`,
    ],
    [
      'a list that has items',
      'openItems:\n  items:\n    - id: a\n      title: A # first\n      # more\n  status: todo\n',
      `openItems:\n  items:\n    - id: a\n      title: A # first\n      # more\n\n${small('    ')}  status: todo\n`,
    ],
    [
      'four columns',
      'openItems:\n    status: todo\nspecialNotes:\n    items:\n        - text: x\n',
      `openItems:\n    status: todo\n    items:\n${small('        ')}specialNotes:\n    items:\n        - text: x\n`,
    ],
    [
      'lists that are not indented',
      'openItems:\n  items: []\nspecialNotes:\n  items:\n  - id: x\n',
      `openItems:\n  items:\n${small('  ')}specialNotes:\n  items:\n  - id: x\n`,
    ],
    [
      'a part in braces',
      'openItems: {status: todo, items: []} # c\n',
      'openItems: {status: todo, items: [{id: print, title: Print, kind: issue, fingerprint: bbbbbbbbbbbbbbbb, state: open}]} # c\n',
    ],
    [
      'a part in braces without a list',
      'openItems: {status: todo} # c\n',
      'openItems: {status: todo, items: [{id: print, title: Print, kind: issue, fingerprint: bbbbbbbbbbbbbbbb, state: open}]} # c\n',
    ],
    [
      'items in braces',
      'openItems:\n  items: [{id: a, title: A}]\n',
      'openItems:\n  items: [{id: a, title: A}, {id: print, title: Print, kind: issue, fingerprint: bbbbbbbbbbbbbbbb, state: open}]\n',
    ],
  ] as const)
    for (const newline of ['\n', '\r\n'])
      it(`works where there is ${what}${newline === '\n' ? '' : ', with line ends of Windows'}`, () => {
        const expected = (HEAD + after).replaceAll('\n', newline);
        assert.equal(addOpenItems((HEAD + before).replaceAll('\n', newline), [SMALL]).text, expected);
      });

  it('gives ids that are short and taken by no other item', () => {
    const titles = ['修复：医保 结算（门诊）', 'Fix bed lock', 'Fix bed-lock!', '…', '.'];
    const items = titles.map((title, at) => ({ ...SMALL, title, fingerprint: `f${at}` }));
    const { text } = add(
      `${HEAD}openItems:\n  items:\n    - id: fix-bed-lock\n      title: other\n`,
      ...items,
    );
    assert.deepEqual(
      itemsOf(text).map(({ id }: { id: string }) => id),
      ['fix-bed-lock', 'fix-bed-lock-2', 'fix-bed-lock-3', 'issue', 'issue-2', '修复-医保-结算-门诊'],
    );
  });

  it('fits into the file that a new pack has', () => {
    const { checklist } = guessPack(
      context({ history: history({ contributors: [contributor('Wang Wei', 1)] }) }),
    );
    const options = { schemaPath: './.schemas/checklist.schema.json', language: 'en', note: '' } as const;
    const before = writeYaml(checklist, readSchema('checklist'), options);
    const { text } = add(before, ITEM);
    assert.equal(itemsOf(text).length, itemsOf(before).length + 1);
    const without = (all: string) => all.split('\n').filter(line => !/^ {2}items: ?(\[\])?$/.test(line));
    assert.ok(isSubsequence(without(before), without(text)));
  });
});

describe('open items that are there already', () => {
  const again = (text: string, item: NewOpenItem) => {
    const result = add(text, item);
    if (result.added === 0) assert.equal(result.text, text);
    return result.added;
  };
  const list = (...lines: string[]) =>
    `${HEAD}openItems:\n  items:\n    - id: x\n${lines.map(line => `      ${line}\n`).join('')}`;

  it('are not added twice, nor is one that was closed', () => {
    const { text } = add(HEAD, ITEM, ITEM, SMALL);
    assert.equal(itemsOf(text).length, 2);
    assert.equal(again(text, ITEM), 0);
    assert.equal(again(text, { ...ITEM, title: 'another', evidence: [] }), 0);
    assert.equal(again(text.replaceAll('state: open', 'state: closed'), ITEM), 0);
  });

  it('are known by title or evidence where a person wrote them', () => {
    assert.equal(again(list('title: Fix bed lock'), ITEM), 0);
    assert.equal(again(list('title: other', 'evidence: [a, "src/Bed.java:12"]'), ITEM), 0);
    assert.equal(again(list('title: Fix bed locks', 'evidence: [src]'), ITEM), 1);
  });

  it('are told apart by their fingerprints, though they have one title', () => {
    assert.equal(again(list('title: Fix bed lock', 'fingerprint: cccccccccccccccc'), ITEM), 1);
    const { added } = add(HEAD, ITEM, { ...ITEM, fingerprint: 'cccccccccccccccc' });
    assert.equal(added, 2);
  });

  it('are looked for also where entries of the list are none', () => {
    const text = `${HEAD}openItems:\n  items:\n    -\n    - words\n`;
    assert.equal(addOpenItems(text, [SMALL]).text, `${text}${small('    ')}`);
  });
});

describe('a checklist that cannot be edited', () => {
  for (const [text, messageId] of [
    ['openItems: [', 'error.packFileUnreadable'],
    ['', 'error.yaml.absent'],
    ['# only words\n', 'error.yaml.absent'],
    ['- a\n', 'error.yaml.kind'],
    [`${HEAD}openItems: later\n`, 'error.yaml.kind'],
    [`${HEAD}openItems: []\n`, 'error.yaml.kind'],
    [`${HEAD}openItems:\n  items: later\n`, 'error.yaml.kind'],
    [`${HEAD}progress: &p {status: todo}\nopenItems: *p\n`, 'error.yaml.alias'],
    [`${HEAD}specialNotes: &n\n  items: [{id: a, title: A}]\nopenItems:\n  <<: *n\n`, 'error.yaml.alias'],
  ] as const)
    it(`is refused: ${JSON.stringify(text)}`, () =>
      assert.throws(
        () => addOpenItems(text, [SMALL]),
        error =>
          error instanceof UserError &&
          error.messageId === messageId &&
          error.data['path'] === 'checklist.yaml',
      ));
});

describe('adding open items, whatever the file looks like', () => {
  const words = fc.oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 8 }),
    fc.constantFrom(
      '\u00a0',
      'x\u3000',
      'yes',
      '# x',
      'a: b',
      '- a',
      '"',
      'a\nb',
      '*a',
      '医保',
      'line\n'.repeat(30),
      'x, y ]',
    ),
  );
  const item = fc.record<NewOpenItem>(
    {
      title: words,
      kind: fc.constant('issue'),
      severity: fc.constantFrom('critical', 'major', 'minor'),
      owner: words,
      evidence: fc.array(words, { maxLength: 3 }),
      fingerprint: fc.stringMatching(/^[0-9a-f]{16}$/),
    },
    { requiredKeys: ['title', 'kind', 'evidence', 'fingerprint'], noNullPrototype: true },
  );
  const part = fc.constantFrom(
    '',
    'openItems:\n',
    'openItems: # 4\n',
    'openItems: {}\n',
    'openItems:\n  status: todo # s\n  # here\n',
    'openItems:\n  items: []\n',
    'openItems:\n  items:\n  - id: a\n    title: A\n  # at the dash\n  status: todo\n',
    'openItems:\n    items:\n        - id: a\n          title: |\n              A\n\n              # no comment\n        - id: b\n          title: B\n        # after\n\n',
    'openItems: {status: todo, items: [{id: a, title: A}]}\n',
    'openItems:\n  items: [\n    {id: a, title: A}, # a\n    {id: b, title: B} # b\n    # c\n  ]\n',
    'openItems:\n  items:\n    -\n      id: a\n      title: >-\n        A\n        B\n',
  );
  const above = fc.constantFrom('', 'progress: {}\n', '\n# 3\ndeliverables:\n  status: todo\n  # more\n\n');
  const below = fc.constantFrom(
    '',
    '# 5\nspecialNotes: {}\n',
    '\n\nthirdParties:\n  items:\n  - {id: x, name: X}\n',
    '# end',
  );
  const newline = fc.constantFrom('\n', '\r\n');

  it('keeps every line, and makes a valid file that says what was asked for', () => {
    fc.assert(
      fc.property(above, part, below, newline, fc.array(item, { minLength: 1, maxLength: 3 }), (...given) => {
        const [before, own, after, end, items] = given;
        const old = `${HEAD}${before}${own}${after}`.replaceAll('\n', end);
        const { text, added } = add(old, ...items);
        const known = parse(old).openItems?.items?.length ?? 0;
        const all = itemsOf(text);
        assert.equal(all.length, known + added);
        assert.ok(added > 0);
        assert.equal(new Set(all.map(({ id }: { id: string }) => id)).size, all.length);
        for (const { fingerprint, title } of items)
          assert.ok(all.some((one: NewOpenItem) => one.fingerprint === fingerprint && one.title === title));
        assert.deepEqual(add(text, ...items), { text, added: 0 });
        // A value that was none, and brackets, are written anew; all else stays.
        const lines = old.split(end).filter(line => line !== '' && !/[[{]|[\]}]/.test(line));
        assert.ok(isSubsequence(lines, text.split(end)), text);
        if (end === '\r\n') assert.doesNotMatch(text, /[^\r]\n/);
      }),
      { numRuns: 500 },
    );
  });
});
