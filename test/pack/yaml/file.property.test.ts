import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { World } from '../../../src/checks/check.ts';
import schemaCheck from '../../../src/checks/schema/index.ts';
import type { Problem, TextEdit } from '../../../src/core/findings.ts';
import { applyFixes } from '../../../src/core/fixes.ts';
import { SCHEMAS } from '../../../src/pack/names.ts';
import type { Pack } from '../../../src/pack/pack.ts';
import { readPack } from '../../../src/pack/readPack.ts';
import { handover } from '../../cli/run.ts';
import { createFolder } from '../../helpers/folder.ts';
import fc from '../../helpers/properties.ts';

const schemas = new Map(
  SCHEMAS.map(name => [
    name,
    JSON.parse(readFileSync(new URL(`../../../schemas/${name}.schema.json`, import.meta.url), 'utf8')),
  ]),
);
const CHECKLIST = 'handover/checklist.yaml';
const VALID = `# a checklist
version: 1
project:
  name: 县医院 HIS
  goLiveDate: 2026-03-01
customer: &part
  status: in-progress
  owner: li
  contacts:
    - &chen
      id: chen
      name: 陈主任
      phone: "010-12345678"
      decides: true
    - <<: *chen
      id: wang
progress:
  stage: pre-go-live
  summary: |
    two lines
    of text
  milestones: [{ id: m, title: Go-live, planned: 2026-03-01 }]
openItems:
  items: []
`;
const run = (numRuns: number) => ({ numRuns });

async function problemsOf(
  text: string,
  path = CHECKLIST,
): Promise<{ pack: Pack; problems: readonly Problem[] }> {
  const pack = readPack('handover', [path], new Map([[path, text]]), schemas);
  const world = { pack, paths: new Set([path]) } as unknown as World<'pack' | 'paths'>;
  return { pack, problems: [...(await schemaCheck.run(world))] };
}

/** Runs the schema check on a text, and looks at every place that it names. */
async function checkText(text: string, path = CHECKLIST) {
  const found = await problemsOf(text, path);
  const isInside = ({ start, end }: { start: number; end: number }) =>
    start >= 0 && end >= start && end <= text.length;
  for (const { fixes = [], ...problem } of found.problems) {
    assert.ok(isInside(problem), `${JSON.stringify(problem)} of ${text.length}`);
    for (const { edits } of fixes) assert.ok(edits.every(isInside), JSON.stringify(edits));
  }
  return found;
}

/** Changes of a text that people and programs make by mistake. */
function edited(text: string): fc.Arbitrary<string> {
  const edit = fc.tuple(
    fc.nat({ max: text.length }),
    fc.nat({ max: 30 }),
    fc.constantFrom('cut', 'double', 'insert', 'swap'),
    fc.oneof(
      fc.string({ maxLength: 6 }),
      fc.constantFrom('\t', '：', ': ', '- ', '"', '\n', '*a', '&a ', '　'),
    ),
  );
  return fc.array(edit, { minLength: 1, maxLength: 4 }).map(edits => {
    let changed = text;
    for (const [start, length, kind, words] of edits) {
      const [slice, next] = [changed.slice(start, start + length), changed.slice(start + length)];
      const other = next.slice(0, length);
      const results = {
        cut: next,
        double: slice + slice + next,
        insert: words + slice + next,
        swap: other + slice + next.slice(other.length),
      };
      changed = changed.slice(0, start) + results[kind];
    }
    return changed;
  });
}

describe('YAML that nobody would write', () => {
  it('is never a crash, and places stay inside of the file: any text', async () => {
    const text = fc.string({ unit: 'binary', maxLength: 300 });
    await fc.assert(
      fc.asyncProperty(text, async value => void (await checkText(value))),
      run(300),
    );
  });

  it('is never a crash: any bytes', async () => {
    const bytes = fc.uint8Array({ maxLength: 200 });
    await fc.assert(
      fc.asyncProperty(bytes, async value => void (await checkText(new TextDecoder().decode(value)))),
      run(200),
    );
  });

  it('is never a crash: what looks like YAML', async () => {
    const marks =
      '- |: |\n|  |\t|#|>|&a |*a|{|}|[|]|"|\'|---|!t |!!map |? |a|1|~|\r\n|\r|<<|<<: *a|：|　|,|@|%|`|\\|...|version: 1'.split(
        '|',
      );
    const text = fc.array(fc.constantFrom('|', ...marks), { maxLength: 60 }).map(parts => parts.join(''));
    await fc.assert(
      fc.asyncProperty(text, async value => void (await checkText(value))),
      run(500),
    );
  });

  it('is fixed by no fix in a way that makes it worse', async () => {
    await fc.assert(
      fc.asyncProperty(edited(VALID), async text => {
        const { pack, problems } = await checkText(text);
        const isReadable = pack.checklist?.document !== undefined;
        if (!isReadable) assert.notEqual(problems.length, 0);
        const afterwards = async (fixes: readonly (readonly TextEdit[])[]) => {
          const after = await checkText(applyFixes(text, fixes).text);
          if (isReadable) assert.ok(after.pack.checklist?.document, text);
          return after.problems.length;
        };
        const fixes = problems.flatMap(problem => problem.fixes ?? []);
        for (const { edits } of fixes.slice(0, 5)) await afterwards([edits]);
        // Fixes that nobody looks at leave fewer problems behind.
        const safe = fixes.filter(fix => fix.safe).map(fix => fix.edits);
        if (safe.length > 0) assert.ok((await afterwards(safe)) < problems.length, text);
      }),
      run(250),
    );
  });

  it('is never a crash: a generated pack with mistakes in it', async () => {
    const folder = await createFolder({ '.env': 'DB_HOST=10.0.0.1\n', 'pom.xml': '<project/>' });
    try {
      const { code } = await handover(folder, 'generate', '--yes', '--lang', 'zh-CN');
      assert.equal(code, 0);
      for (const name of ['checklist', 'config-index', 'team', 'issues']) {
        const path = `handover/${name}.yaml`;
        const text = await readFile(join(folder.root, path), 'utf8');
        assert.deepEqual((await checkText(text, path)).problems, []);
        await fc.assert(
          fc.asyncProperty(edited(text), async value => void (await checkText(value, path))),
          run(30),
        );
      }
    } finally {
      await folder.cleanup();
    }
  });
});
