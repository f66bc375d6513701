import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { hintPattern } from '../../../src/history/comments/index.ts';
import { hintsText, rules } from './rules.ts';

const schema = JSON.parse(
  readFileSync(new URL('../../../src/history/hints.schema.json', import.meta.url), 'utf8'),
);

describe('hints.yaml', () => {
  const ajv = new Ajv({ allErrors: true });
  const validate = ajv.compile(schema);

  it('follows its schema', () => {
    assert.ok(validate(parse(hintsText)), ajv.errorsText(validate.errors));
  });

  it('has a schema that refuses unknown fields, places and words of one letter', () => {
    const data = parse(hintsText);
    for (const change of [{ pattern: 'x' }, { where: 'start' }, { severity: 'critical' }, { words: ['x'] }]) {
      assert.equal(
        validate({ ...data, hints: [{ ...data.hints[0], ...change }] }),
        false,
        JSON.stringify(change),
      );
    }
  });

  it('names every word once', () => {
    const words = rules.words.map(({ word }) => word);
    assert.deepEqual(words, [...new Set(words)]);
  });

  it('gives git a pattern that matches each line that may hold a hint', () => {
    const lines = [
      '// TODO x',
      '--todo: x',
      '#FIXME(x)',
      '暂且把院区编码写死',
      '<<<<<<< HEAD',
      '  @Ignore("x")',
      "  it.skip('x', f)",
      "xdescribe('x'",
      '@pytest.mark.skip',
      '[Fact(Skip = "x")]',
      '[Test, Ignore]',
      't.Skip("x")',
      '  skip "x"',
      '$this->markTestSkipped()',
      "test.todo('x')",
      '@Test(enabled = false)',
      'self.skipTest("x")',
    ];
    const matched = execFileSync('grep', ['-E', '-i', '-n', hintPattern(rules)], {
      input: [...lines, 'mastodon', 'debug()', 'skipping = 1', ''].join('\n'),
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], LC_ALL: 'C' },
    });
    assert.equal(matched.trim().split('\n').length, lines.length, matched);
  });
});
