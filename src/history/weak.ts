import { isTestFile } from './comments/paths.ts';
import { STYLES, type Topic } from './comments/rules.ts';
import { saysNothing } from './describeWork.ts';
import { ageOf, type Draft, YEAR } from './drafts.ts';
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
  if (draft.class === 'reverted') return era > 0 || saysNothing(draft.title) || UNDOING.test(draft.title);
  if (draft.class === 'todo-comment' && isWeakComment(draft, asOf)) return true;
  if (severity !== 'minor') return false;
  if (isLeftover || isImported || topic === 'cosmetic' || confidence === 'low') return true;
  if (draft.class === 'unmerged-branch') return era > 0;
  if (draft.class === 'unfinished-commit') return true;
  return draft.class === 'open-reference' && era === ANCIENT;
}

/** Who takes this back brings something in again. */
const UNDOING =
  /^\W*(?:revert(?:ed|ing|s)?|undo(?:ing)?|undid|roll(?:ed|ing)?[ -]?back|back(?:ed|ing)? ?out|回退|回滚|还原|撤销|撤回)(?![a-z])/i;

/** The ticket that the comment names was closed, as commits or the tracker say. */
const CLOSED = new Set(['issues.remark.closedTicket', 'issues.remark.closedInTracker']);

/** Days after which people have learned to live with what is missing. */
const LIVED_WITH = 5 * YEAR;

/** Code that does nothing, or does it wrongly, speaks for itself for long; words are believed for a while. */
function isWeakComment(draft: Draft, asOf: string): boolean {
  const era = eraOf(draft, asOf);
  const { severity, confidence, sign, file = '', title } = draft;
  if (severity === 'critical') return false;
  // Its ticket was closed: that the comment stands there still is what is told. A detour only names the ticket that it is for.
  if (draft.remarks?.some(({ id }) => CLOSED.has(id)) === true) return DETOUR.test(title);
  // What a test lacks, the product does not; how it looks hurts nobody; and a detour works.
  if (isTestFile(file) || STYLES.test(file) || (severity === 'minor' && DETOUR.test(title))) return true;
  if (sign !== undefined && sign !== 'said') return ageOf(draft.date, asOf) > LIVED_WITH;
  if (sign === 'said') return confidence === 'low' || era === ANCIENT;
  // A TODO alone names what the code below does as often as what it lacks, whatever it is about.
  return era > 0 || severity === 'minor';
}
