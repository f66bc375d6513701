import assert from 'node:assert/strict';
import { applyFixes } from '../../../src/core/fixes.ts';
import { slipsIn } from '../../../src/pack/yaml/slips.ts';

/** The text with all slips fixed. */
function fixed(text: string): string {
  return applyFixes(
    text,
    slipsIn(text, 0, text.length).map(({ fix }) => fix.edits),
  ).text;
}

describe('slips of the keyboard', () => {
  const fixes: Readonly<Record<string, string>> = {
    'stage：operation': 'stage: operation',
    'stage ： operation': 'stage: operation',
    'stage:operation': 'stage: operation',
    'stage：': 'stage:',
    'tags:[a, b]': 'tags: [a, b]',
    'name："张 三"': 'name: "张 三"',
    "name:'x'\r\nnext: 1": "name: 'x'\r\nnext: 1",
    '-id: x\n role: y': '- id: x\n  role: y',
    '\u3000owner: li': '  owner: li',
  };
  for (const [text, better] of Object.entries(fixes))
    it(`are fixed: ${JSON.stringify(text)}`, () => assert.equal(fixed(text), better));

  // With a space after the colon these would be no YAML at all, or say something else.
  const others = [
    'items:]',
    'items：  ]',
    'items:[a',
    'name:"x',
    'name："x',
    'a:*b',
    'a:# b',
    'a:|',
    'a:@b',
    'a:- b',
  ];
  for (const text of [...others, 'http://x', 'C:\\temp', 'stage: operation'])
    it(`are not guessed: ${JSON.stringify(text)}`, () => assert.equal(fixed(text), text));
});
