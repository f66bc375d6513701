import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { World } from '../../src/checks/check.ts';
import schemaCheck from '../../src/checks/schema/index.ts';
import { applyFixes } from '../../src/core/fixes.ts';
import { readPack } from '../../src/pack/readPack.ts';
import { YAML_LIMIT } from '../../src/pack/yamlParse.ts';

const NAMES = ['checklist', 'team', 'config-index', 'issues', 'transition', 'observation-log', 'config'];
const schemas = new Map(
  NAMES.map(name => [
    name,
    JSON.parse(readFileSync(new URL(`../../schemas/${name}.schema.json`, import.meta.url), 'utf8')),
  ]),
);
const PATH = 'handover/checklist.yaml';
const VALID = `# a checklist
version: 1
project:
  name: 县医院 HIS
  goLiveDate: 2026-03-01
customer:
  status: in-progress
  owner: li
  contacts:
    - id: chen
      name: 陈主任
      phone: "010-12345678"
      decides: true
progress:
  stage: pre-go-live
  summary: |
    two lines
    of text
  milestones: [{ id: m, title: Go-live, planned: 2026-03-01 }]
openItems:
  items: []
`;
/** The same cases on every machine. */
const RUN = { seed: 20260615, numRuns: 400 } as const;

/** Runs the schema check on a text, and looks at every place that it names. */
async function checkText(text: string) {
  const pack = readPack('handover', [PATH], new Map([[PATH, text]]), schemas);
  const problems = [...(await schemaCheck.run({ pack, paths: new Set([PATH]) } as World<'pack' | 'paths'>))];
  for (const { start, end, fixes = [] } of problems) {
    assert.ok(start >= 0 && end >= start && end <= text.length, `${start}-${end} of ${text.length}`);
    for (const { edits } of fixes)
      for (const edit of edits)
        assert.ok(edit.start >= 0 && edit.end >= edit.start && edit.end <= text.length);
  }
  return { pack, problems };
}

describe('YAML that nobody would write', () => {
  it('is never a crash, and places stay inside of the file: any text', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'binary', maxLength: 300 }),
        async text => void (await checkText(text)),
      ),
      RUN,
    );
  });

  it('is never a crash: what looks like YAML', async () => {
    const marks = [
      '- ',
      ': ',
      '\n',
      '  ',
      '\t',
      '#',
      '|',
      '>',
      '&a ',
      '*a',
      '{',
      '}',
      '[',
      ']',
      '"',
      "'",
      '---',
      '!t ',
      '? ',
      'a',
      '1',
      '~',
      '\r\n',
      '<<',
    ];
    const text = fc.array(fc.constantFrom(...marks), { maxLength: 60 }).map(parts => parts.join(''));
    await fc.assert(
      fc.asyncProperty(text, async value => void (await checkText(value))),
      RUN,
    );
  });

  it('is never a crash: a valid file with pieces cut, doubled and swapped', async () => {
    const at = fc.nat({ max: VALID.length });
    const edit = fc.tuple(
      at,
      fc.nat({ max: 30 }),
      fc.constantFrom('cut', 'double', 'insert'),
      fc.string({ maxLength: 6 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 4 }), async edits => {
        let text = VALID;
        for (const [start, length, kind, words] of edits) {
          const slice = text.slice(start, start + length);
          const middle = kind === 'cut' ? '' : kind === 'double' ? slice + slice : words + slice;
          text = text.slice(0, start) + middle + text.slice(start + length);
        }
        const { pack, problems } = await checkText(text);
        if (pack.checklist?.document === undefined) assert.notEqual(problems.length, 0);
        // A fix that nobody looks at must not break what could be read.
        const safe = problems.flatMap(({ fixes = [] }) =>
          fixes.filter(fix => fix.safe).map(fix => fix.edits),
        );
        const after = await checkText(applyFixes(text, safe).text);
        if (pack.checklist?.document) assert.ok(after.pack.checklist?.document, text);
        assert.ok(after.problems.length <= problems.length);
      }),
      RUN,
    );
  });
});

describe('YAML that would fill memory or time', () => {
  const quick = async (text: string, messageId: string) => {
    const { problems } = await checkText(text);
    assert.ok(
      problems.some(problem => problem.messageId === messageId),
      JSON.stringify(problems.slice(0, 3)),
    );
  };

  it('is refused when it is larger than any checklist', () =>
    quick(`a: ${'x'.repeat(10_000_000)}`, 'tooLarge'));
  it('is refused when aliases multiply', () => {
    const lines = Array.from(
      { length: 20 },
      (_, at) => `k${at + 1}: &a${at + 1} [*a${at}, *a${at}, *a${at}]`,
    );
    return quick(`k0: &a0 [x, x]\n${lines.join('\n')}\n`, 'aliases');
  });
  for (const mark of ['[', '{a: ', '- ', '? '])
    it(`is refused when it is nested a hundred thousand times: ${mark}`, () =>
      quick(mark.repeat(100_000), 'tooDeep'));
  it('is read no further than the second of a million documents', () =>
    quick('---\na: 1\n'.repeat(YAML_LIMIT / 10), 'severalDocuments'));
  it('is compared in a line, not in a square: a map of a hundred thousand keys', () =>
    quick(Array.from({ length: 100_000 }, (_, at) => `k${at}: 1`).join('\n'), 'unknownField'));
  it('is read when a line is a million characters long', () =>
    quick(`version: 1\nproject:\n  nam: ${'x '.repeat(500_000)}`, 'unknownFieldMeant'));
});
