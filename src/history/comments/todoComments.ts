import { columns } from '../../core/columns.ts';
import { type CodeAround, codeReader } from './codeAround.ts';
import { type CommentLine, commentLines } from './commentLines.ts';
import { type Hint, lowered, oneLine } from './hint.ts';
import { describesBodiless, HABIT, isConstant, isDocumentation, isHeading, isProse } from './intent.ts';
import type { LexedSpan } from './lex.ts';
import { signOf } from './openness.ts';
import type { HintRules, HintWord } from './rules.ts';
import { isMatterOfTaste, weighed } from './weights.ts';

/** Nothing but bullets and numbers stands before the word. */
const LINE_START = /^[\s\p{P}\p{S}]*(?:\d+[.、)）]\s*)?@?$/u;
/** A sentence or a remark in brackets begins here. */
const SENTENCE_START = /(?:[.!?;。！？；，,]\s*|[(（[【:：]\s*|[-–—]\s+)$/u;
const CLAUSE_END = /^(?:$|[\s\p{P}]|的?(?:部分|功能|逻辑|代码)|，)/u;
const COLON = /^\s*(?:[:：]|[(（][^()（）]{1,40}[)）])/u;
/** `todo: value,` is a piece of code that was put in comments. */
const CODE_BEHIND = /^\s*(?:[:：=]\s*)?(?:\S+[,;{]|[[{].*|\S*\(\S*\);?|=.*)$/u;
const NAMED =
  /^\s?[(（[]\s*@?(\p{L}[\p{L}\p{N}._-]*(?: \p{L}[\p{L}\p{N}._-]*)?)\s*(?:[,，;/].{0,30})?[)）\]]/u;
const MENTIONED = /^\s*(?:[:：]\s*)?@(\p{L}[\p{L}\p{N}._-]*)/u;
/** A state of an order has no ticket behind it. */
const NUMBERED = /^\s*(?:#|[A-Z][A-Z0-9]{1,9}-|(?:工单|需求|缺陷|问题)\s?)\d/;
/** A ticket stands where a name could. */
const TICKET = /^[A-Z][A-Z0-9]*-\d+$|^(?:issue|bug|ticket|todo|optional|later)\b|^v\d/i;
const SENTENCE_END = /(?<!\be\.g|\bi\.e)[.!?。！？；;]$/u;
/** A new thought begins: a tag, a list item, another mark. */
const NEW_THOUGHT = /^(?:@\w|[-*•+]\s|\d+[.、)]|\w+:(?:\s|$)|[<{(]|$)/u;
/** Code that was put in comments below the hint. */
const CODE_LINE =
  /[;{}]$|^[\w$.]+\(|^\(|=>|^(?:const|let|var|return|await|import|export|if|for|while|public|private)\b.*[(={;]|^[\w.[\]]+\s*=[^=]/u;
const NOT_ASCII = /[\u0080-\uffff]/;
const ANSWER =
  /^\W*(?:RESPONSE|ANSWER(?:ED)?|REPLY|Response|Answer(?:ed)?|Reply|Yes|No|答|答复|回复|确认)(?=[\s:：,，(（]|$)/u;
const MOST_LINES = 4;

interface Match {
  readonly word: HintWord;
  readonly start: number;
  readonly end: number;
  readonly small: boolean;
  readonly atLineStart: boolean;
  readonly atSentenceStart: boolean;
}

/** Comments that say that work was left unfinished; one hint for each line at most. */
export function todoComments(text: string, spans: readonly LexedSpan[], rules: HintRules): Hint[] {
  const lines = commentLines(text, spans);
  const around = codeReader(text, spans);
  const hints: Hint[] = [];
  const headings = new Set<Hint>();
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index];
    if (line === undefined || !rules.quick.test(line.text)) continue;
    const match = firstMatch(line, rules);
    if (match === undefined) continue;
    const further = furtherLines(lines, index, rules);
    const last = endOfComment(lines, index + further.length);
    const below = lines[index + further.length + 1];
    const context = {
      code: around(line.line, last),
      commentBelow: below?.continues === true ? below.text : '',
      commentLength: last - startOfComment(lines, index) + 1,
      isContinued: continuesSentence(line, lines[index - 1]),
    };
    const hint = toHint(line, match, further, context, rules);
    const heads = hint !== undefined && isHeading(lines, index, match, context);
    // A description that an editor left room for, and nobody wrote.
    const behind = line.text.slice(match.end).replace(/<\/?[a-z]{1,10}>?/gi, '');
    const isAlone = match.atLineStart && !/[\p{L}\p{N}]/u.test(behind);
    const isRoom = match.word.mark && isAlone && (heads || isDocumentation(lines, index));
    const isDescription = match.word.mark && describesBodiless(lines, index, context.code);
    const found = hint && isRoom ? asRoom(hint) : hint && isDescription ? asDescription(hint) : hint;
    if (found !== undefined && heads) headings.add(found);
    if (found !== undefined) hints.push(found);
    index += further.length;
  }
  // Who writes the word above one function after the other names what they do.
  const isWord = ({ sign }: Hint) => sign === undefined || sign === 'said';
  const isHabit = [...headings].filter(isWord).length >= HABIT;
  return isHabit ? hints.filter(hint => !isWord(hint) || !headings.has(hint)) : hints;
}

function asDescription(hint: Hint): Hint {
  return { ...hint, severity: 'minor', confidence: 'low' };
}

function asRoom(hint: Hint): Hint {
  return { ...hint, severity: 'minor', confidence: 'low', isTemplate: true };
}

function continuesSentence(line: CommentLine, above: CommentLine | undefined): boolean {
  if (!line.continues || above === undefined || above.text === '') return false;
  return !SENTENCE_END.test(above.text) && !NEW_THOUGHT.test(line.text) && !CODE_LINE.test(above.text);
}

function startOfComment(lines: readonly CommentLine[], index: number): number {
  let start = index;
  while (start > 0 && lines[start]?.continues === true) start--;
  return lines[start]?.line ?? 0;
}

/** The line in which the comment ends that holds a line. */
function endOfComment(lines: readonly CommentLine[], index: number): number {
  let end = index;
  while (lines[end + 1]?.continues === true) end++;
  return lines[end]?.line ?? 0;
}

function firstMatch(line: CommentLine, rules: HintRules): Match | undefined {
  if (rules.templates.some(pattern => pattern.test(line.text))) return undefined;
  // The same length, so that positions stay; nothing matches there.
  const masked =
    rules.domainWords === undefined
      ? line.text
      : line.text.replace(rules.domainWords, word => '\0'.repeat(word.length));
  let first: Match | undefined;
  const prose = NOT_ASCII.test(masked);
  for (const word of rules.words) {
    // Most lines are English, most words are not.
    if (word.wide && !prose) continue;
    for (const found of masked.matchAll(word.pattern)) {
      if (first !== undefined && first.start <= found.index) break;
      const match = accept(word, found[0], found.index, line, masked);
      if (match === undefined) continue;
      first = match;
      break;
    }
  }
  return first;
}

function accept(
  word: HintWord,
  found: string,
  start: number,
  line: CommentLine,
  masked: string,
): Match | undefined {
  const before = masked.slice(0, start);
  const end = start + found.length;
  const after = masked.slice(end);
  const small = word.mark && found !== word.word;
  const atLineStart = LINE_START.test(before);
  const atSentenceStart = atLineStart || SENTENCE_START.test(before);
  const colon = COLON.test(after);
  if (small) {
    const started = word.small === 'line' && line.first && atLineStart && /^(?:\s|[:：(（]|$)/u.test(after);
    const tagged = before.endsWith('@') && word.small === 'line';
    const marked =
      word.small !== undefined &&
      atLineStart &&
      (word.small === 'line' || !line.continues) &&
      colon &&
      !/^\S*[:(]\S/u.test(after);
    if (!started && !tagged && !marked) return undefined;
    if (CODE_BEHIND.test(after)) return undefined;
  }
  if (word.where === 'line' && !atSentenceStart && !(word.mark && colon)) return undefined;
  if (word.where === 'colon' && !(atSentenceStart && (colon || NUMBERED.test(after)))) return undefined;
  if (!word.mark && isInQuotation(before)) return undefined;
  const near = before.slice(-30);
  if (!atLineStart && word.notAfter?.test(near)) return undefined;
  if (word.notBefore?.test(after)) return undefined;
  if (word.ends && !CLAUSE_END.test(after)) return undefined;
  if (word.notWith?.test(masked)) return undefined;
  return { word, start, end, small, atLineStart, atSentenceStart };
}

/** A quotation is still open: an example, or the words of a page. */
function isInQuotation(before: string): boolean {
  const isOpen = (begin: string, end: string) => before.lastIndexOf(begin) > before.lastIndexOf(end);
  return before.split('"').length % 2 === 0 || isOpen('“', '”') || isOpen('「', '」');
}

/** Lines below that go on with the sentence. */
function furtherLines(lines: readonly CommentLine[], index: number, rules: HintRules): CommentLine[] {
  const further: CommentLine[] = [];
  let last = lines[index]?.text ?? '';
  while (further.length < MOST_LINES && !SENTENCE_END.test(last)) {
    const next = lines[index + 1 + further.length];
    if (next === undefined || !next.continues || NEW_THOUGHT.test(next.text)) break;
    if (CODE_LINE.test(next.text)) break;
    if (startsHint(next, rules)) break;
    further.push(next);
    last = next.text;
  }
  return further;
}

function startsHint(line: CommentLine, rules: HintRules): boolean {
  const match = rules.quick.test(line.text) ? firstMatch(line, rules) : undefined;
  return match?.word.mark === true && match.atLineStart;
}

interface Context {
  readonly code: CodeAround;
  /** The next line of the same comment. */
  readonly commentBelow: string;
  /** Lines of the whole comment. */
  readonly commentLength: number;
  /** The line above is of the same comment, and ends in the middle of a sentence. */
  readonly isContinued: boolean;
}

function toHint(
  line: CommentLine,
  match: Match,
  further: readonly CommentLine[],
  { code, commentBelow, commentLength, isContinued }: Context,
  rules: HintRules,
): Hint | undefined {
  const { word } = match;
  const behind = line.text.slice(match.end);
  const empty = further.length === 0 && !/[\p{L}\p{N}]/u.test(behind);
  // 签名（TODO）：依赖审计日志 – what is to be done stands around the mark.
  const isAside = /[(（[【]$/u.test(line.text.slice(0, match.start)) && /^\s*[)）\]】]/u.test(behind);
  const isWhole = empty || isAside || !word.mark;
  const from = isWhole ? sentenceStart(line.text, match.start) : match.start;
  const said = [line.text.slice(from), ...further.map(next => next.text)].join(' ');
  const text = oneLine(endOfThought(said));
  const generated = rules.generated.some(pattern => pattern.test(line.text.slice(match.start)));
  const bare = empty && LINE_START.test(line.text.slice(from, match.start));
  // A word alone in an empty body is an editor's more often than somebody's.
  const sign =
    generated || (word.mark && bare) ? undefined : signOf(said, code, commentBelow, rules, word.mark);
  if (rules.past.some(pattern => pattern.test(line.text))) return undefined;
  // What was noted in code that is gone is not done either; but nobody runs into it.
  if (line.isNested && word.severity === 'minor') return undefined;
  // The text of a constant says what it means: NOT_IMPLEMENTED = 501, // 接口未实现
  if (!word.mark && word.confidence === 'low' && isConstant(code)) return undefined;
  if (
    !word.mark &&
    isProse(
      { sentence: line.text.slice(from), at: match.start - from, isContinued: isContinued && from === 0 },
      commentLength,
      word.confidence === 'low',
    )
  )
    return undefined;
  const isSaid = sign === 'said' || sign === 'hard-coded';
  if (!isSaid && rules.steps?.test(line.text.slice(match.start)) === true) return undefined;
  const steps = [match.small, word.mark && !match.atSentenceStart, bare].filter(Boolean).length;
  let { confidence } = word;
  for (let step = 0; step < steps; step++) confidence = lowered(confidence);
  const raise = rules.raise?.test(text) === true;
  // Somebody answered it.
  const isAnswered = /[?？][\s*/]{0,9}$/u.test(said) && ANSWER.test(commentBelow);
  const isTaste = isAnswered || isMatterOfTaste(word, said, sign, rules);
  const name = assigneeOf(word, behind);
  return {
    class: 'todo-comment',
    word: word.word,
    text,
    line: line.line,
    ...weighed(word, confidence, { sign, generated, raise, trails: code.before !== '', isTaste }),
    ...(sign === undefined ? {} : { sign }),
    ...(columns(text) <= BARE ? { code: oneLine(code.before || (code.below[0] ?? '')) } : {}),
    ...(generated ? { isTemplate: true } : {}),
    ...(name === undefined ? {} : { assignee: name }),
  };
}

/** A text of so few columns says nothing without the code beside it. */
const BARE = 12;
/** A phrase is understood with the sentence that it ends. */
function sentenceStart(text: string, at: number): number {
  const before = text.slice(0, at).trimEnd();
  const end = Math.max(
    ...['。', '！', '？', '；', '. ', '! ', '? ', '; '].map(sign => before.lastIndexOf(sign)),
  );
  return end < 0 ? 0 : end + 1;
}

/** Further sentences of a long comment are left out once the text is long enough to be understood. */
function endOfThought(text: string): string {
  const end = /(?<!\be\.g|\bi\.e|\betc|\bvs)[.。！？!?](?=\s|[\u3000-\u9fff]|$)/giu;
  end.lastIndex = 60;
  const found = end.exec(text);
  return found === null ? text : text.slice(0, found.index + 1);
}

function assigneeOf(word: HintWord, behind: string): string | undefined {
  if (!word.mark) return undefined;
  const name = (NAMED.exec(behind) ?? MENTIONED.exec(behind))?.[1];
  return name === undefined || TICKET.test(name) ? undefined : name;
}
