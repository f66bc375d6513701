import { isTestFile } from './comments/paths.ts';
import type { Topic } from './comments/rules.ts';
import { saysNothing } from './describeWork.ts';
import type { Draft } from './drafts.ts';
import { ANCIENT, eraOf } from './era.ts';

/** A note about a detour that works. */
const DETOUR = /^\W*HACK\b/i;

/**
 * Whether little speaks for it that anything is missing today: the word alone, a template, an import, a wish about the
 * code itself, or something that nobody missed for a year. True as it may be, it is nothing for a first screen.
 * @param topic what its own words are about
 */
export function isWeak(draft: Draft, topic: Topic, asOf: string): boolean {
  const era = eraOf(draft, asOf);
  const { severity, confidence, isLeftover, isImported } = draft;
  // Nobody ran it for a year, or missed what was taken back then; or it is run elsewhere.
  if (draft.class === 'skipped-test') return era > 0 || isLeftover === true || confidence === 'low';
  if (draft.class === 'reverted') return era > 0 || saysNothing(draft.title);
  if (severity !== 'minor') return false;
  if (isLeftover || isImported || topic === 'cosmetic' || confidence === 'low') return true;
  if (draft.class === 'unmerged-branch') return era > 0;
  if (draft.class === 'unfinished-commit') return true;
  if (draft.class === 'open-reference') return era === ANCIENT;
  if (draft.class !== 'todo-comment') return false;
  if (isTestFile(draft.file ?? '') || DETOUR.test(draft.title)) return true;
  // Its words, or the code below, say that it is open: then it counts for longer.
  return confidence === 'high' ? era === ANCIENT : topic !== 'domain' || era > 0;
}
