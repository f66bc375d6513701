import assert from 'node:assert/strict';
import { byField, editYaml, type YamlChange } from '../../../src/pack/yaml/edit.ts';

// What a change makes of a text, to the byte: one line a case. Its words are changed, and no other.

type Case = readonly [
  what: string,
  before: string,
  change: YamlChange | readonly YamlChange[],
  after: string,
];

const add = (path: readonly string[], ...values: readonly unknown[]): YamlChange => ({
  append: path,
  values,
});
const set = (path: readonly (string | number)[], value: unknown, after?: readonly string[]): YamlChange => ({
  set: path,
  value,
  ...(after && { after }),
});
const remove = (...path: readonly (string | number)[]): YamlChange => ({ remove: path });
const TWO = { id: 'n', x: 1 };

const CASES: readonly Case[] = [
  // Fields.
  [
    'a field behind a comment that stands further in',
    'a:\n  x: 1\n  # of x\nb: 1\n',
    set(['a', 'y'], 2),
    'a:\n  x: 1\n  # of x\n  y: 2\nb: 1\n',
  ],
  [
    'a field in front of a comment of the next one',
    'a:\n  x: 1\n# of b\nb: 1\n',
    set(['a', 'y'], 2),
    'a:\n  x: 1\n  y: 2\n# of b\nb: 1\n',
  ],
  [
    'a field between two, in front of the comment of the second',
    'r:\n  a: 1\n  # of c\n  c: 3\n',
    set(['r', 'b'], 2, ['a']),
    'r:\n  a: 1\n  b: 2\n  # of c\n  c: 3\n',
  ],
  ['the first field at the top', 'b: 1\nc: 2\n', set(['a'], 0), 'a: 0\nb: 1\nc: 2\n'],
  [
    'the first field below a comment about the file',
    '# file\n\nb: 1\n',
    set(['a'], 0),
    '# file\n\na: 0\nb: 1\n',
  ],
  [
    'a field at the top where some are kept apart',
    'b: 1\nc: 1\n\nz: 2\n',
    set(['d'], 3),
    'b: 1\nc: 1\n\nd: 3\n\nz: 2\n',
  ],
  [
    'a field inside where some are kept apart, and not all',
    'r:\n  a: 1\n\n  b: 2\n  c: 3\n',
    set(['r', 'd'], 4),
    'r:\n  a: 1\n\n  b: 2\n  c: 3\n  d: 4\n',
  ],
  [
    'a field inside where all are kept apart',
    'r:\n  a: 1\n\n  b: 2\n',
    set(['r', 'd'], 4),
    'r:\n  a: 1\n\n  b: 2\n\n  d: 4\n',
  ],
  [
    'a field at the end of a file, in front of words about the file',
    'a: 1\n\n# end\n',
    set(['x'], 2),
    'a: 1\nx: 2\n\n# end\n',
  ],
  [
    'a field below a text of several lines that keeps its empty ones',
    'r:\n  a: |+\n    one\n\nb: 1\n',
    set(['r', 'c'], 1),
    'r:\n  a: |+\n    one\n\n  c: 1\nb: 1\n',
  ],
  [
    'a field below a text of several lines',
    'r:\n  a: |\n    one\n    two\nb: 1\n',
    set(['r', 'c'], 1),
    'r:\n  a: |\n    one\n    two\n  c: 1\nb: 1\n',
  ],
  [
    'a map as a field, indented like the others',
    'r:\n    a: 1\n',
    set(['s'], { x: { y: 1 } }),
    'r:\n    a: 1\ns:\n    x:\n        y: 1\n',
  ],
  ['a list as a field, indented like the others', 'l:\n- 1\n', set(['m'], ['x']), 'l:\n- 1\nm:\n- x\n'],
  [
    'a list of entries with more than one field each',
    'a: 1\n',
    set(['m'], [TWO, TWO]),
    'a: 1\nm:\n  - id: n\n    x: 1\n\n  - id: n\n    x: 1\n',
  ],
  [
    'a list of entries with one field each',
    'a: 1\n',
    set(['m'], [{ id: 'n' }, { id: 'o' }]),
    'a: 1\nm:\n  - id: n\n  - id: o\n',
  ],
  ['nothing as a value', 'a: 1\n', set(['m'], null), 'a: 1\nm:\n'],
  ['an empty list and an empty map', 'a: 1\n', [set(['m'], []), set(['n'], {})], 'a: 1\nm: []\nn: {}\n'],
  // Values.
  [
    'a value where there was none, up to its comment',
    'a:   # why\nb: 1\n',
    set(['a'], 1),
    'a: 1   # why\nb: 1\n',
  ],
  ['a value where spaces wait for it', 'a:   \nb: 1\n', set(['a'], 1), 'a: 1\nb: 1\n'],
  ['a value in the place of null', 'a: null # why\n', set(['a'], 1), 'a: 1 # why\n'],
  ['null in the place of nothing', 'a: {}\n', set(['a'], null), 'a: null\n'],
  [
    'a map in the place of nothing, the comment stays on the line',
    'a: {} # why\nb: 1\n',
    set(['a'], { x: 1 }),
    'a: # why\n  x: 1\nb: 1\n',
  ],
  [
    'a list below comments that are further in',
    'a:\n  # of a\nb: 1\n',
    add(['a'], 'x'),
    'a:\n  # of a\n  - x\nb: 1\n',
  ],
  ['a word in the place of a list', 'a:\n  - 1\n  - 2\nb: 1\n', set(['a'], 'x'), 'a: x\nb: 1\n'],
  ['a list in the place of a map', 'a:\n  x: 1\nb: 1\n', set(['a'], ['y']), 'a:\n  - y\nb: 1\n'],
  [
    'a list in the place of a word with a comment',
    'a: x # why\nb: 1\n',
    set(['a'], ['y']),
    'a: # why\n  - y\nb: 1\n',
  ],
  [
    'a word in the place of a folded text, its comment stays',
    'a: >- # why\n  one\n  two\nb: 1\n',
    set(['a'], 'x'),
    'a: x # why\nb: 1\n',
  ],
  [
    'a word in the place of a folded text with a number in its mark',
    'a: >2-   # why\n   one\nb: 1\n',
    set(['a'], 'x'),
    'a: x   # why\nb: 1\n',
  ],
  [
    'an entry of a list by its place',
    'l:\n  - a # one\n  - "b"\n',
    set(['l', 1], 'c'),
    'l:\n  - a # one\n  - c\n',
  ],
  ['what is there already', 'a: "1"\n', set(['a'], '1'), 'a: "1"\n'],
  // Entries.
  [
    'an entry of one line behind others',
    'l:\n  - a\n  - b\nm: 1\n',
    add(['l'], 'c'),
    'l:\n  - a\n  - b\n  - c\nm: 1\n',
  ],
  [
    'entries behind one with more than one field',
    'l:\n  - id: a\n    x: 0\nm: 1\n',
    add(['l'], TWO, TWO),
    'l:\n  - id: a\n    x: 0\n\n  - id: n\n    x: 1\n\n  - id: n\n    x: 1\nm: 1\n',
  ],
  [
    'an entry behind one with a single field',
    'l:\n  - id: a\n',
    add(['l'], TWO),
    'l:\n  - id: a\n  - id: n\n    x: 1\n',
  ],
  [
    'an entry with a single field behind one with more',
    'l:\n  - id: a\n    x: 0\n',
    add(['l'], { id: 'n' }),
    'l:\n  - id: a\n    x: 0\n  - id: n\n',
  ],
  [
    'an entry behind one in braces',
    'l:\n  - {id: a, x: 0}\n',
    add(['l'], TWO),
    'l:\n  - {id: a, x: 0}\n  - id: n\n    x: 1\n',
  ],
  [
    'an entry where the last two are not kept apart',
    'l:\n  - id: a\n    x: 0\n\n  - id: b\n    x: 0\n  - id: c\n    x: 0\n',
    add(['l'], TWO),
    'l:\n  - id: a\n    x: 0\n\n  - id: b\n    x: 0\n  - id: c\n    x: 0\n  - id: n\n    x: 1\n',
  ],
  [
    'an entry behind a comment at the column of the entries',
    'l:\n  - a\n  # still to come\nm: 1\n',
    add(['l'], 'b'),
    'l:\n  - a\n  # still to come\n\n  - b\nm: 1\n',
  ],
  [
    'an entry behind a comment within the last one',
    'l:\n  - id: a\n    # of a\nm: 1\n',
    add(['l'], 'b'),
    'l:\n  - id: a\n    # of a\n  - b\nm: 1\n',
  ],
  [
    'an entry of a list that is not indented, in front of the next comment',
    'l:\n- a\n# of m\nm: 1\n',
    add(['l'], 'b'),
    'l:\n- a\n- b\n# of m\nm: 1\n',
  ],
  [
    'an entry in its place, in front of the comment of the next',
    'l:\n  - id: a\n  # of c\n  - id: c\n',
    { append: ['l'], values: [{ id: 'b' }], sortedBy: [byField('id')] },
    'l:\n  - id: a\n  - id: b\n  # of c\n  - id: c\n',
  ],
  [
    'the first entry, below the comment of the list',
    'l: # all\n  # of b\n  - id: b\n',
    { append: ['l'], values: [{ id: 'a' }], sortedBy: [byField('id')] },
    'l: # all\n  - id: a\n  # of b\n  - id: b\n',
  ],
  [
    'two entries in two places',
    'l:\n  - id: b\n    x: 0\n\n  - id: d\n    x: 0\n',
    {
      append: ['l'],
      values: [
        { id: 'e', x: 1 },
        { id: 'c', x: 1 },
      ],
      sortedBy: [byField('id')],
    },
    'l:\n  - id: b\n    x: 0\n\n  - id: c\n    x: 1\n\n  - id: d\n    x: 0\n\n  - id: e\n    x: 1\n',
  ],
  [
    'an entry that is like another one comes behind it',
    'l:\n  - id: a\n    x: 0\n',
    { append: ['l'], values: [{ id: 'a', x: 1 }], sortedBy: [byField('id')] },
    'l:\n  - id: a\n    x: 0\n\n  - id: a\n    x: 1\n',
  ],
  [
    'an entry of a list in another order',
    'l:\n  - id: c\n  - id: a\n',
    { append: ['l'], values: [{ id: 'b' }], sortedBy: [byField('id')] },
    'l:\n  - id: c\n  - id: a\n  - id: b\n',
  ],
  [
    'an entry in the second order, where the first says nothing',
    'l:\n  - id: a\n  - id: c\n',
    { append: ['l'], values: [{ id: 'b' }], sortedBy: [byField('on'), byField('id')] },
    'l:\n  - id: a\n  - id: b\n  - id: c\n',
  ],
  [
    'entries of a new list in their order',
    'a: 1\n',
    { append: ['l'], values: [{ id: 'b' }, { id: 'a' }], sortedBy: [byField('id')] },
    'a: 1\nl:\n  - id: a\n  - id: b\n',
  ],
  ['entries at the root', '- a\n- b\n', add([], 'c'), '- a\n- b\n- c\n'],
  // What is taken away.
  ['a field with the comment beside it', 'a: 1\nb: 2 # of b\nc: 3\n', remove('b'), 'a: 1\nc: 3\n'],
  [
    'a field with the comments below that are further in',
    'a: 1\nb: 2\n  # of b\nc: 3\n',
    remove('b'),
    'a: 1\nc: 3\n',
  ],
  [
    'the last field, and the comments below stay',
    'r:\n  a: 1\n  b: 2\n    # of b\nc: 3\n',
    remove('r', 'b'),
    'r:\n  a: 1\n    # of b\nc: 3\n',
  ],
  ['a field, and the comment above stays', 'a: 1\n# of b\nb: 2\nc: 3\n', remove('b'), 'a: 1\n# of b\nc: 3\n'],
  ['the field beside a dash', 'l:\n  - a: 1\n    b: 2\n', remove('l', 0, 'a'), 'l:\n  - b: 2\n'],
  ['the first field behind a byte order mark', '\ufeffa: 1\nb: 2\n', remove('a'), '\ufeffb: 2\n'],
  ['a field with a text of several lines', 'a: |\n  one\n  two\nb: 2\n', remove('a'), 'b: 2\n'],
  [
    'an entry with the comments above it and within',
    'l:\n  - a\n  # of b\n  - id: b\n    # in b\n  - c\n',
    remove('l', 1),
    'l:\n  - a\n  - c\n',
  ],
  [
    'the first entry, and the comment above stays',
    'l:\n  # of all\n  - a\n  - b\n',
    remove('l', 0),
    'l:\n  # of all\n  - b\n',
  ],
  [
    'an entry, one of the empty lines beside it stays',
    'l:\n  - id: a\n\n  - id: b\n\n  - id: c\n',
    remove('l', 1),
    'l:\n  - id: a\n\n  - id: c\n',
  ],
  [
    'the first entry, with the empty lines below it',
    'l:\n  - id: a\n\n  \n  - id: b\n',
    remove('l', 0),
    'l:\n  - id: b\n',
  ],
  [
    'the last entry, with the empty line above it',
    'l:\n  - id: a\n\n  - id: b\n\nm: 1\n',
    remove('l', 1),
    'l:\n  - id: a\n\nm: 1\n',
  ],
  [
    'the only entry: the list is empty then',
    'l: # all\n  - a\nm: 1\n',
    remove('l', 0),
    'l: [] # all\nm: 1\n',
  ],
  // Braces and brackets.
  [
    'a field in braces behind the one that it comes after',
    '{a: 1, c: 3}\n',
    set(['b'], 2, ['a']),
    '{a: 1, b: 2, c: 3}\n',
  ],
  ['a field in empty braces within braces', '{a: {}}\n', set(['a', 'x'], 1), '{a: {x: 1}}\n'],
  ['a value in braces where there is none', 'a: {x, y: 1}\n', set(['a', 'x'], 2), 'a: {x: 2, y: 1}\n'],
  ['a value in braces behind its colon', 'a: {x:, y: 1}\n', set(['a', 'x'], 2), 'a: {x: 2, y: 1}\n'],
  [
    'entries on lines of their own, with a comment that has a comma',
    'l: [\n  a, # one, two\n  b # last, not least\n]\n',
    add(['l'], 'c', 'd'),
    'l: [\n  a, # one, two\n  b, # last, not least\n  c,\n  d\n]\n',
  ],
  [
    'entries on lines of their own behind a comma',
    'l: [\n  a,\n  b,   # last, not least\n]\n',
    add(['l'], 'c', 'd'),
    'l: [\n  a,\n  b,   # last, not least\n  c,\n  d,\n]\n',
  ],
  [
    'entries behind a comma on the line below',
    'l: [\n  a\n  ,\n]\n',
    add(['l'], 'b'),
    'l: [\n  a\n  ,\n  b,\n]\n',
  ],
  ['entries of empty brackets in braces', '{l: []}\n', add(['l'], 'a', 'b'), '{l: [a, b]}\n'],
  ['a list in a list', 'l: [[a]]\n', add(['l'], ['b', 'c']), 'l: [[a], [b, c]]\n'],
  [
    'words that would be more than one',
    'l: [a]\n',
    add(['l'], 'b, c', '? d', 'e]', '{f'),
    'l: [a, "b, c", "? d", "e]", "{f"]\n',
  ],
  ['a question mark within a word', 'l: [a]\n', add(['l'], 'b?c'), 'l: [a, b?c]\n'],
  ['an empty map', 'l: [{ a: 1 }]\n', add(['l'], {}), 'l: [{ a: 1 }, {}]\n'],
  [
    'JSON without spaces',
    '{"a":[{"b":1}],"c":[]}\n',
    [add(['a'], { b: 'x', d: [1, true, null] }), add(['c'], 'y')],
    '{"a":[{"b":1},{"b":"x","d":[1,true,null]}],"c":["y"]}\n',
  ],
  ['keys of which some have quotes are no JSON', '{"a":1, b: 2}\n', set(['c'], 'x'), '{"a":1, b: 2, c: x}\n'],
  ['an entry of brackets', 'l: [a, b]\n', set(['l', 1], 'c'), 'l: [a, c]\n'],
  ['the first in brackets', 'l: [a,  b, c]\n', remove('l', 0), 'l: [b, c]\n'],
  ['the last in brackets', 'l: [a, b , c]\n', remove('l', 2), 'l: [a, b]\n'],
  ['the only one in brackets', 'l: [ a ]\n', remove('l', 0), 'l: [  ]\n'],
  [
    'a field of braces on lines of their own, with its comment',
    'a: {\n  x: 1, # of x\n  y: 2 # of y\n}\n',
    remove('a', 'x'),
    'a: {\n  y: 2 # of y\n}\n',
  ],
  [
    'a field of braces beside another one on its line',
    'a: {\n  x: 1, y: 2,\n  z: 3\n}\n',
    remove('a', 'y'),
    'a: {\n  x: 1,\n  z: 3\n}\n',
  ],
  // Names.
  ['a name, in its quotes', 'r:\n  "a" : 1 # one\n', { rename: ['r', 'a'], to: 'b' }, 'r:\n  b : 1 # one\n'],
];

type Refused = readonly [what: string, text: string, change: YamlChange, reason: string, at: string];

/** `at` is what begins at the place that is named. */
const REFUSED: readonly Refused[] = [
  ['no YAML', 'a: [1\nb: 2\n', set(['a'], 1), 'syntax', ''],
  ['two documents', 'a: 1\n---\nb: 2\n', set(['a'], 2), 'documents', '---\nb'],
  ['a conflict', 'a: 1\n<<<<<<< one\n=======\n>>>>>>> two\n', set(['a'], 2), 'conflict', '<<<<<<<'],
  ['a field twice on the way', 'a:\n  x: 1\na:\n  y: 1\n', set(['a', 'x'], 2), 'doubled', 'a:\n  y'],
  ['a field twice beside it', 'a: 1\nb: 1\nb: 2\n', set(['a'], 2), 'doubled', 'b: 2'],
  ['a field twice where one is added', 'a:\n  x: 1\n  x: 2\n', set(['a', 'y'], 2), 'doubled', 'x: 2'],
  ['an alias', 'a: &l [1]\nb: *l\n', add(['b'], 2), 'alias', '*l'],
  ['an anchor that is used', 'a: &l [1]\nb: *l\n', add(['a'], 2), 'anchor', '[1]'],
  ['a type of its own', 'a: !set {x}\n', set(['a', 'y'], 1), 'tag', '{x}'],
  ['entries for a map', 'a:\n  x: 1\n', add(['a'], 1), 'kind', 'x: 1'],
  ['a field of a list', 'a:\n  - 1\n', set(['a', 'x'], 1), 'kind', '- 1'],
  ['a field of an empty list', 'a: []\n', set(['a', 'x'], 1), 'kind', '[]'],
  ['a field of a word', 'a: word\n', set(['a', 'x'], 1), 'kind', 'word'],
  ['an entry that is not there', 'a:\n  - 1\n', set(['a', 3], 1), 'absent', '- 1'],
  ['what is not there is not taken away', 'a: 1\n', remove('b'), 'absent', 'a: 1'],
  ['all of it', 'a: 1\n', remove(), 'absent', 'a: 1'],
  ['an entry of a map by number', 'a:\n  0: x\n', remove('a', 1), 'absent', '0: x'],
  ['the only field', 'a: 1\n', remove('a'), 'form', 'a: 1'],
  ['a name that is taken', 'a: 1\nb: 2\n', { rename: ['a'], to: 'b' }, 'form', 'a: 1'],
  ['a name with an anchor', '&k a: 1\n', { rename: ['a'], to: 'b' }, 'form', 'a: 1'],
  ['a name of an entry', 'a:\n  - 1\n', { rename: ['a', 0], to: 'b' }, 'absent', '- 1'],
  ['a list below a comment between key and value', 'a:\n  # why\n  []\n', add(['a'], 1), 'form', 'a:'],
  ['a word for what has an anchor', 'a: &k\n  x: 1\n', set(['a'], 1), 'form', 'a:'],
  ['a field of a map with an anchor before its first key', '&k a: 1\n', set(['b'], 1), 'form', 'a: 1'],
];

describe('a change of a text, to the byte', () => {
  for (const [what, before, change, after] of CASES)
    for (const newline of ['\n', '\r\n'])
      it(`${what}${newline === '\n' ? '' : ', with line ends of Windows'}`, () => {
        const [text, wanted] = [before, after].map(one => one.replaceAll('\n', newline));
        const fields = { fields: ['a', 'b', 'c', 'd'] };
        const result = editYaml(text ?? '', [change].flat() as readonly YamlChange[], fields);
        assert.ok('text' in result, JSON.stringify(result));
        assert.equal(result.text, wanted);
        let built = '';
        let last = 0;
        for (const { start, end, text: added } of result.edits) {
          built += (text ?? '').slice(last, start) + added;
          last = end;
        }
        assert.equal(built + (text ?? '').slice(last), wanted, 'the edits make the text');
      });

  for (const [what, text, change, reason, at] of REFUSED)
    it(`is refused for ${what}, with its place`, () => {
      const result = editYaml(text, [change]);
      assert.ok('reason' in result, JSON.stringify(result));
      assert.equal(result.reason, reason);
      assert.equal(text.slice(result.start, result.start + at.length), at);
    });

  it('names the place in the text before all changes, and what is there twice', () => {
    const text = 'a: 1\nb:\n  x: 1\nc: 1\nc: 2\n';
    const result = editYaml(text, [set(['b', 'y'], 'new and long'), set(['b', 'z'], 2), set(['c'], 3)]);
    assert.deepEqual(result, { reason: 'doubled', start: text.lastIndexOf('c:'), data: { field: 'c' } });
  });

  it('takes fields of several maps away at once, and the same twice as one after the other', () => {
    const text = 'l:\n  - id: a\n    x: 1\n  - id: b # of b\n    x: 2\n    y: 3\n';
    const once = editYaml(text, [remove('l', 0, 'x'), remove('l', 1, 'x'), remove('l', 1, 'y')]);
    assert.ok('text' in once);
    assert.equal(once.text, 'l:\n  - id: a\n  - id: b # of b\n');
    const twice = editYaml(text, [remove('l', 0, 'x'), remove('l', 0, 'x')]);
    assert.deepEqual('reason' in twice && twice.reason, 'absent');
  });
});
