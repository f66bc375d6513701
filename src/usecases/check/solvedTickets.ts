import type { SolvedTicket } from '../../checks/check.ts';
import type { FileSource } from '../../core/ports.ts';
import { textOrAbsent } from '../../core/textRead.ts';
import type { Issue } from '../../history/issue.ts';
import { readExports } from '../issues/exports.ts';

/**
 * The critical tickets that were solved.
 * @param exports paths from the project folder
 * @throws UserError for an export that cannot be read: what it says must not be passed over
 */
export async function readSolvedTickets(
  source: FileSource,
  exports: readonly string[],
  issues: readonly Issue[],
): Promise<SolvedTicket[]> {
  const reads = await source.readTexts(exports);
  const found: SolvedTicket[] = [];
  for (const [file, read] of reads) {
    const text = textOrAbsent(file, read);
    if (text === undefined) continue;
    for (const { key, title, isSolvedCritical } of (await readExports([{ name: file, text }])).values())
      if (isSolvedCritical) found.push({ key, title, file });
  }
  const decided = issues.filter(
    ({ severity, triage }) => severity === 'critical' && triage?.state === 'resolved',
  );
  return [...found, ...decided.map(({ key, title, fingerprint }) => ({ key, title, fingerprint }))];
}
