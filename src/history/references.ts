import { ownWords } from './references/clean.ts';
import { type Effect, effectsOf } from './references/effects.ts';
import { quotedSubject } from './references/revert.ts';
import { findTokens, isNobodys, isStopped } from './references/tokens.ts';
import { unfinishedMark } from './references/unfinished.ts';
import { keyOf, type TicketKey, urlOf } from './references/url.ts';
import type { CompiledTracker, Grammar } from './trackers.ts';

export { type RevertInfo, readRevert } from './references/revert.ts';
export { readSwitch, type Switched } from './references/switches.ts';
export { unfinishedMark };

/** A ticket that a message speaks about, and what the commit does to it. */
export interface Reference {
  /** Id of the tracker. */
  readonly tracker: string;
  /** `#12`, `owner/repo#12`, `HIS-12`, `AB#12`, `Bug #3` …: the same for all spellings of a ticket. */
  readonly key: string;
  readonly effect: Effect;
  /** Address of the ticket, where it is known. */
  readonly url: string | null;
  /** The tracker closes it by itself, although the sentence says that it is not done. */
  readonly closedByTracker?: string;
  /** The sentence speaks of closing it, and says that this is not done, or only in part. */
  readonly leftOpen?: true;
}

const STRENGTH: Readonly<Record<Effect, number>> = { mentions: 0, links: 1, closes: 2, reopens: 2 };

/**
 * The tickets that a message is about; not those of requests, quotations, code, standards and error codes.
 * A revert's quoted subject is no word of its own.
 * @param message as git has it, of any length
 * @returns each ticket once, in the order of the text, with the strongest effect; of closing and reopening the last
 */
export function readReferences(message: string, grammar: Grammar): Reference[] {
  if (!grammar.needed.test(message)) return [];
  const found = new Map<string, Reference>();
  for (const reference of takenBack(message, grammar)) found.set(reference.key, reference);
  const text = ownWords(message);
  const tokens = findTokens(text, grammar);
  if (tokens.length === 0) return [...found.values()];
  const subjectEnd = firstLine(text).length;
  const isUnfinished = unfinishedMark(firstLine(message)) !== undefined;
  const effects = effectsOf(text, tokens, grammar);
  tokens.forEach((token, index) => {
    const said = effects[index];
    if (said === undefined || said.effect === 'none') return;
    // Who marks a commit as unfinished cannot have closed anything with it.
    const isLeft = said.effect === 'closes' && isUnfinished && token.start < subjectEnd;
    const effect = isLeft ? 'links' : said.effect;
    const known = found.get(token.key);
    if (known && STRENGTH[known.effect] > STRENGTH[effect]) return;
    const { tracker, key, url, owner } = token;
    const closedByTracker = said.isAutomatic && effect !== 'closes' ? titleOf(owner) : undefined;
    found.set(key, {
      ...{ tracker, key, effect, url },
      ...(closedByTracker === undefined ? {} : { closedByTracker }),
      ...(said.isLeftOpen && effect !== 'closes' ? { leftOpen: true } : {}),
    });
  });
  return [...found.values()];
}

/** Who reverts "Fixes #12" opens it again, also where the commit that had closed it is not known. */
function takenBack(message: string, grammar: Grammar): Reference[] {
  const quoted = quotedSubject(firstLine(message).normalize('NFKC').trim().slice(0, LONGEST_SUBJECT));
  if (quoted === undefined) return [];
  const text = ownWords(quoted.subject);
  const tokens = findTokens(text, grammar);
  const effects = effectsOf(text, tokens, grammar);
  return tokens.flatMap(({ tracker, key, url, owner }, index): Reference[] => {
    const said = effects[index];
    if (said?.effect !== 'closes') return [];
    if (quoted.isReapply) return [{ tracker, key, url, effect: 'closes' }];
    const closedByTracker = said.isAutomatic ? { closedByTracker: titleOf(owner) } : {};
    return [{ tracker, key, url, effect: 'reopens', ...closedByTracker }];
  });
}

const LONGEST_SUBJECT = 2000;

function titleOf({ definition }: CompiledTracker): string {
  return definition.title ?? definition.id;
}

/**
 * The ticket that the name of a branch holds: `feature/HIS-123-login`, `123-fix-login`, `issue-45`, `bugfix_#88`.
 * @param branch short name, also with the remote in front
 */
export function readBranchKey(
  branch: string,
  grammar: Grammar,
): Pick<Reference, 'tracker' | 'key' | 'url'> | undefined {
  const name = branch.slice(0, 255).normalize('NFKC');
  if (/(?:^|\/)(?:dependabot|renovate|revert)[-/]/i.test(name)) return undefined;
  for (const tracker of grammar.trackers) {
    const patterns = tracker.definition.branches ? tracker.branches : [tracker.reference];
    for (const pattern of patterns) {
      pattern.lastIndex = 0;
      const match = pattern.exec(name);
      const key = match && keyInBranch(match, tracker);
      if (key) return { tracker: tracker.id, key: key.key, url: urlOf(tracker, key, grammar) };
    }
  }
  return undefined;
}

function keyInBranch(match: RegExpExecArray, tracker: CompiledTracker): TicketKey | undefined {
  const { id = match[1] ?? match[0], kind, project } = match.groups ?? {};
  if (isNobodys(id) || isStopped(tracker, project, id)) return undefined;
  return keyOf(tracker, match[0], id, kind);
}

function firstLine(message: string): string {
  const end = message.indexOf('\n');
  return end < 0 ? message : message.slice(0, end);
}
