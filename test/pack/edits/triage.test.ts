import assert from 'node:assert/strict';
import { parse } from 'yaml';
import { UserError } from '../../../src/core/errors.ts';
import { setTriage, type TriageEntry } from '../../../src/pack/edits/triage.ts';
import { changedYaml, contentOf } from '../../../src/pack/yaml/edit.ts';
import { writeYaml } from '../../../src/pack/yaml/write.ts';
import fc from '../../helpers/properties.ts';
import { problems, readSchema } from '../../schemas/support.ts';
import { isSubsequence } from '../lines.ts';

const A = 'aaaaaaaaaaaaaaaa';
const B = 'bbbbbbbbbbbbbbbb';
const TEXT = `# ours
version: 1

items:
  # asked the vendor
  - fingerprint: ${A}
    state: deferred # until they answer
    until: 2026-03-01
    # see mail
    reason: |
      vendor
      is silent
    owner: li
    decidedOn: 2026-01-01

  - fingerprint: ${B}
    state: resolved
    # last words

# end
`;

/** Sets, and looks that the result is a valid file. */
function set(text: string | undefined, entry: Partial<TriageEntry>): string {
  const result = setTriage(text, { fingerprint: A, state: 'resolved', ...entry });
  assert.deepEqual(problems('issues', parse(result)), []);
  return result;
}
/** Takes the entries about some issues out of the list. */
function removeTriage(text: string, gone: readonly string[]): string {
  const items = (contentOf('issues.yaml', text)['items'] ?? []) as TriageEntry[];
  const changes = items.flatMap(({ fingerprint }, index) =>
    gone.includes(fingerprint) ? [{ remove: ['items', index] }] : [],
  );
  return changedYaml('issues.yaml', text, changes.reverse());
}
const refuses = (messageId: string, edit: () => unknown) =>
  assert.throws(edit, error => error instanceof UserError && error.messageId === messageId);

describe('a new decision about an issue', () => {
  it('makes the file', () => {
    const expected = `# yaml-language-server: $schema=./.schemas/issues.schema.json

version: 1

items:
  - fingerprint: ${A}
    state: deferred
    until: 2026-03-01
    reason: "vendor: silent # yet"
    owner: li
    decidedBy: wang
    decidedOn: 2026-01-01
    title: 床位锁定
`;
    const entry = {
      state: 'deferred',
      until: '2026-03-01',
      reason: 'vendor: silent # yet',
      owner: 'li',
      decidedBy: 'wang',
      decidedOn: '2026-01-01',
      title: '床位锁定',
    } as const;
    assert.equal(set(undefined, entry), expected);
    assert.equal(set(' \n', entry), expected);
  });

  it('goes to the end of the list, in front of what follows it', () => {
    assert.equal(
      set(TEXT, { fingerprint: 'c', title: 'x' }),
      TEXT.replace(
        '    # last words\n',
        '    # last words\n\n  - fingerprint: c\n    state: resolved\n    title: x\n',
      ),
    );
  });

  const added = `- fingerprint: ${A}\n    state: resolved\n`;
  for (const [what, text, expected] of [
    [
      'an empty list',
      'version: 1\nitems: [] # none yet\n# end\n',
      `version: 1\nitems: # none yet\n  ${added}# end\n`,
    ],
    ['a list without a value', 'version: 1\nitems:\nx: 1\n', `version: 1\nitems:\n  ${added}x: 1\n`],
    ['null', 'items: null\nversion: 1', `items:\n  ${added}version: 1`],
    ['no line end', 'version: 1\nitems:', `version: 1\nitems:\n  ${added.trimEnd()}`],
    ['no list', 'version: 1 # first\n', `version: 1 # first\nitems:\n  ${added}`],
    ['a comment only', '# ours\n', `# ours\n\nversion: 1\nitems:\n  ${added.trimEnd()}\n`],
    [
      'a comment below the key',
      'version: 1\nitems:\n  # by us\n',
      `version: 1\nitems:\n  # by us\n  ${added}`,
    ],
    ['marks of a document', '---\nversion: 1\nitems: []\n...\n', `---\nversion: 1\nitems:\n  ${added}...\n`],
    ['a mark of byte order', '\ufeffversion: 1\nitems: []\n', `\ufeffversion: 1\nitems:\n  ${added}`],
    [
      'a list that is not indented',
      'version: 1\nitems:\n- fingerprint: a0\n  state: open\n# about y\ny: 1\n',
      `version: 1\nitems:\n- fingerprint: a0\n  state: open\n\n- fingerprint: ${A}\n  state: resolved\n# about y\ny: 1\n`,
    ],
    [
      'no empty lines between the entries',
      'version: 1\nitems:\n    - {fingerprint: a0, state: open}\n    - {fingerprint: a1, state: open}\n',
      `version: 1\nitems:\n    - {fingerprint: a0, state: open}\n    - {fingerprint: a1, state: open}\n    - fingerprint: ${A}\n      state: resolved\n`,
    ],
    [
      'brackets',
      'version: 1\nitems: [{ fingerprint: x, state: open }] # one\n',
      `version: 1\nitems: [{ fingerprint: x, state: open }, { fingerprint: ${A}, state: resolved }] # one\n`,
    ],
    [
      'brackets over several lines',
      'version: 1\nitems: [\n  { fingerprint: x, state: open } # why\n]\n',
      `version: 1\nitems: [\n  { fingerprint: x, state: open }, # why\n  { fingerprint: ${A}, state: resolved }\n]\n`,
    ],
    [
      'brackets that end in a comma',
      'version: 1\nitems: [\n  { fingerprint: x, state: open }, # why\n]\n',
      `version: 1\nitems: [\n  { fingerprint: x, state: open }, # why\n  { fingerprint: ${A}, state: resolved },\n]\n`,
    ],
    [
      'braces',
      '{ version: 1, items: [] }\n',
      `{ version: 1, items: [{ fingerprint: ${A}, state: resolved }] }\n`,
    ],
    [
      'braces without a list',
      '{ version: 1 }\n',
      `{ version: 1, items: [{ fingerprint: ${A}, state: resolved }] }\n`,
    ],
  ] as const)
    it(`is added where there is ${what}`, () => {
      assert.equal(setTriage(text, { fingerprint: A, state: 'resolved' }), expected);
    });

  it('keeps the line ends of Windows', () => {
    const text = set(TEXT.replaceAll('\n', '\r\n'), { fingerprint: 'c', reason: 'a\nb' });
    assert.equal(text.replaceAll('\r\n', '').includes('\n'), false);
    assert.equal(text.replaceAll('\r\n', '\n'), set(TEXT, { fingerprint: 'c', reason: 'a\nb' }));
  });

  it('fits into the file that a new pack has', () => {
    for (const language of ['en', 'zh-CN'] as const) {
      const options = { schemaPath: './.schemas/issues.schema.json', language, note: 'note' };
      const text = writeYaml({ version: 1, items: [] }, readSchema('issues'), options);
      assert.equal(set(text, {}), text.replace('items: []\n', `items:\n  ${added}`));
    }
  });
});

describe('another decision about the same issue', () => {
  it('takes the place of the first one; comments and the other entries stay', () => {
    const text = set(TEXT, {
      state: 'resolved',
      reason: 'patch 2.1',
      decidedBy: 'wang',
      decidedOn: '2026-02-01',
    });
    assert.equal(
      text,
      `# ours
version: 1

items:
  # asked the vendor
  - fingerprint: ${A}
    state: resolved # until they answer
    # see mail
    reason: patch 2.1
    owner: li
    decidedBy: wang
    decidedOn: 2026-02-01

  - fingerprint: ${B}
    state: resolved
    # last words

# end
`,
    );
    assert.equal(set(text, { reason: 'patch 2.1', decidedBy: 'wang', decidedOn: '2026-02-01' }), text);
  });

  it('drops what was said for another state, and keeps it for the same', () => {
    assert.deepEqual(parse(set(TEXT, { state: 'open' })).items[0], {
      fingerprint: A,
      state: 'open',
      owner: 'li',
    });
    assert.deepEqual(
      parse(set(TEXT, { state: 'deferred', until: '2026-05-01', decidedOn: '2026-02-01' })).items[0],
      {
        fingerprint: A,
        state: 'deferred',
        until: '2026-05-01',
        reason: 'vendor\nis silent\n',
        owner: 'li',
        decidedOn: '2026-02-01',
      },
    );
  });

  it('adds fields in the order of the schema', () => {
    assert.equal(
      set(TEXT, { fingerprint: B, state: 'deferred', until: '2026-03-01', title: 'x', owner: 'li' }),
      TEXT.replace(
        `${B}\n    state: resolved\n`,
        `${B}\n    state: deferred\n    until: 2026-03-01\n    owner: li\n    title: x\n`,
      ),
    );
  });

  for (const [what, before, after] of [
    [
      'beside the dash',
      '- until: 2026-03-01\n    state: deferred\n    fingerprint: A',
      '- state: resolved\n    fingerprint: A',
    ],
    [
      'below the dash',
      '-\n    fingerprint: A\n    state: open',
      '-\n    fingerprint: A\n    state: resolved',
    ],
    [
      'without a value',
      '- fingerprint: A\n    state: # which?',
      '- fingerprint: A\n    state: resolved # which?',
    ],
    [
      'in quotes',
      `- "fingerprint": 'A'\n    'state': "open" # x`,
      `- "fingerprint": 'A'\n    'state': resolved # x`,
    ],
    [
      'with a mark for lines',
      '- fingerprint: A\n    state: >- # x\n      open',
      '- fingerprint: A\n    state: resolved # x',
    ],
    ['in braces', '- {fingerprint: A, state: open} # x', '- {fingerprint: A, state: resolved} # x'],
    [
      'in braces over several lines',
      '- {\n      fingerprint: A,\n      # why\n      until: 2026-03-01,\n      state: deferred # x\n    }',
      undefined,
    ],
  ] as const)
    it(`is written where the first stands ${what}`, () => {
      const place = (entry: string) =>
        `version: 1\nitems:\n  ${entry.replace('A', A)}\n  - fingerprint: ${B}\n    state: open\n`;
      const result = setTriage(place(before), { fingerprint: A, state: 'resolved' });
      if (after !== undefined) assert.equal(result, place(after));
      else assert.match(result, /state: resolved,? # x/);
      const { items } = parse(result, { uniqueKeys: false });
      assert.deepEqual(items, [
        { fingerprint: A, state: 'resolved' },
        { fingerprint: B, state: 'open' },
      ]);
    });

  it('keeps words of several lines, and marks in them, in an entry in braces', () => {
    const text = `version: 1\nitems: [{fingerprint: ${A}, state: open, title: "x, y"}]\n`;
    const reason = 'a, b\n# {c}: ]';
    assert.deepEqual(parse(set(text, { reason })).items, [
      { fingerprint: A, state: 'resolved', title: 'x, y', reason },
    ]);
    assert.equal(set(text, { reason }).split('\n').length, 3);
  });

  it('changes the last of two entries about one issue: that is the one that counts', () => {
    const text = `version: 1\nitems:\n  - fingerprint: ${A}\n    state: open\n  - fingerprint: ${A}\n    state: open\n`;
    assert.deepEqual(
      parse(set(text, {})).items.map((item: TriageEntry) => item.state),
      ['open', 'resolved'],
    );
  });
});

describe('taking decisions away', () => {
  it('takes the entry with its own comments, and no more', () => {
    assert.equal(
      removeTriage(TEXT, [B]),
      TEXT.replace(`\n  - fingerprint: ${B}\n    state: resolved\n    # last words\n`, ''),
    );
    assert.equal(
      removeTriage(TEXT, [A, 'unknown']),
      `# ours\nversion: 1\n\nitems:\n  # asked the vendor\n  - fingerprint: ${B}\n    state: resolved\n    # last words\n\n# end\n`,
    );
  });

  it('takes the comment directly above along, unless it may be about the list', () => {
    const list = (...entries: string[]) => `version: 1\nitems:\n${entries.join('')}`;
    const entry = (fingerprint: string) => `  # ${fingerprint}: ask Li\n  - fingerprint: ${fingerprint}\n`;
    assert.equal(removeTriage(list(entry('x'), entry('y'), entry('z')), ['y']), list(entry('x'), entry('z')));
    assert.equal(removeTriage(list(entry('x'), entry('y')), ['x']), list('  # x: ask Li\n', entry('y')));
  });

  it('leaves an empty list behind', () => {
    const text = removeTriage(TEXT, [A, B]);
    assert.deepEqual(parse(text), { version: 1, items: [] });
    assert.equal(text, '# ours\nversion: 1\n\nitems: []\n  # asked the vendor\n\n# end\n');
    assert.equal(set(text, { fingerprint: 'c' }).match(/# asked|# end|# ours/g)?.length, 3);
  });

  it('changes nothing where there is nothing to take', () => {
    for (const text of [TEXT, '', '# a\n', 'version: 1\nitems:\n'])
      assert.equal(removeTriage(text, ['c']), text);
  });

  for (const [before, after] of [
    ['[{ fingerprint: x }, { fingerprint: A }]', '[{ fingerprint: x }]'],
    ['[{ fingerprint: A }, { fingerprint: x }] # c', '[{ fingerprint: x }] # c'],
    ['[{ fingerprint: A }]', '[]'],
    ['\n- fingerprint: A\n- fingerprint: x\n- fingerprint: A', '\n- fingerprint: x'],
  ] as const)
    it(`works in ${JSON.stringify(before)}`, () => {
      const place = (list: string) => `version: 1\nitems: ${list}\n`;
      assert.equal(removeTriage(place(before), ['A']), place(after));
    });
});

describe('triage that cannot be edited', () => {
  for (const [text, messageId, line] of [
    ['items: [', 'error.packFileUnreadable', 1],
    ['version: 1\nitems:\n\t- x\n', 'error.packFileUnreadable', 3],
    ['a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> other\n', 'error.packFileConflict', 2],
    ['a: 1\n---\nb: 2\n', 'error.yaml.documents', 2],
    ['- a\n', 'error.yaml.kind', 1],
    ['version: 1\nitems: none\n', 'error.yaml.kind', 2],
    ['version: 1\nitems: { a: 1 }\n', 'error.yaml.kind', 2],
    [`x: &x\n  - fingerprint: ${A}\n    state: open\nitems: *x\n`, 'error.yaml.alias', 4],
    [`x: &x { fingerprint: ${A}, state: open }\nitems:\n  - *x\n`, 'error.yaml.alias', 3],
    [`items:\n  - &x { fingerprint: ${A}, state: open }\nx: *x\n`, 'error.yaml.anchor', 2],
    [`items:\n  - !x { fingerprint: ${A}, state: open }\n`, 'error.yaml.tag', 2],
    [
      `items:\n  - fingerprint: ${A}\n    <<: { state: deferred, until: 2026-01-01 }\n`,
      'error.yaml.absent',
      2,
    ],
    [`items:\n  - fingerprint: ${A}\n    state: open\n    state: deferred\n`, 'error.yaml.doubled', 4],
    [`items:\n  - fingerprint: ${A}\nitems: []\n`, 'error.yaml.doubled', 3],
  ] as const)
    it(`is refused with its place, not broken: ${JSON.stringify(text)}`, () =>
      assert.throws(
        () => setTriage(text, { fingerprint: A, state: 'resolved' }),
        (error: unknown) =>
          error instanceof UserError &&
          error.messageId === messageId &&
          error.data['place'] === `issues.yaml:${line}`,
      ));

  it('is a deferred issue without a day', () => {
    refuses('error.deferredUntil', () => setTriage(undefined, { fingerprint: A, state: 'deferred' }));
    refuses('error.deferredUntil', () => setTriage(TEXT, { fingerprint: B, state: 'deferred' }));
  });
});

describe('edits of triage, whatever the file looks like', () => {
  const RUNS = { numRuns: 400 };
  const words = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.constantFrom(
      '\u00a0',
      'x\u3000',
      '\u2028',
      'yes',
      '# x',
      'a: b',
      '- a',
      '2026',
      '"',
      "'",
      'a\nb',
      '{{x}}',
      '*a',
      '医保',
      'x '.repeat(60),
    ),
  );
  const id = fc.constantFrom('a1', 'b2', 'c3', 'd4', '1234567890123456', '1e10');
  const entry = fc.record<TriageEntry>(
    {
      fingerprint: id,
      state: fc.constantFrom('open', 'deferred', 'resolved', 'not-an-issue'),
      until: fc.constant('2026-03-01'),
      reason: words,
      owner: fc.constantFrom('li', 'wang'),
      decidedOn: fc.constantFrom('2026-01-01', '2026-01-02'),
      title: words,
    },
    { requiredKeys: ['fingerprint', 'state', 'until'], noNullPrototype: true },
  );
  const layout = fc.record({
    columns: fc.constantFrom(0, 2, 4),
    gap: fc.constantFrom('', '\n', '\n\n'),
    above: fc.constantFrom('', '# above'),
    beside: fc.constantFrom('', ' # beside'),
    below: fc.constantFrom('', '  # below'),
    after: fc.constantFrom('', '\n# after\n', '# after'),
    newline: fc.constantFrom('\n', '\r\n'),
  });
  const file = fc
    .tuple(fc.uniqueArray(entry, { selector: ({ fingerprint }) => fingerprint, maxLength: 4 }), layout)
    .map(([entries, { columns, gap, above, beside, below, after, newline }]) => {
      const pad = ' '.repeat(columns);
      const blocks = entries.map(one => {
        const fields = Object.entries(one).map(
          ([name, value], at) => `${at === 0 ? '- ' : '  '}${name}: ${JSON.stringify(value)}${beside}`,
        );
        return [above, ...fields, below]
          .filter(Boolean)
          .map(line => `${pad}${line}\n`)
          .join('');
      });
      const list = blocks.length === 0 ? 'items: []\n' : `items:\n${blocks.join(gap)}`;
      return { entries, text: `# head\nversion: 1\n${list}${after}`.replaceAll('\n', newline) };
    });
  /** Lines that say something. */
  const linesOf = (text: string) => text.split(/\r?\n/).filter(line => line.trim() !== '');

  it('set what was asked for, and keep every line of everything else', () => {
    fc.assert(
      fc.property(file, entry, ({ entries, text }, decision) => {
        const result = set(text, decision);
        const { items } = parse(result);
        const rest = (list: readonly TriageEntry[]) =>
          list.filter(one => one.fingerprint !== decision.fingerprint);
        assert.deepEqual(rest(items), rest(entries));
        const written = items.find((one: TriageEntry) => one.fingerprint === decision.fingerprint);
        for (const [field, value] of Object.entries(decision)) if (value) assert.equal(written[field], value);
        assert.equal(set(result, decision), result);
        // Of the edited entry the fields may change; all of its comments stand on lines of their own or beside fields.
        const isNew = rest(entries).length === entries.length;
        const old = linesOf(text).filter(line => line !== 'items: []');
        const own = new Set(isNew ? [] : ownLines(text, decision.fingerprint));
        assert.ok(
          isSubsequence(
            old.filter(line => !own.has(line)),
            linesOf(result),
          ),
          result,
        );
        assert.equal(result.includes('\r\n') ? /[^\r]\n/.test(result) : false, false);
      }),
      RUNS,
    );
  });

  it('remove what was asked for, and keep every line of everything else', () => {
    fc.assert(
      fc.property(file, fc.uniqueArray(id), ({ entries, text }, gone) => {
        const result = removeTriage(text, gone);
        const isGone = new Set<string>(gone);
        const kept = entries.filter(one => !isGone.has(one.fingerprint));
        assert.deepEqual(parse(result).items, kept);
        const own = new Set(gone.flatMap((fingerprint: string) => ownLines(text, fingerprint)));
        const old = linesOf(text).filter(
          line => !own.has(line) && !/^ *# (?:below|above)|^items:/.test(line),
        );
        assert.ok(isSubsequence(old, linesOf(result)), result);
      }),
      RUNS,
    );
  });
});

/** The lines of an entry but for its comments. */
function ownLines(text: string, fingerprint: string): string[] {
  const lines = text.split(/\r?\n/);
  const first = lines.findIndex(line => line.includes(`- fingerprint: ${JSON.stringify(fingerprint)}`));
  if (first < 0) return [];
  const length = lines.slice(first + 1).findIndex(line => !/^ +[a-zA-Z]+:/.test(line));
  return lines.slice(first, first + 1 + (length < 0 ? lines.length : length));
}
