import type { Problem } from '../../core/findings.ts';
import { firstFew } from '../../core/firstFew.ts';
import { wordsIn } from '../../core/wording.ts';
import { isSomebodyLeaving } from '../../pack/packState.ts';
import { defineCheck } from '../check.ts';

/** So many questions of a file are named; the others are counted. */
const NAMED = 3;

/**
 * Questions that only the leaver may be able to answer, while they are still here. Before that they are counted and not
 * asked for: `handover check` says how many there are.
 */
export default defineCheck({
  group: 'pack',
  severity: 'warning',
  needs: ['pack', 'mustHaves'],
  run: ({ pack, mustHaves, settings }) => {
    if (!isSomebodyLeaving(pack)) return [];
    const open = mustHaves.filter(({ state }) => state === 'open');
    const language = settings.language ?? 'en';
    return [...Map.groupBy(open, ({ place }) => place.file).values()].flatMap((own): Problem[] => {
      const [first] = own;
      if (first === undefined) return [];
      const words = own.map(({ question }) => wordsIn(question, language));
      const data = { count: own.length, questions: firstFew(words, NAMED, ' ') };
      return [{ messageId: 'open', data, ...first.place, key: 'open' }];
    });
  },
});
