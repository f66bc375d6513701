import type { Problem } from '../../core/findings.ts';
import { PARTS } from '../../pack/names.ts';
import { unprovenFields } from '../../pack/partRequirements.ts';
import { yamlFix } from '../../pack/yaml/fix.ts';
import { defineCheck } from '../check.ts';

/** Parts of the checklist that are called done and do not show it. */
export default defineCheck({
  group: 'pack',
  severity: 'error',
  needs: ['pack'],
  run: ({ pack: { checklist } }) =>
    PARTS.flatMap((part): Problem[] => {
      if (checklist?.value?.[part]?.status !== 'done') return [];
      const fields = unprovenFields(checklist, part);
      if (fields.length === 0) return [];
      const reopening = { set: [part, 'status'], value: 'in-progress' };
      const fixes = yamlFix(checklist, [reopening], { messageId: 'fix.reopen', safe: false });
      const data = { part, fields: fields.join(', ') };
      return [{ messageId: 'unproven', data, ...checklist.at([part, 'status']), fixes }];
    }),
});
