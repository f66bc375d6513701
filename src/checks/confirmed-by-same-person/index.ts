import type { Problem } from '../../core/findings.ts';
import { PARTS } from '../../pack/names.ts';
import { entriesOf } from '../../pack/pack.ts';
import { isSamePerson } from '../../pack/people.ts';
import { defineCheck } from '../check.ts';

/** Teach-back: that something was handed over is said by whoever takes it, never by whoever gives it. */
export default defineCheck({
  group: 'pack',
  severity: 'error',
  needs: ['pack'],
  run: ({ pack: { checklist, team, transitions } }) => {
    const problems: Problem[] = [];
    for (const part of checklist ? PARTS : []) {
      const { owner, confirmedBy } = checklist?.value?.[part] ?? {};
      if (checklist && owner && confirmedBy && isSamePerson(team?.value, owner, confirmedBy))
        problems.push({
          messageId: 'part',
          data: { person: confirmedBy, part },
          ...checklist.at([part, 'confirmedBy']),
        });
    }
    for (const { transition } of transitions) {
      const leaver = transition?.value?.leaving;
      for (const { entry, path } of entriesOf(transition?.value?.teachBack, ['teachBack']))
        if (transition && entry.confirmedBy && isSamePerson(team?.value, leaver, entry.confirmedBy))
          problems.push({
            messageId: 'teachBack',
            data: { person: entry.confirmedBy },
            ...transition.at([...path, 'confirmedBy']),
          });
    }
    return problems;
  },
});
