import type { SensitiveMatch } from './match.ts';
import { placeOfMatch } from './scanFile.ts';

/** Matches that are reported as one. */
export interface MatchGroup {
  /** The first of them. */
  readonly match: SensitiveMatch;
  readonly messageId: string;
  /** The first of them in a form that may be printed, with `…` where there are others. */
  readonly masked: string;
  /** Where a file holds more of a kind than anyone reads: how many this one stands for, itself included; else 0. */
  readonly more: number;
  /** The same as long as the line stays the same; holds nothing of what was found. */
  readonly key: string;
}

/** So many of a kind are listed for one file; a dump of a database has a hundred thousand. */
const MOST = 50;

/**
 * What is reported of the matches of a file.
 * @param messageOf the message for a match, undefined for one that is none of the rule's
 */
export function groupMatches(
  text: string,
  matches: readonly SensitiveMatch[],
  messageOf: (match: SensitiveMatch) => string | undefined,
): MatchGroup[] {
  const groups: MatchGroup[] = [];
  const counts = new Map<string, number>();
  const overflows = new Map<string, number>();
  let lastEnd = 0;
  for (const [index, match] of matches.entries()) {
    const messageId = messageOf(match);
    if (messageId === undefined) continue;
    const overflow = overflows.get(messageId);
    const full = overflow === undefined ? undefined : groups[overflow];
    if (overflow !== undefined && full !== undefined) {
      lastEnd = match.end;
      groups[overflow] = { ...full, more: full.more + 1 };
      continue;
    }
    const previous = groups.at(-1);
    const isSameLine = !text.slice(lastEnd, match.start).includes('\n');
    lastEnd = match.end;
    if (match.category === 'patient-data' && isSameLine && previous?.messageId === messageId) {
      if (!previous.masked.endsWith('…'))
        groups[groups.length - 1] = { ...previous, masked: `${previous.masked} …` };
      continue;
    }
    const count = (counts.get(messageId) ?? 0) + 1;
    counts.set(messageId, count);
    const isOverflow = count > MOST;
    if (isOverflow) overflows.set(messageId, groups.length);
    const key = isOverflow ? `more ${messageId}` : `${match.kind} ${placeOfMatch(text, matches, index)}`;
    groups.push({ match, messageId, masked: match.masked, more: isOverflow ? 1 : 0, key });
  }
  return groups;
}
