import { UserError } from '../../core/errors.ts';
import type { Finding } from '../../core/findings.ts';
import type { Project } from '../../core/ports.ts';
import type { Pack } from '../../pack/pack.ts';
import { findSensitive } from '../../sensitive/index.ts';
import { checkProject } from '../check/checkProject.ts';
import { shownText } from '../shownText.ts';
import type { ExportRequest, ExportServices } from './request.ts';

/** Why nobody asks git here: what lies in the working tree is what is exported. */
const NO_INDEX = () => {
  throw new Error('an export is made from the working tree');
};

/**
 * What must not leave the house as it is: credentials and patients in the pack, and for a customer what is internal.
 * @returns empty where nothing stands in the way
 */
export async function findLeaks(
  project: Project,
  { audience, today }: ExportRequest,
  { assets, signal }: ExportServices,
): Promise<readonly Finding[]> {
  const rules = ['credential', 'patient-data', ...(audience === 'customer' ? ['internal-for-customer'] : [])];
  const request = { scope: { kind: 'pack' }, today, rules, ignoreBaseline: true } as const;
  const { findings } = await checkProject(project, request, { assets, openStaged: NO_INDEX, signal });
  return findings.filter(({ severity }) => severity === 'error');
}

/** @throws UserError where something stands in the way and nobody gave a reason to go on */
export function refuseLeaks(findings: readonly Finding[], { forcedBecause }: ExportRequest): void {
  const [first] = findings;
  if (first === undefined || forcedBecause !== undefined) return;
  const place = `${first.file}:${first.line}`;
  throw new UserError('error.export.leak', { count: findings.length, place, rule: first.ruleId });
}

/**
 * Takes out of a text what must not be printed: every secret and patient of the pack, wherever it is repeated, and what a
 * text shows by itself; what acts or hides is spelt out, and what XML cannot hold is gone.
 */
export function cleaner(pack: Pack, today: string): (text: string) => string {
  const secrets = new Map<string, string>();
  for (const { path, text } of [...pack.documents, ...pack.yamlFiles])
    for (const { start, end, masked } of findSensitive(text, { path, today }))
      if (end - start >= 4) secrets.set(text.slice(start, end), masked);
  const known = [...secrets].sort(([one], [other]) => other.length - one.length);
  return text => {
    let clean = text;
    for (const [secret, masked] of known)
      if (clean.includes(secret)) clean = clean.replaceAll(secret, masked);
    return shownText(clean).replace(/[\ufffe\uffff]/g, '');
  };
}
