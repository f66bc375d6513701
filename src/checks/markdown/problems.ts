import type { LintError } from 'markdownlint';
import type { Fix, Problem, Span, TextEdit } from '../../core/findings.ts';
import { type SourceLine, sourceLines } from '../../pack/markdown/source.ts';
import type { TextFile } from '../../pack/pack.ts';
import { findSensitive } from '../../sensitive/index.ts';

/**
 * Rules whose fix changes white space and marks alone, so that the page shows the same. The others may turn a tag
 * into a heading, a line of cron into emphasis, or one step of a list into another, and `_` emphasises nothing between
 * Chinese characters; somebody has to look at them.
 */
const SAFE = new Set([
  ...['MD004', 'MD009', 'MD012', 'MD019', 'MD021', 'MD022', 'MD023', 'MD031', 'MD032', 'MD039', 'MD047'],
  'MD058',
]);
const BARE_ADDRESS = 'MD034';
const BEYOND_ASCII = /[^\0-\x7F]/;

export interface ProblemOptions {
  /**
   * Whether bare addresses count that every program of today makes the right link of. The others are followed by
   * Chinese without a space, all of which becomes part of the address.
   */
  readonly allAddresses: boolean;
  /** yyyy-mm-dd */
  readonly today: string;
}

/** Turns what markdownlint says about a document into problems. */
export function problemsOf(
  { path: file, text }: TextFile,
  errors: readonly LintError[],
  { allAddresses, today }: ProblemOptions,
): Problem[] {
  if (errors.length === 0) return [];
  const lines = sourceLines(text);
  const words = wordsByLine(text, file, today);
  const problems = new Map<string, Problem>();
  for (const error of errors) {
    const line = lines[error.lineNumber - 1];
    if (line === undefined) continue;
    const [id = ''] = error.ruleNames;
    const rule = nameOf(error);
    const place = placeOf(error, line);
    const isLongAddress = id === BARE_ADDRESS && BEYOND_ASCII.test(text.slice(place.start, place.end));
    if (id === BARE_ADDRESS && !isLongAddress && !allAddresses) continue;
    // A heading without empty lines on either side is reported twice.
    const name = `${id} ${place.start} ${place.end}`;
    const earlier = problems.get(name)?.fixes?.flatMap(({ edits }) => edits) ?? [];
    const edit = isLongAddress ? undefined : editOf(error, text, lines);
    const edits = edit ? [...earlier, edit] : earlier;
    const fix: Fix = { messageId: 'fix.apply', data: { rule }, edits, safe: SAFE.has(id) };
    problems.set(name, {
      messageId: id,
      data: { rule, ...detailsOf(error) },
      file,
      ...place,
      key: `${id} ${words(line)}`,
      fixes: edits.length > 0 ? [fix] : [],
    });
  }
  return [...problems.values()];
}

/** As people name it in settings and comments: `MD001/heading-increment`. */
export function nameOf({ ruleNames }: LintError): string {
  return ruleNames.slice(0, 2).join('/');
}

/** The words of a line without what must not be stored, not even as a digest. */
function wordsByLine(text: string, path: string, today: string): (line: SourceLine) => string {
  const secrets = findSensitive(text, { path, today });
  return ({ text: line, start }) => {
    let words = '';
    let last = 0;
    for (const secret of secrets) {
      if (secret.end <= start || secret.start >= start + line.length) continue;
      words += line.slice(last, Math.max(last, secret.start - start));
      last = secret.end - start;
    }
    return (words + line.slice(last)).trim();
  };
}

/** What the detail says in fixed words; the rest of it is English prose, which the messages replace. */
function detailsOf({ errorDetail }: LintError): { expected: string; actual: string; subject: string } {
  const detail = errorDetail ?? '';
  const [, expected = '', actual = ''] = /^Expected: (.*?); Actual: (.*?)(?:;|$)/.exec(detail) ?? [];
  const [, subject = ''] = /^(?:Element: |Punctuation: '|[^"]*")(.*?)["']?$/.exec(detail) ?? [];
  return { expected, actual, subject };
}

/** Without a range of its own, a problem has its line. */
function placeOf({ errorRange }: LintError, line: SourceLine): Span {
  const [column, length] = errorRange ?? [];
  if (column !== undefined && length !== undefined) {
    const start = startOf(line) + column - 1;
    return { start, end: start + length };
  }
  const indent = line.text.length - line.text.trimStart().length;
  return { start: line.start + indent, end: line.start + Math.max(indent, line.text.trimEnd().length) };
}

function editOf(
  { fixInfo, lineNumber: reportedIn }: LintError,
  text: string,
  lines: readonly SourceLine[],
): TextEdit | undefined {
  if (!fixInfo) return undefined;
  const { lineNumber = reportedIn, editColumn = 1, deleteCount = 0, insertText = '' } = fixInfo;
  const line = lines[lineNumber - 1];
  if (line === undefined) return undefined;
  if (deleteCount < 0) {
    const next = lines[lineNumber];
    const previous = lines[lineNumber - 2];
    if (next) return { start: line.start, end: next.start, text: '' };
    // The last line takes the line end before it along.
    const start = previous ? previous.start + previous.text.length : line.start;
    return { start, end: line.start + line.text.length, text: '' };
  }
  const start = startOf(line) + editColumn - 1;
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  return { start, end: start + deleteCount, text: insertText.replaceAll('\n', newline) };
}

/** Columns count from behind a byte order mark. */
function startOf({ text, start }: SourceLine): number {
  return start === 0 && text.startsWith('\uFEFF') ? 1 : start;
}
