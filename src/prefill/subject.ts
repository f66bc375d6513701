import { maskSensitive } from '../sensitive/index.ts';

/**
 * Text that people wrote into git, made fit for a pack: commit subjects do hold passwords and patients now and then,
 * and a pack is read by more people than a log is.
 * @param newest day of the newest commit, yyyy-mm-dd: an identity number born later is none
 */
export function safeSubject(subject: string, newest: string): string {
  return maskSensitive(subject.trim(), { path: 'subject.md', today: newest });
}
