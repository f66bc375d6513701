import type { Problem } from '../../core/findings.ts';
import { PARTS } from '../../pack/names.ts';
import { yamlFix } from '../../pack/yaml/fix.ts';
import { isGiven } from '../../pack/yaml/given.ts';
import { defineCheck } from '../check.ts';

/** What turns a claim into a fact: something to look at, and a successor who has explained it back (teach-back). */
const PROOF = ['evidence', 'confirmedBy', 'confirmedOn'];

/** Parts of the checklist that are called done and do not show it. */
export default defineCheck({
  group: 'pack',
  severity: 'error',
  needs: ['pack'],
  run: ({ pack: { checklist } }) =>
    PARTS.flatMap((part): Problem[] => {
      if (checklist?.value?.[part]?.status !== 'done') return [];
      const fields = PROOF.filter(field => !isGiven(checklist, [part, field]));
      if (fields.length === 0) return [];
      const reopening = { set: [part, 'status'], value: 'in-progress' };
      const fixes = yamlFix(checklist, [reopening], { messageId: 'fix.reopen', safe: false });
      const data = { part, fields: fields.join(', ') };
      return [{ messageId: 'unproven', data, ...checklist.at([part, 'status']), fixes }];
    }),
});
