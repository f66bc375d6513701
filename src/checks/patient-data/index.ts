import type { Problem } from '../../core/findings.ts';
import { findSensitivePath } from '../../sensitive/index.ts';
import { maskedLines, scanFile } from '../../sensitive/scanFile.ts';
import { defineCheck } from '../check.ts';

const MESSAGES: Readonly<Record<string, string>> = {
  'resident-id': 'residentId',
  'bank-card': 'bankCard',
  'patient-mobile': 'mobile',
  'record-number': 'recordNumber',
  'patient-name-diagnosis': 'nameAndDiagnosis',
  'sql-patient-row': 'row',
  hl7: 'interchange',
  fhir: 'interchange',
  dicom: 'interchange',
};

/** Data that lead to a patient, in a text or in the name of a file. */
export default defineCheck({
  group: 'sensitive',
  severity: 'error',
  needs: ['texts'],
  run: async ({ texts, today }) => {
    const problems: Problem[] = [];
    for (const file of texts) {
      const { path, text } = file;
      for (const { kind, masked } of findSensitivePath(path, { today }))
        problems.push({ messageId: 'path', data: { masked }, file: path, start: 0, end: 0, key: kind });
      const matches = await scanFile(file, today);
      for (const match of matches) {
        const { category, kind, start, end, masked } = match;
        if (category !== 'patient-data') continue;
        const messageId = MESSAGES[kind] ?? 'interchange';
        const key = `${kind} ${maskedLines(text, match, matches)}`;
        problems.push({ messageId, data: { masked }, file: path, start, end, key });
      }
    }
    return problems;
  },
});
