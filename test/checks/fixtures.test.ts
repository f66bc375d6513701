import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { RULE_IDS, ruleInfo } from '../../src/usecases/check/checkProject.ts';
import { createFolder } from '../helpers/folder.ts';
import { applyFixes } from '../../src/core/fixes.ts';
import { check, checkFolder, listCases, readExpected, readTree, show, withoutGit } from './support.ts';

// Each `test/checks/<rule>/<case>/` holds a project and what the rule says about it. Where the rule offers fixes,
// `fixed/` holds the files as they are after the first fix of every finding.

const cases = await listCases();

describe('the cases of the checks', () => {
  for (const { rule, name, folder } of cases) {
    it(`${rule}: ${name}`, async () => {
      const expected = await readExpected(folder);
      const place = await createFolder(await readTree(join(folder, 'project')));
      try {
        const { findings, crashes, texts } = await check(withoutGit(place), {
          rules: expected.rules ?? [rule],
          ...(expected.today && { today: expected.today }),
        });
        assert.deepEqual(crashes, []);
        const own = (finding: { ruleId: string }) => ruleInfo(finding.ruleId)?.severity;
        const shown = (await show(findings)).map((entry, index) => {
          const finding = findings[index];
          const isOwn = finding === undefined || finding.severity === own(finding);
          return isOwn ? entry : { ...entry, severity: finding.severity };
        });
        assert.deepEqual(shown, expected.findings);
        // The other language has a text for each, with all of its data.
        for (const { message } of await show(findings, 'zh-CN')) assert.doesNotMatch(message, /\{\w+\}/);
        if (!existsSync(join(folder, 'fixed'))) return;
        const wanted = await readTree(join(folder, 'fixed'));
        const edits = findings.flatMap(({ file, fixes }) => (fixes[0] ? [{ file, edits: fixes[0].edits }] : []));
        for (const [path, bytes] of Object.entries(wanted)) {
          const { text } = applyFixes(
            texts.get(path) ?? '',
            edits.filter(({ file }) => file === path).map(fix => fix.edits),
          );
          assert.equal(text, new TextDecoder().decode(bytes), path);
        }
      } finally {
        await place.cleanup();
      }
    });
  }

  it('are there for every check', () => {
    const without = RULE_IDS.filter(id => !cases.some(({ rule }) => rule === id));
    assert.deepEqual(without, []);
  });

  it('belong to a check that exists', () => {
    assert.deepEqual(
      cases.filter(({ rule }) => !existsSync(checkFolder(rule))),
      [],
    );
  });
});
