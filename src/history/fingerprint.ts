import { sha256 } from '../core/digest.ts';
import type { Issue } from './issue.ts';

/**
 * The name of an issue that stays when lines move, files are renamed and branches are rebased.
 * @param identity what it is, without where it is
 * @returns 16 hexadecimal digits
 */
export function fingerprintOf(identity: string): string {
  return sha256(identity).slice(0, 16);
}

/**
 * The fingerprint of a branch that is not merged.
 * @param name with or without `origin/`
 */
export function branchFingerprint(name: string): string {
  return fingerprintOf(`unmerged-branch\0${name.replace(/^origin\//, '')}`);
}

/** Fingerprints under which an issue may be in the checklist: a ticket's branch may have been put there alone. */
export function fingerprintsOf({ fingerprint, evidence }: Pick<Issue, 'fingerprint' | 'evidence'>): string[] {
  const branches = evidence.flatMap(({ branch }) =>
    branch === undefined ? [] : [branchFingerprint(branch)],
  );
  return [...new Set([fingerprint, ...branches])];
}
