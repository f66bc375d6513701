import { type Document, isCollection, isScalar, type Node, visit } from 'yaml';
import type { MessageData } from '../../core/errors.ts';
import type { Fix, Span } from '../../core/findings.ts';
import { slipsIn } from './slips.ts';

/** Something that is wrong with the YAML itself, whatever the schema says. */
export interface YamlProblem extends Span {
  readonly messageId: string;
  readonly data?: MessageData;
  readonly fixes?: readonly Fix[];
}

/** What the library says about one error. */
export interface YamlError {
  readonly code: string;
  readonly message: string;
  readonly pos: readonly [start: number, end: number];
}

/** Further errors are mostly the same slip once more. */
const SHOWN_LIMIT = 5;

/**
 * Words the errors of the library, so that people can fix them: the first of each line, where the slip is and not
 * where the library noticed it, and nothing that only follows from another one.
 * @param document as far as it could be read
 */
export function syntaxProblems(
  text: string,
  errors: readonly YamlError[],
  document: Document.Parsed | undefined,
): readonly YamlProblem[] {
  const conflicts = errors.length > 0 ? conflictMarkers(text) : [];
  if (conflicts.length > 0) return conflicts;
  const tabs = errors.filter(({ code }) => code === 'TAB_AS_INDENT');
  const problems = new Map<number, YamlProblem>();
  let last = -1;
  for (const error of (tabs.length > 0 ? tabs : errors).toSorted(byPlace)) {
    if (problems.size === SHOWN_LIMIT) break;
    if (error.pos[0] === last) continue;
    last = error.pos[0];
    const problem = problemOf(text, error, document);
    const line = lineStart(text, problem.start);
    if (!problems.has(line)) problems.set(line, problem);
    // What comes after an open quote or bracket is read as if it stood inside, and the like.
    if (SPREADING.has(problem.messageId)) break;
  }
  return [...problems.values()];
}

/** Slips that make errors of lines that are right. */
const SPREADING = new Set(['openQuote', 'missingMark', 'indentation']);

/** A key of several lines says more than that there are two colons, which the library says of it, too. */
function byPlace(one: YamlError, other: YamlError): number {
  const rank = ({ code }: YamlError) => (code === 'MULTILINE_IMPLICIT_KEY' ? 0 : 1);
  return one.pos[0] - other.pos[0] || rank(one) - rank(other);
}

/** Characters that no text should hold: YAML forbids them, and some programs stop reading there. */
export function invalidCharacters(text: string): readonly YamlProblem[] {
  const problems: YamlProblem[] = [];
  for (const { 0: found, index: start } of text.matchAll(NOT_IN_A_TEXT)) {
    if (problems.length === SHOWN_LIMIT) break;
    const end = start + found.length;
    const code = `U+${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
    const fixes = [{ messageId: 'fix.remove', edits: [{ start, end, text: '' }], safe: false }];
    problems.push({ messageId: 'character', data: { code }, start, end, fixes });
  }
  return problems;
}

/** A run of one of them: control characters, halves of characters, and the mark of byte order but at the start. */
export const NOT_IN_A_TEXT =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it looks for
  /([\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]|\p{Surrogate}|(?<!^)\ufeff)\1*/gu;

function conflictMarkers(text: string): YamlProblem[] {
  const markers = [...text.matchAll(/^(?:<{7}|>{7}|\|{7})(?: .*)?$/gm)].slice(0, SHOWN_LIMIT);
  return markers.map(({ 0: { length }, index: start }) => ({
    messageId: 'conflict',
    start,
    end: start + length,
  }));
}

/** The codes of the library that say more than "this is no YAML". */
const MESSAGES: Readonly<Record<string, string>> = {
  RESOURCE_EXHAUSTION: 'tooDeep',
  TAB_AS_INDENT: 'tab',
  BAD_INDENT: 'indentation',
  BLOCK_IN_FLOW: 'indentation',
  BLOCK_AS_IMPLICIT_KEY: 'nestedKey',
  MULTILINE_IMPLICIT_KEY: 'missingColon',
  UNKNOWN_ALIAS: 'unknownAlias',
  BAD_ALIAS: 'quoteNeeded',
  BAD_DQ_ESCAPE: 'escape',
  BAD_SCALAR_START: 'quoteNeeded',
  TAG_RESOLVE_FAILED: 'tag',
};

function problemOf(text: string, error: YamlError, document: Document.Parsed | undefined): YamlProblem {
  const start = Math.min(error.pos[0], text.length);
  const span = { start, end: Math.min(Math.max(start, error.pos[1]), text.length) };
  const { code, message } = error;
  const [, mark] = /end with an? (\S)/.exec(message) ?? [];
  if (mark) return missingMark(span, mark, document);
  if (code === 'MISSING_CHAR' && /quote$/.test(message)) return openQuote(text, span, document);
  if (code === 'BLOCK_AS_IMPLICIT_KEY' && message.startsWith('A block sequence'))
    return { ...wordAt(text, start), messageId: 'indentation' };
  if (code === 'TAB_AS_INDENT' || (code === 'BAD_INDENT' && /^ *\t/.test(text.slice(lineStart(text, start)))))
    return tab(text, start);
  if (code === 'NON_STRING_KEY')
    return { start, end: Math.min(start + 1, text.length), messageId: 'fieldName' };
  if (/^Unexpected (?:flow-\w+-end|comma|,)/.test(message))
    return { ...span, messageId: 'extraMark', data: { mark: text[start] ?? '' } };
  if (
    message.startsWith('Unexpected scalar at node end') &&
    /["'][ \t]*$/.test(text.slice(lineStart(text, start), start))
  )
    return { ...restOfLine(text, start), messageId: 'afterQuote' };
  const [slip] = WRITTEN.has(code) ? slipsIn(text, lineStart(text, start), span.end) : [];
  if (slip) return { messageId: slip.messageId, start: slip.start, end: slip.end, fixes: [slip.fix] };
  if (code === 'MULTILINE_IMPLICIT_KEY') return keyOfLines(text, span);
  if (code === 'BAD_DQ_ESCAPE') return badEscape(text, span);
  const messageId = MESSAGES[code] ?? 'syntax';
  const rest = restOfLine(text, start);
  if (QUOTED.has(messageId)) return quoted(text, { ...rest, messageId }, rest);
  if (messageId === 'unknownAlias') return quoted(text, { ...span, messageId }, span);
  if (messageId === 'tag') return quoted(text, { ...span, messageId }, rest);
  return { ...(span.end - start > 1 ? firstLine(text, span) : wordAt(text, start)), messageId };
}

/** What looks like an error of YAML may be a wrong colon, dash or space. */
const WRITTEN = new Set([
  'MULTILINE_IMPLICIT_KEY',
  'BLOCK_AS_IMPLICIT_KEY',
  'BAD_INDENT',
  'UNEXPECTED_TOKEN',
  'MISSING_CHAR',
]);
/** What is fixed by writing the rest of the line in quotes. */
const QUOTED = new Set(['quoteNeeded', 'nestedKey']);

/** The library notices at the next field, or at the end of the file. */
function missingMark(span: Span, mark: string, document: Document.Parsed | undefined): YamlProblem {
  const open = lastNode(document, node => isCollection(node) && node.flow === true, span.end);
  const start = open?.range?.[0];
  const place = start === undefined ? span : { start, end: start + 1 };
  return { ...place, messageId: 'missingMark', data: { mark } };
}

function openQuote(text: string, span: Span, document: Document.Parsed | undefined): YamlProblem {
  const open = lastNode(document, node => isScalar(node) && /^QUOTE/.test(node.type ?? ''), span.end);
  const start = open?.range?.[0];
  return { ...(start === undefined ? span : restOfLine(text, start)), messageId: 'openQuote' };
}

/** The last node of a kind that begins before a place. */
function lastNode(
  document: Document.Parsed | undefined,
  isWanted: (node: Node) => boolean,
  before: number,
): Node | undefined {
  let last: Node | undefined;
  if (document)
    visit(document, {
      Node: (_, node) => {
        if (node.range && node.range[0] < before && node.range[1] >= before - 1 && isWanted(node))
          last = node;
      },
    });
  return last;
}

/** All tabs before the first word of the line; two spaces for each are the usual depth. */
function tab(text: string, at: number): YamlProblem {
  const start = lineStart(text, at);
  const [indent = ''] = /^[ \t]*(?:- *\t+)?/.exec(text.slice(start, start + 1000)) ?? [];
  const [before = ''] = /^[^\t]*/.exec(indent) ?? [];
  const place = { start: start + before.length, end: start + indent.length };
  const spaces = indent.slice(before.length).replaceAll('\t', before.includes('-') ? ' ' : '  ');
  const fixes = [{ messageId: 'fix.spaces', edits: [{ ...place, text: spaces }], safe: false }];
  return place.start < place.end
    ? { ...place, messageId: 'tab', fixes }
    : { start: at, end: at + 1, messageId: 'tab' };
}

/** A colon after several lines: the first has none, or the last is indented as if it belonged to the value above. */
function keyOfLines(text: string, { start, end }: Span): YamlProblem {
  const isValue = /\S/.test(text.slice(lineStart(text, start), start).replace(/^[\s-]*/, ''));
  if (!isValue) return { ...firstLine(text, { start, end }), messageId: 'missingColon' };
  return { ...wordAt(text, lineStart(text, end)), messageId: 'indentation' };
}

/** A path such as "C:\HIS" is read as it stands in single quotes. */
function badEscape(text: string, span: Span): YamlProblem {
  const problem = { messageId: 'escape', start: span.start, end: Math.min(span.start + 2, text.length) };
  const from = text.lastIndexOf('"', span.start);
  const [found = ''] = from < 0 ? [] : (/^"[^"'\r\n]*"/.exec(text.slice(from, from + 2000)) ?? []);
  const end = from + found.length;
  if (end <= span.start || /\\["\\]/.test(found)) return problem;
  const edit = { start: from, end, text: `'${found.slice(1, -1)}'` };
  return { ...problem, fixes: [{ messageId: 'fix.singleQuotes', edits: [edit], safe: false }] };
}

function quoted(text: string, problem: YamlProblem, { start, end }: Span): YamlProblem {
  const source = text.slice(start, end);
  if (source === '' || /^["'[{|>]|[\]}]$/.test(source)) return problem;
  const edit = { start, end, text: `'${source.replaceAll("'", "''")}'` };
  return { ...problem, fixes: [{ messageId: 'fix.quote', edits: [edit], safe: false }] };
}

function lineStart(text: string, at: number): number {
  return Math.max(text.lastIndexOf('\n', at - 1), text.lastIndexOf('\r', at - 1)) + 1;
}

/** From a place to the end of its line, without a comment and the spaces before it. */
function restOfLine(text: string, start: number): Span {
  const [line = ''] = /^[^\r\n]*/.exec(text.slice(start, start + 10_000)) ?? [];
  const comment = line.search(/\s#/);
  return { start, end: start + (comment < 0 ? line : line.slice(0, comment)).trimEnd().length };
}

function firstLine(text: string, { start, end }: Span): Span {
  const line = restOfLine(text, start);
  return { start, end: Math.min(end, Math.max(line.end, start)) };
}

/** The word at a place, or the first one after the spaces there. */
function wordAt(text: string, at: number): Span {
  const [, spaces = '', word = ''] = /^([ \t]*)([^\s:]*)/.exec(text.slice(at, at + 1000)) ?? [];
  const start = at + spaces.length;
  return { start, end: Math.min(text.length, start + Math.max(word.length, 1)) };
}
