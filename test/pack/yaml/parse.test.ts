import assert from 'node:assert/strict';
import { parseYaml, YAML_LIMIT } from '../../../src/pack/yaml/parse.ts';

// The places are written into the texts: «…» is where the problem is. What people see of a slip is in the cases of the
// check `schema`; here is what no file in a repository could hold, and what would fill memory or time.

/** The text without the marks, and what the parser says about it, in the same form. */
function problems(marked: string): { text: string; shown: string[] } {
  const text = marked.replace(/[«»]/g, '');
  const shown = parseYaml(text).problems.map(
    ({ messageId, start, end }) =>
      `${messageId}: ${text.slice(0, start)}«${text.slice(start, end)}»${text.slice(end)}`,
  );
  return { text, shown };
}

describe('what is wrong with YAML', () => {
  const CASES: readonly (readonly [what: string, messageId: string, marked: string])[] = [
    ['a zero', 'character', 'a: b«\0»c\n'],
    ['many zeros, as after a crash', 'character', '«\0\0\0\0»'],
    ['half of a character', 'character', 'a: «\ud83d»\n'],
    ['an open quote in the last line', 'openQuote', 'a: 1\nb: «"c»'],
    ['an open quote far above', 'openQuote', "a: «'b»\nc: 1\nd: e\n"],
    ['an open bracket in an open brace', 'missingMark', 'a: { b: «[»1, 2 }\nc: 1\n'],
    ['a text after a quote', 'afterQuote', 'a: "b" «c»\n'],
    ['a comma too many', 'extraMark', 'a: [1,«,» 2]\n'],
    ['a tab after spaces', 'tab', 'a:\n  b: 1\n «\t»c: 2\n'],
    ['a field without a colon', 'missingColon', '«a»\nb: 1\n'],
    ['an alias before its anchor', 'unknownAlias', 'a: «*b»\nc: &b 1\n'],
    ['a merge conflict', 'conflict', 'a: 1\n«<<<<<<< ours»\nb: 1\n=======\nb: 2\n'],
    ['a map as a name', 'fieldName', '? «{»a: 1}\n: 2\n'],
    ['a second document', 'severalDocuments', 'a: 1\n«»---\nb: 1\n'],
    ['a second document after an empty one', 'severalDocuments', '---\n«»---\nb: 1\n'],
  ];
  for (const [what, messageId, marked] of CASES)
    it(`${what}: ${messageId}`, () => {
      assert.deepEqual(problems(marked).shown, [`${messageId}: ${marked}`]);
    });

  it('names the first of the lines with the same mistake, and no more than five', () => {
    const { shown } = problems(Array.from({ length: 50 }, (_, at) => `k${at}: @x\n`).join(''));
    assert.equal(shown.length, 5);
  });

  it('names each of two duplicates with the line of the first', () => {
    const found = parseYaml('a: 1\nb: 2\r\na: 3\r\nb: 4\n').problems;
    assert.deepEqual(
      found.map(({ messageId, data, start }) => [messageId, data?.['key'], data?.['line'], start]),
      [
        ['duplicateKey', 'a', '1', 11],
        ['duplicateKey', 'b', '2', 17],
      ],
    );
  });
});

describe('what YAML says', () => {
  const read = (text: string) => {
    const { content, problems: found } = parseYaml(text);
    assert.deepEqual(found, []);
    return content;
  };

  it('keeps words as words, and names as names', () => {
    assert.deepEqual(read('1: yes\ntrue: 2026-03-01\non: 0x10\n~: 010\n'), {
      1: 'yes',
      true: '2026-03-01',
      on: 16,
      '~': 10,
    });
  });
  it('merges, also several at once; what stands there itself counts more', () => {
    const text = 'a: &a { x: 1, y: 1 }\nb: &b { x: 2, z: 2 }\nc:\n  <<: [*a, *b]\n  y: 3\n';
    assert.deepEqual((read(text) as Record<string, unknown>)['c'], { x: 1, y: 3, z: 2 });
  });
  it('repeats what an alias names, as often as people do', () => {
    const people = Array.from({ length: 300 }, () => '- *li').join('\n');
    const { list } = read(`li: &li { id: li, name: Li }\nlist:\n${people}\n`) as { list: unknown[] };
    assert.equal(list.length, 300);
  });
  it('may begin with a byte order mark, a directive and a document mark', () => {
    assert.deepEqual(read('\ufeff%YAML 1.2\n---\na: 1\n...\n'), { a: 1 });
  });
});

describe('YAML that would fill memory or time', () => {
  const lines = (count: number, line: (at: number) => string) =>
    Array.from({ length: count }, (_, at) => line(at)).join('\n');
  const HOSTILE: readonly (readonly [what: string, messageId: string, text: string])[] = [
    ['ten megabytes', 'tooLarge', `a: ${'x'.repeat(10_000_000)}`],
    ['one character too many', 'tooLarge', `a: ${'x'.repeat(YAML_LIMIT - 2)}`],
    ['half a million empty lists', 'tooMany', `[${'[],'.repeat(300_000)}]`],
    ['brackets in brackets', 'tooDeep', '['.repeat(100_000)],
    ['braces in braces', 'tooDeep', '{a: '.repeat(100_000)],
    ['dashes after dashes', 'tooDeep', '- '.repeat(100_000)],
    ['question marks after question marks', 'tooDeep', '? '.repeat(100_000)],
    ['lists of lists by indentation', 'tooDeep', lines(60, at => ' '.repeat(at * 198) + '- '.repeat(99))],
    ['an error for every character', 'extraMark', `a: ${']'.repeat(240_000)}`],
    ['brackets one after the other', 'syntax', '[]'.repeat(120_000)],
    ['two hundred thousand documents', 'severalDocuments', '---\n'.repeat(100_000)],
    [
      'aliases that multiply',
      'aliases',
      `k0: &a0 [x, x]\n${lines(20, at => `k${at + 1}: &a${at + 1} [*a${at}, *a${at}, *a${at}]`)}`,
    ],
    [
      'merges that multiply',
      'aliases',
      `k0: &a0 { x: 1 }\n${lines(30, at => `k${at + 1}: &a${at + 1}\n  <<: [*a${at}, *a${at}]`)}`,
    ],
    ['an alias in what it names', 'aliases', 'a: &a [*a]\n'],
    [
      'a large list that is named often',
      'aliases',
      `a: &a [${'1,'.repeat(50_000)}]\n${lines(100, at => `k${at}: *a`)}`,
    ],
    ['ten thousand anchors and aliases', 'aliases', lines(10_000, at => `- &a${at} x\n- *a${at}`)],
    ['ten thousand aliases of nothing', 'unknownAlias', lines(10_000, () => '- *a')],
    ['fifty thousand duplicates', 'duplicateKey', 'a: 1\n'.repeat(50_000)],
    ['fifty thousand unknown tags', 'tag', '- !t a\n'.repeat(35_000)],
  ];
  for (const [what, messageId, text] of HOSTILE)
    it(`is refused: ${what}`, () => {
      const { problems: found } = parseYaml(text);
      assert.ok(found.length >= 1 && found.length <= 20, String(found.length));
      assert.equal(found[0]?.messageId, messageId);
    });

  it('is read: twenty thousand lines, and a line of a million characters', () => {
    const list = parseYaml(lines(20_000, at => `- id: item-${at}`));
    assert.deepEqual(list.problems, []);
    assert.deepEqual(parseYaml(`a: ${'x '.repeat(YAML_LIMIT / 2 - 2)}`).problems, []);
    // Brackets in a text are many, too, but they close.
    assert.deepEqual(parseYaml(`a: '${'[x]'.repeat(1000)}'`).problems, []);
  });
});
