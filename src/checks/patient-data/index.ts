import type { Problem } from '../../core/findings.ts';
import { groupMatches } from '../../sensitive/groupMatches.ts';
import { findSensitivePath, maskSensitivePath, type SensitiveMatch } from '../../sensitive/index.ts';
import { scanFile } from '../../sensitive/scanFile.ts';
import { defineCheck } from '../check.ts';

const MESSAGES: Readonly<Record<string, string>> = {
  'resident-id': 'residentId',
  'identity-document': 'identityDocument',
  'bank-card': 'bankCard',
  'patient-mobile': 'mobile',
  'record-number': 'recordNumber',
  'patient-name-diagnosis': 'nameAndDiagnosis',
  'sql-patient-row': 'row',
  'path-name': 'pathInText',
};

/** Data that lead to a patient, in a text or in the name of a file. */
export default defineCheck({
  group: 'sensitive',
  severity: 'error',
  needs: ['files', 'texts'],
  run: async ({ files, texts, today }) => {
    const problems = files.flatMap(path => [...problemsOfPath(path, today)]);
    for (const file of texts) {
      const matches = await scanFile(file, today);
      for (const { match, messageId, masked, more, key } of groupMatches(file.text, matches, messageOf)) {
        const { kind, start, end } = match;
        const place = { file: file.path, start, end, key };
        const data = messageId === 'interchange' ? { masked, format: kind.toUpperCase() } : { masked };
        problems.push(
          more > 0 ? { messageId: 'more', data: { count: more }, ...place } : { messageId, data, ...place },
        );
      }
    }
    return problems;
  },
});

/** The rest are messages and objects, whose kind is the name of their format. */
function messageOf({ category, kind }: SensitiveMatch): string | undefined {
  return category === 'patient-data' ? (MESSAGES[kind] ?? 'interchange') : undefined;
}

/**
 * The finding names the file with the patient masked: it is printed, logged and exported, and whoever has the file
 * finds it by the rest of its path. `related` says which file it is about.
 */
function* problemsOfPath(path: string, today: string): Generator<Problem> {
  const [match] = findSensitivePath(path, { today });
  if (match === undefined) return;
  const file = maskSensitivePath(path, { today });
  const { kind, masked } = match;
  yield { messageId: 'path', data: { masked }, file, start: 0, end: 0, key: kind, related: [path] };
}
