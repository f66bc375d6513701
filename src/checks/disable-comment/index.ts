import type { Problem } from '../../core/findings.ts';
import type { Suppression } from '../../core/suppressions.ts';
import { defineCheck } from '../check.ts';

/** Disable comments that say no reason, name no rule that exists, or are of no use any more. */
export default defineCheck({
  group: 'pack',
  severity: 'warning',
  needs: ['pack', 'suppressions'],
  run: ({ suppressions, rules }) =>
    suppressions.flatMap(({ comment, used }) => problemsOf(comment, used, rules)),
});

function problemsOf(
  comment: Suppression,
  used: boolean,
  { all, running }: { all: ReadonlySet<string>; running: ReadonlySet<string> },
): Problem[] {
  const { file, start, end, ruleIds, reason } = comment;
  const place = { file, start, end, key: ruleIds.join(' ') };
  if (ruleIds.length === 0) return [{ ...place, messageId: 'noRule' }];
  if (reason === '') return [{ ...place, messageId: 'noReason', data: { rules: ruleIds.join(', ') } }];
  const unknown = ruleIds.filter(id => !all.has(id));
  if (unknown.length > 0)
    return [{ ...place, messageId: 'unknownRule', data: { rules: unknown.join(', ') } }];
  // A rule that did not run this time had no chance to need the comment.
  if (used || ruleIds.some(id => !running.has(id))) return [];
  const remove = { messageId: 'fix.remove', edits: [{ ...comment.removal, text: '' }], safe: true };
  return [{ ...place, messageId: 'unused', data: { rules: ruleIds.join(', ') }, fixes: [remove] }];
}
