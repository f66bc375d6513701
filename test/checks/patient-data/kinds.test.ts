import assert from 'node:assert/strict';
import { card, residentId } from '../../sensitive/cases.ts';
import { checkFiles, show } from '../support.ts';

const LINES: readonly (readonly [messageId: string, line: string])[] = [
  ['residentId', `证件 ${residentId('33019919650703011')}`],
  ['identityDocument', '患者护照号：E76543210'],
  ['bankCard', `退款到 ${card('622202020001234567')}`],
  ['mobile', '患者家属 13900000041'],
  ['recordNumber', '住院号 0000456789 的费用结算报错'],
  ['nameAndDiagnosis', '患者：钱慕白，诊断：肺炎'],
  ['interchange', 'PID|1||0012345||QIAN^MUBAI||19700102|M'],
  ['interchange', '{"resourceType":"Patient","name":[{"text":"钱慕白"}]}'],
  ['interchange', '(0010,0010) PN [Qian^MuBai]'],
  ['row', "INSERT INTO patient (id, name) VALUES (1, '钱慕白'), (2, '冯砚秋');"],
  ['pathInText', 'D:\\share\\报告\\钱慕白_胸部CT.dcm'],
];

describe('what patient-data says', () => {
  for (const [messageId, line] of LINES) {
    it(`about ${line.slice(0, 24)}: ${messageId}`, async () => {
      const { findings, crashes } = await checkFiles({ 'handover/docs/a.md': `# A\n\n${line}\n` }, [
        'patient-data',
      ]);
      assert.deepEqual(crashes, []);
      assert.deepEqual(
        findings.map(finding => [finding.messageId, finding.line]),
        [[messageId, 3]],
      );
    });
  }

  it('covers every message', async () => {
    const { default: words } = await import('../../../src/checks/patient-data/en.json', {
      with: { type: 'json' },
    });
    const said = new Set(LINES.map(([messageId]) => messageId)).add('path');
    const others = Object.keys(words).filter(name => !said.has(name) && !/^title$|^more/.test(name));
    assert.deepEqual(others, []);
  });

  it('reports the rows of one line once, and names the format', async () => {
    const { findings } = await checkFiles(
      { 'handover/docs/a.md': LINES.map(([, line]) => line).join('\n') },
      ['patient-data'],
    );
    const messages = (await show(findings)).map(({ message }) => message);
    assert.ok(messages.some(message => message.includes('(钱*** …)')));
    for (const format of ['HL7', 'FHIR', 'DICOM'])
      assert.ok(messages.some(message => message.includes(format)));
  });

  it('ends in good time on a dump with all rows on one line', async () => {
    const rows = Array.from({ length: 40_000 }, (_, index) => `(${index},'钱慕白')`).join(',');
    const text = `INSERT INTO patient (id,name) VALUES ${rows};\n`;
    const { findings } = await checkFiles({ 'handover/docs/a.md': text }, ['patient-data']);
    assert.equal(findings.length, 1);
  }).timeout(20_000);

  it('masks the patient in the path that it reports, and shows it for the file that is looked at', async () => {
    const { findings } = await checkFiles({ 'handover/docs/钱慕白_胸部CT.md': '# CT\n' }, ['patient-data']);
    assert.deepEqual(
      findings.map(({ file, related }) => [file, related]),
      [['handover/docs/钱***_胸部CT.md', ['handover/docs/钱慕白_胸部CT.md']]],
    );
  });
});
