import assert from 'node:assert/strict';
import credential from '../../../src/checks/credential/index.ts';
import patientData from '../../../src/checks/patient-data/index.ts';
import type { Problem } from '../../../src/core/findings.ts';
import { projectConfigOf } from '../../../src/pack/settings/projectConfig.ts';
import { findSensitive } from '../../../src/sensitive/index.ts';
import { readCases } from '../../sensitive/cases.ts';
import { checkFiles, show } from '../support.ts';

const TODAY = '2026-01-15';
const RULES = ['credential', 'patient-data'];

/** Everything that a run hands on: messages, data, keys, fingerprints, fixes. */
async function outputOf(text: string, path: string): Promise<string> {
  const world = worldOf({ path, text });
  const problems: Problem[] = [...(await credential.run(world)), ...(await patientData.run(world))];
  const { findings } = await checkFiles({ [path]: text }, RULES, TODAY);
  const shown = [await show(findings, 'en'), await show(findings, 'zh-CN')];
  return JSON.stringify([problems, findings, shown]);
}

/** Values that are long enough not to stand in a text by chance. */
function canariesIn(text: string, path: string): string[] {
  return (
    findSensitive(text, { path, today: TODAY })
      .map(({ start, end }) => text.slice(start, end))
      .filter(value => value.length > 5 || /[\u4e00-\u9fff]{3}/.test(value))
      // A word of our own messages.
      .filter(value => !'see the password manager'.includes(value))
  );
}

describe('what the sensitive rules hand on', () => {
  const path = 'handover/docs/a.md';
  const cases = readCases().filter(({ expected }) => expected);
  const kinds = [...new Set(cases.map(({ kind }) => kind))];

  for (const kind of kinds) {
    it(`never holds a value: ${kind}`, async () => {
      // Each on a line of its own, between blank ones, so that a table ends with its case.
      const text = cases
        .filter(one => one.kind === kind)
        .map(one => `\n${one.text}\n`)
        .join('\n');
      const canaries = canariesIn(text, path);
      assert.notEqual(canaries.length, 0);
      const output = await outputOf(text, path);
      assert.deepEqual(
        canaries.filter(canary => output.includes(JSON.stringify(canary).slice(1, -1))),
        [],
      );
    });
  }

  it('has a key without what else on the line looks like a password', async () => {
    const output = await outputOf('数据库密码：Kq_7712xd （原来用过 Zt_8823we）\n', path);
    assert.ok(!output.includes('Zt_8823we'), output);
  });

  it('keeps the key when the line moves or the value changes', async () => {
    const keys = async (text: string) =>
      [...(await credential.run(worldOf({ path, text })))].map(({ key }) => key);
    const before = await keys('数据库密码：Kq_7712xd（只读）\n');
    assert.equal(before.length, 1);
    assert.deepEqual(await keys('# A\n\n数据库密码：Zt#8823we（只读）\n'), before);
    assert.notDeepEqual(await keys('堡垒机密码：Kq_7712xd（只读）\n'), before);
  });

  it('scans a text once for both rules', async () => {
    const readsOf = async (rules: readonly (typeof credential | typeof patientData)[]) => {
      let reads = 0;
      const file = {
        path,
        get text() {
          reads++;
          return '口令：Kq_7712xd\n';
        },
      };
      for (const rule of rules) await rule.run(worldOf(file));
      return reads;
    };
    const [one, other] = [await readsOf([credential]), await readsOf([patientData])];
    assert.ok((await readsOf([credential, patientData])) < one + other);
  });
});

function worldOf(file: { readonly path: string; readonly text: string }) {
  return {
    today: TODAY,
    settings: projectConfigOf({}),
    options: {},
    rules: { all: new Set(RULES), running: new Set(RULES) },
    isShown: () => true,
    files: [file.path],
    texts: [file],
    largeTexts: [],
  };
}
