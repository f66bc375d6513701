import assert from 'node:assert/strict';
import { namedIn } from '../../src/knowledge/coAuthors.ts';

describe('who a trailer names', () => {
  const cases: readonly (readonly [string, readonly (readonly [string, string])[]])[] = [
    ['Wang Wei <wang@his.example>', [['Wang Wei', 'wang@his.example']]],
    ['<wang@his.example>', [['', 'wang@his.example']]],
    ['wang@his.example', [['', 'wang@his.example']]],
    ['王伟 <12+wangwei@users.noreply.github.com>', [['王伟', '12+wangwei@users.noreply.github.com']]],
    [
      'A B <a@x.example>, C D <c@x.example>',
      [
        ['A B', 'a@x.example'],
        ['C D', 'c@x.example'],
      ],
    ],
    [
      'A B <a@x.example> and C D <c@x.example>',
      [
        ['A B', 'a@x.example'],
        ['C D', 'c@x.example'],
      ],
    ],
    [
      '王伟 <a@x.example>、李娜 <c@x.example>',
      [
        ['王伟', 'a@x.example'],
        ['李娜', 'c@x.example'],
      ],
    ],
    [
      'a@x.example, c@x.example',
      [
        ['', 'a@x.example'],
        ['', 'c@x.example'],
      ],
    ],
    ['Wang Wei', []],
    ['', []],
  ];
  for (const [value, expected] of cases)
    it(`is found in ${JSON.stringify(value)}`, () =>
      assert.deepEqual(
        namedIn(value).map(({ name, email }) => [name, email]),
        expected,
      ));
});
