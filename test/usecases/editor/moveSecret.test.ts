import assert from 'node:assert/strict';
import { applyFixes } from '../../../src/core/fixes.ts';
import { scanFile } from '../../../src/sensitive/scanFile.ts';
import { moveSecretEdits, plainName, vaultName } from '../../../src/usecases/editor/moveSecret.ts';
import { packOf, TODAY, wordingIn } from './support.ts';

const SECRET = 'Qx7-kpL92';

/** A text without its secret, and what the scan still finds in it. */
async function moved(name: string, text: string, language: 'en' | 'zh-CN' = 'en') {
  const pack = packOf({ [name]: text });
  const [file] = pack.files;
  const start = text.indexOf(SECRET);
  const span = { start, end: start + SECRET.length };
  const { say } = await wordingIn(language);
  const entry = vaultName(file, span) || 'HIS';
  const reference = say('editor.secret.reference', { name: entry });
  const after = applyFixes(text, [moveSecretEdits(text, file, span, { name: entry, reference })]).text;
  const path = `handover/${name}`;
  const found = (await scanFile({ path, text: after }, TODAY)).filter(
    ({ category }) => category === 'credential',
  );
  return { after, found: found.length, before: (await scanFile({ path, text }, TODAY)).length };
}

describe('a secret that moves to the vault', () => {
  it('leaves the name of the entry in the account, and no field that no schema knows', async () => {
    const account = '  accounts:\n    - id: his-db\n      system: HIS database\n';
    const text = `version: 1\ncustomer:\n${account}      password: ${SECRET} # old\n      level: admin\n`;
    const { after, found, before } = await moved('checklist.yaml', text);
    assert.ok(before > 0, 'it is found before');
    assert.equal(found, 0);
    assert.ok(!after.includes(SECRET));
    assert.match(after, /vault: HIS database\n/);
    assert.doesNotMatch(after, /password/);
  });

  it('is replaced by words inside of a note, which stays', async () => {
    const text = `version: 1\ncustomer:\n  accounts:\n    - id: his-db\n      system: HIS database\n      vault: infra/his\n      note: "Call first, password: ${SECRET}"\n`;
    const { after, found } = await moved('checklist.yaml', text);
    assert.equal(found, 0);
    assert.match(after, /note: "Call first, password: see infra\/his in the password manager"\n$/);
    assert.match(after, /vault: infra\/his\n/);
  });

  it('is replaced in a document and in other fields, in both languages', async () => {
    for (const language of ['en', 'zh-CN'] as const) {
      for (const [name, text] of [
        ['docs/a.md', `# A\n\nDB password: ${SECRET}\n`],
        ['docs/b.md', `| 系统 | 密码 |\n| --- | --- |\n| HIS | ${SECRET} |\n`],
        [
          'checklist.yaml',
          `version: 1\nspecialNotes:\n  items:\n    - id: a\n      title: 数据库密码：${SECRET}\n`,
        ],
      ] as const) {
        const { after, found, before } = await moved(name, text, language);
        assert.ok(before > 0, text);
        assert.equal(found, 0, after);
        assert.ok(!after.includes(SECRET) && after.includes('HIS'));
      }
    }
  });

  it('gets a name without marks', () => {
    assert.equal(plainName('  HIS: db #1 | "prod" `x` '), 'HIS db 1 prod x');
    assert.equal(plainName('库/门诊 HIS'), '库/门诊 HIS');
  });
});
