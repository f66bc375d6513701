import type { Grammar } from '../trackers.ts';

/** What a sentence makes of a closing word. */
export type Meaning = 'closes' | 'partly' | 'denied' | 'undone';

/** Ends of clauses: what stands in front of them says nothing about the word behind. */
const CLAUSE_END = /\n|[.;!?。](?=\s|$|[\u3000-\u9fff])|[,，](?=\s|[\u3000-\u9fff])/g;
/** A commit says of itself that it fixes; nobody says so with "will … and fixes". */
const AND_FIXES = /(?:\band|&|\+)\s*$/i;
const PAST_OR_PRESENT = /^(?:\w+(?:es|ed|s))\b/i;
const REACH = 60;

/**
 * What is meant with a closing word.
 * @param front what stands in front of the word
 * @param word from the closing word to the reference
 */
export function meaningOf(front: string, word: string, { denials }: Grammar): Meaning {
  const clause = lastClause(front);
  if (clause.trim() === '') return 'closes';
  if (denials.undone.test(clause)) return 'undone';
  if (AND_FIXES.test(clause) && PAST_OR_PRESENT.test(word)) return 'closes';
  if (denials.negations.test(clause)) return 'denied';
  return denials.partly.test(clause) ? 'partly' : 'closes';
}

/** Whether what is said behind a reference is about all of it: not where "half of" or "not all of" stands in front. */
export function isWhole(before: string, { denials }: Grammar): boolean {
  const clause = lastClause(before);
  return !PART_OF.test(clause) && !denials.partly.test(clause);
}

const PART_OF = /\b(?:half|parts?|some|most|bits?|pieces?|none|not all|first steps?) of (?:the )?$/i;

/** Whether the rest of the clause behind a reference says that it is not closed: `… in the next release`. */
export function isDeniedBehind(text: string, end: number, { denials }: Grammar): boolean {
  const clause = firstClause(text.slice(end, end + REACH));
  return clause !== '' && denials.behind.test(clause);
}

/** Whether a fix of the reference was taken out again, although no closing word stands in front of it. */
export function isUndone(before: string, after: string, { denials }: Grammar): boolean {
  if (denials.undoneFix.test(before)) return true;
  return denials.undoneVerb.test(before) && denials.undoneObject.test(after);
}

/** Whether the rest of the sentence says that the ticket is open again. */
export function isReopenedBehind(after: string, { denials }: Grammar): boolean {
  const sentence = /^[^\n;。]{0,60}/.exec(after)?.[0] ?? '';
  return sentence !== '' && denials.reopensAfter.test(sentence);
}

function lastClause(front: string): string {
  let from = 0;
  for (const { index } of front.matchAll(CLAUSE_END)) from = index + 1;
  return front.slice(Math.max(from, front.length - REACH));
}

function firstClause(after: string): string {
  CLAUSE_END.lastIndex = 0;
  const end = CLAUSE_END.exec(after);
  // The mark of a question belongs to it.
  return end === null ? after : after.slice(0, end[0].startsWith('?') ? end.index + 1 : end.index);
}
