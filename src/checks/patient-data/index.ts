import type { Problem } from '../../core/findings.ts';
import { commentSigns } from '../../core/suppressions.ts';
import { groupMatches, type MatchGroup } from '../../sensitive/groupMatches.ts';
import { findSensitivePath, maskSensitivePath, type SensitiveMatch } from '../../sensitive/index.ts';
import { scanFile } from '../../sensitive/scanFile.ts';
import { scanPieces } from '../../sensitive/scanPieces.ts';
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
  needs: ['files', 'texts', 'largeTexts'],
  run: async ({ files, texts, largeTexts, today }) => {
    const problems = files.flatMap(path => [...problemsOfPath(path, today)]);
    for (const file of texts) {
      const matches = await scanFile(file, today);
      for (const { match, messageId, masked, more, key } of groupMatches(file.text, matches, messageOf)) {
        const { start, end } = match;
        problems.push({
          ...worded({ match, messageId, masked, more }, file.path),
          file: file.path,
          start,
          end,
          key,
        });
      }
    }
    for (const { path, pieces } of largeTexts)
      for await (const { text, matches, placeOf } of scanPieces(path, pieces(), today))
        for (const { key, ...group } of groupMatches(text, matches, messageOf))
          problems.push({
            ...worded(group, path),
            file: path,
            start: 0,
            end: 0,
            key,
            place: placeOf(group.match),
          });
    return problems;
  },
});

function worded({ match, messageId, masked, more }: Omit<MatchGroup, 'key'>, path: string) {
  if (more > 0) return { messageId: 'more', data: { count: more } };
  const data = { masked, ...commentSigns(path) };
  return {
    messageId,
    data: messageId === 'interchange' ? { ...data, format: match.kind.toUpperCase() } : data,
  };
}

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
