import type { CodeAround } from './codeAround.ts';
import type { CommentLine } from './commentLines.ts';
import type { HintWord } from './rules.ts';

// What a comment is for: noting work, naming what the code does, or explaining it.

/** So many headings in one file are somebody's habit. */
export const HABIT = 4;

/** Whether the word begins the description of what is declared below. */
export function isHeading(
  lines: readonly CommentLine[],
  index: number,
  { word, atLineStart }: { readonly word: HintWord; readonly atLineStart: boolean },
  { code, commentLength }: { readonly code: CodeAround; readonly commentLength: number },
): boolean {
  if (!word.mark || !atLineStart || commentLength < 2 || code.before !== '') return false;
  for (let above = index - 1; lines[above + 1]?.continues === true; above--)
    if (lines[above]?.text !== '') return false;
  return isDocumentation(lines, index) || DECLARATION.test(code.below[0] ?? '');
}

/** A comment with tags behind the line describes what stands below it, whatever that is. */
export function isDocumentation(lines: readonly CommentLine[], index: number): boolean {
  for (let below = index + 1; lines[below]?.continues === true; below++)
    if (/^@[a-z]/i.test(lines[below]?.text ?? '')) return true;
  return false;
}

/**
 * Whether the line stands behind the tags of a description whose declaration has no body, as in an interface: nothing can
 * be missing below it.
 */
export function describesBodiless(lines: readonly CommentLine[], index: number, code: CodeAround): boolean {
  if (!BODILESS.test(code.below[0] ?? '')) return false;
  for (let above = index; lines[above]?.continues === true; above--)
    if (/^@[a-z]/i.test(lines[above - 1]?.text ?? '')) return true;
  return false;
}

const BODILESS =
  /^(?!return\b|throw\b|await\b|delete\b|new\b)[\w$<>[\],.?\s@]{1,200}\([^;={}]{0,300}\)[^;={}]{0,120};/;

const DECLARATION =
  /^(?:export |public |private |protected |static |async |@)|^(?:class|interface|function|def|func|fn|var|let|const|type)\b|\bfunction\b|^[\w$.]+\s*[=:]|^\(/;

/** The text of a constant says what it means. */
export function isConstant({ before, below }: CodeAround): boolean {
  return CONSTANT.test(before || (below[0] ?? ''));
}

const CONSTANT =
  /^(?:(?:public|private|protected|internal|export)\s)?(?:static\s+(?:final|readonly)|final\s+static|const)\s|^[A-Z][A-Z0-9_]{2,60}\s*(?:[(,=;]|$)|^#define\s|^case\s/;
/** Comments with more lines explain something. */
const SHORT_COMMENT = 3;
/** Characters of a sentence that still says one thing. */
const SHORT_SENTENCE = 40;

/**
 * A word in the middle of an explanation: nobody notes work there.
 * @param at where in the sentence
 * @param isContinued whether the sentence began in the line above
 */
export function isProse(
  {
    sentence,
    at,
    isContinued,
  }: { readonly sentence: string; readonly at: number; readonly isContinued: boolean },
  commentLength: number,
  isVague: boolean,
): boolean {
  const clause = Math.max(
    ...['，', ',', '：', ':', '；', ';', '（', '(', '、'].map(sign => sentence.lastIndexOf(sign, at)),
  );
  const isAtStart = at - (clause + 1) <= CLAUSE_START;
  if ((isVague || isContinued || commentLength > SHORT_COMMENT) && !isAtStart) return true;
  const length = /^[^。！？!?]{0,400}/u.exec(sentence)?.[0].length ?? 0;
  return length > SHORT_SENTENCE && commentLength > 1 && !isAtStart;
}

const CLAUSE_START = 4;
