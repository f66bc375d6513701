import type { CompiledTracker, Grammar } from '../trackers.ts';
import { isDeniedBehind, isReopenedBehind, isUndone, isWhole, meaningOf } from './denial.ts';
import type { Token } from './tokens.ts';

/** What a commit does to a ticket. */
export type Effect = 'closes' | 'links' | 'reopens' | 'mentions';

/** What is said about a reference; `none` where it turns out to be no ticket. */
export interface Said {
  readonly effect: Effect | 'none';
  /** The tracker closes it all the same: it reads the word and not the sentence. */
  readonly isAutomatic: boolean;
  /** The sentence speaks of closing it, and says that this is not done. */
  readonly isLeftOpen: boolean;
}

interface State {
  readonly said: Said['effect'];
  readonly isAutomatic?: boolean;
  readonly isLeftOpen?: boolean;
  /** Whether the word covers what follows in a list. */
  readonly spreads: boolean;
}

const NO_TICKET: State = { said: 'none', spreads: true };
/** A number of this length inside of a sentence is a colour; at its start it may be a ticket. */
const COLOUR = /^#(?:[0-9]{6}|[0-9]{8})$/;
const CHANGED_TO = /^\s*(?:to|->|→|改为|改成|换成|变为|到)\s*$/i;
/** The start of a line, up to the number of a point. */
const POINT = /(?:^|\n)[\s*#([【-]*$/;
/** A word and what may stand between it and its reference. */
const REACH = 80;
const JOINS = /^[\s,;、/&+*|)(\]["'_-]*(?:and|or|和|与|及|以及|还有|plus|issues?|bugs?)?[\s,;#、(["'*_-]*$/i;
/** The start of a line of a list, up to the reference. */
const LIST_ITEM = /(?:^|\n)\s*[-*]\s*$/;
const LONGEST_LINE = 2000;

/**
 * What is said about each reference of a text.
 * @param tokens in the order of the text
 * @returns one for each token; `none` where it turns out to be no ticket
 */
export function effectsOf(text: string, tokens: readonly Token[], grammar: Grammar): Said[] {
  const said: Said['effect'][] = [];
  const states: State[] = [];
  let last: State = { said: 'mentions', spreads: false };
  tokens.forEach((token, index) => {
    const previous = tokens[index - 1];
    const before = text.slice(Math.max(previous?.end ?? 0, token.start - REACH), token.start);
    const isNear = previous !== undefined && before.length < REACH;
    const isItem = isNear && LIST_ITEM.test(text.slice(Math.max(previous.start - 20, 0), previous.start));
    const after = text.slice(token.end, Math.min(tokens[index + 1]?.start ?? text.length, token.end + REACH));
    last = stateOf(token, sameParagraph(before), after, isNear ? last : undefined, isItem, grammar);
    said.push(last.said);
    states.push(last);
  });
  tokens.forEach((token, index) => {
    if (said[index] === 'none') return;
    said[index] = behind(text, token, tokens[index + 1], grammar) ?? said[index] ?? 'mentions';
    if (said[index] === 'mentions' && isFooter(text, token, tokens, index)) said[index] = 'closes';
  });
  const denied = denyBehind(text, tokens, said, grammar);
  applyCommands(text, tokens, said);
  dropOwnNumbers(text, tokens, said);
  return said.map((effect, index) => ({
    effect,
    isAutomatic: states[index]?.isAutomatic === true,
    isLeftOpen: states[index]?.isLeftOpen === true || denied.has(index),
  }));
}

/** Two references of one verb. */
const SHARED = /^\s?(?:and|or|&|\+|和|及|以及|、)\s?$/i;

/** `fix #1 and #2 in the next release`: what is said behind a list concerns all of it. */
function denyBehind(
  text: string,
  tokens: readonly Token[],
  said: Said['effect'][],
  grammar: Grammar,
): ReadonlySet<number> {
  const denied = new Set<number>();
  for (let index = tokens.length - 1; index >= 0; index--) {
    const [token, next] = [tokens[index], tokens[index + 1]];
    if (!token || said[index] !== 'closes') continue;
    const gap = next ? text.slice(token.end, next.start) : '\n';
    const isJoined = SHARED.test(gap) && said[index + 1] === 'links';
    if (
      isJoined ? isListDenied(text, tokens, index + 1, grammar) : isDeniedBehind(text, token.end, grammar)
    ) {
      said[index] = 'links';
      denied.add(index);
    }
  }
  return denied;
}

function isListDenied(text: string, tokens: readonly Token[], index: number, grammar: Grammar): boolean {
  const token = tokens[index];
  return token !== undefined && isDeniedBehind(text, token.end, grammar);
}

function stateOf(
  token: Token,
  before: string,
  after: string,
  last: State | undefined,
  isListItem: boolean,
  grammar: Grammar,
): State {
  const { owner } = token;
  const bare: State = { said: owner.definition.bare ?? 'mentions', spreads: false };
  if (before.trim() !== '') {
    if (isUndone(before, after, grammar)) return { said: 'reopens', spreads: true };
    const state = wordBefore(owner, before, after, grammar);
    if (state) return state;
    if (token.isBare && grammar.notTickets.test(before)) return NO_TICKET;
  }
  if (token.isBare && last?.said === 'none' && CHANGED_TO.test(before)) return last;
  if (token.isBare && COLOUR.test(token.key) && before.trim() !== '' && !/[[(]$/.test(before))
    return NO_TICKET;
  if (!last || !joins(before, owner, isListItem)) return bare;
  if (last.said === 'none') return token.isBare ? last : bare;
  // AB#1 AB#2: the first only. GitHub: the word is needed again.
  return last.spreads ? last : bare;
}

/**
 * Whether a list goes on.
 * @param isListItem whether the reference in front begins a line of a list
 */
function joins(gap: string, owner: CompiledTracker, isListItem: boolean): boolean {
  if (!JOINS.test(gap)) return false;
  if (gap.includes('\n')) return isListItem ? /\n\s*[-*]/.test(gap) : /,\s*$/.test(gap);
  // Finish Task #3 Story #4: without a comma, the name of the kind begins something new.
  return owner.definition.kinds === undefined || gap.trim() !== '';
}

function wordBefore(
  owner: CompiledTracker,
  before: string,
  after: string,
  grammar: Grammar,
): State | undefined {
  const { words, definition } = owner;
  const reopens = words.reopens?.exec(before);
  if (reopens) {
    const front = before.slice(0, reopens.index);
    const isDenied = meaningOf(front, before.slice(reopens.index), grammar) === 'denied';
    return { said: isDenied ? 'mentions' : 'reopens', spreads: true };
  }
  // "Fix for #12: rounds twice" is the fix, "Fix for #12" alone may be a part of it.
  if (words.closesFirst?.test(before) && /^(?::|\s-)?\s\S/.test(after))
    return { said: 'closes', spreads: false };
  const own = words.closes?.exec(before);
  const closes = own ?? words.proseCloses?.exec(before);
  if (closes) {
    const [front, word] = [before.slice(0, closes.index), before.slice(closes.index)];
    const spreads = !own || definition.list === undefined || definition.list === 'all';
    const isAutomatic = own !== null && own !== undefined && words.automatic?.test(word) === true;
    const said = isQuoted(front, before) ? 'mentions' : SAID[meaningOf(front, word, grammar)];
    const isLeftOpen = said === 'links' || (said === 'mentions' && !isQuoted(front, before));
    return { said, spreads: spreads || said !== 'closes', isAutomatic, isLeftOpen };
  }
  return words.links?.test(before) ? { said: 'links', spreads: true } : undefined;
}

const SAID = { closes: 'closes', partly: 'links', denied: 'mentions', undone: 'reopens' } as const;

/** Someone explains the words: understands "fixes #12". On a line of its own it is meant. */
function isQuoted(front: string, before: string): boolean {
  const mark = /[^\s][^\n]*(["'`“‘])$/.exec(front)?.[1];
  return mark !== undefined && !before.slice(front.length).includes(mark);
}

/** #12 已修复 */
function behind(
  text: string,
  { owner, start, end }: Token,
  next: Token | undefined,
  grammar: Grammar,
): Effect | undefined {
  const after = text.slice(end, Math.min(next?.start ?? end + REACH, end + REACH));
  if (after === '' || owner.words.closesAfter === undefined) return undefined;
  if (isReopenedBehind(after, grammar)) return 'reopens';
  // Half of #12 done.
  if (!isWhole(text.slice(Math.max(start - REACH, 0), start), grammar)) return undefined;
  const isFirst = POINT.test(text.slice(Math.max(start - 12, 0), start));
  const isClosed =
    owner.words.closesAfter.test(after) || (isFirst && owner.words.closesAfterFirst?.test(after) === true);
  return isClosed ? 'closes' : undefined;
}

/** A line that holds a closing word and references, and nothing else. */
function isFooter(text: string, token: Token, tokens: readonly Token[], index: number): boolean {
  const { footer } = token.owner.words;
  if (!footer) return false;
  const lineStart = text.lastIndexOf('\n', token.start - 1) + 1;
  const nextBreak = text.indexOf('\n', token.end);
  const lineEnd = nextBreak < 0 ? text.length : nextBreak;
  if (lineEnd - lineStart > REACH || !footer.test(text.slice(lineStart, token.start))) return false;
  const following = tokens[index + 1];
  const end = following && following.start < lineEnd ? following.start : lineEnd;
  return /^[\s,;.、&]*$/.test(text.slice(token.end, end));
}

/** A message that numbers its own points, #1 to #n, each at the start of a line: no tickets. */
function dropOwnNumbers(text: string, tokens: readonly Token[], said: Said['effect'][]): void {
  const points = tokens.flatMap((token, index) =>
    said[index] === 'mentions' && POINT.test(text.slice(Math.max(token.start - 12, 0), token.start))
      ? [{ index, number: Number(/#(\d+)$/.exec(token.key)?.[1] ?? 0) }]
      : [],
  );
  if (points.length < 2 || points.some(({ number }, place) => number !== place + 1)) return;
  for (const { index } of points) said[index] = 'none';
}

/** `HIS-1 HIS-2 #comment … #done`: commands concern the keys in front of them in the line. */
function applyCommands(text: string, tokens: readonly Token[], said: Said['effect'][]): void {
  let at = 0;
  while (at < tokens.length) {
    const first = tokens[at];
    if (!first) return;
    const nextBreak = text.indexOf('\n', first.start);
    const lineEnd = nextBreak < 0 ? text.length : nextBreak;
    let behindLine = at;
    while ((tokens[behindLine]?.start ?? lineEnd) < lineEnd) behindLine++;
    const group: number[] = [];
    for (let index = at; index < behindLine; index++) if (tokens[index]?.owner.commands) group.push(index);
    const keys = group.flatMap(index => tokens[index] ?? []);
    const lastKey = keys.at(-1);
    const commands = lastKey?.owner.commands;
    if (lastKey && commands) {
      const rest = text.slice(lastKey.end, Math.min(lineEnd, lastKey.end + LONGEST_LINE));
      const effect = commandIn(rest, commands);
      if (effect) for (const index of group) said[index] = effect;
    }
    at = Math.max(behindLine, at + 1);
  }
}

function commandIn(rest: string, commands: NonNullable<CompiledTracker['commands']>): Effect | undefined {
  if (!rest.includes('#')) return undefined;
  for (const effect of ['reopens', 'closes', 'links'] as const) {
    commands[effect].lastIndex = 0;
    if (commands[effect].test(rest)) return effect;
  }
  return undefined;
}

/** A word does not reach over an empty line. */
function sameParagraph(before: string): string {
  const gap = /\n\s*\n(?![\s\S]*\n\s*\n)/.exec(before);
  return gap ? before.slice(gap.index + gap[0].length) : before;
}
