import assert from 'node:assert/strict';
import { findPlaceholder, findQuestions, sectionsOf } from '../../../src/pack/markdown/placeholders.ts';

describe('placeholders', () => {
  it('are found with their place and what they ask for', () => {
    const text = 'a [[fill: name of\n  the host]] b [[待填：主机名]]';
    assert.deepEqual(findQuestions(text), [
      { start: 2, end: text.indexOf(' b'), text: 'name of the host' },
      { start: text.indexOf('[[待填'), end: text.length, text: '主机名' },
    ]);
  });

  it('are recognised when somebody retyped them', () => {
    for (const text of ['[[Fill:x]]', '[[ fill : x ]]', '[[待填:x]]', '[[待填写：x]]', '[[TODO: x]]'])
      assert.deepEqual(
        findQuestions(text).map(question => question.text),
        ['x'],
        text,
      );
  });

  for (const text of ['[[wiki]]', '[fill: x]', '[[fill]]', '[[fill: a | b]]', '[[fill: a]', '[[refill: x]]'])
    it(`are not ${text}`, () => assert.deepEqual(findQuestions(text), []));

  for (const value of [
    'TODO',
    'tbd',
    ' Todo: ',
    '<xxx>',
    'XXXXX',
    '待补充',
    '（待填写）',
    '待定。',
    '[[fill: x]]',
    'see [[fill: x]]',
  ])
    it(`stand for a value in ${JSON.stringify(value)}`, () => assert.ok(findPlaceholder(value)));

  for (const value of [
    '',
    'TODO: ask Li',
    'to-do',
    'todo-list',
    'xx',
    '无',
    '待定位',
    'XXX 医院',
    '138xxxx0000',
  ])
    it(`do not in ${JSON.stringify(value)}`, () => assert.equal(findPlaceholder(value), undefined));

  it('are searched for in linear time', () => {
    for (const part of ['[[fill: ', '[[', 'x', `[[fill${' '.repeat(50)}`]) {
      const text = part.repeat(1_000_000 / part.length);
      assert.deepEqual(findQuestions(text), []);
      findPlaceholder(`${text}!`);
    }
  });
});

describe('sections', () => {
  const titles = (text: string) => sectionsOf(text).map(({ title }) => title);

  it('begin at headings of the first and second level and cover the whole text', () => {
    const text = 'intro\n# One\na\n### Inner\nb\n## Two ##\n';
    assert.deepEqual(
      sectionsOf(text).map(({ title, start, end }) => [title, text.slice(start, end)]),
      [
        ['', 'intro\n'],
        ['One', '# One\na\n### Inner\nb\n'],
        ['Two', '## Two ##\n'],
      ],
    );
  });

  it('are not begun by code', () => {
    assert.deepEqual(titles('# One\n```sh\n# no\n~~~\n# no\n````\n# Two\n~~~~\n```\n# no\n~~~\n# no\n'), [
      '',
      'One',
      'Two',
    ]);
    assert.deepEqual(titles('```js is a mark``` here\n# Yes\n'), ['', 'Yes']);
    assert.deepEqual(titles('#no\n    # no\n\\# no\n'), ['']);
  });

  it('have titles without questions, and may have lines of Windows', () => {
    assert.deepEqual(titles('# Manual: [[fill: name]]\r\n\r\n## [[待填：x]]\r\n## C#\r\n'), [
      '',
      'Manual',
      '',
      'C#',
    ]);
  });

  it('are found in linear time', () => {
    for (const part of ['# ', '#', ' ', '`', '\n', '# #\t'])
      assert.ok(sectionsOf(part.repeat(500_000)).length > 0);
  });
});
