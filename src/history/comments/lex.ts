import type { Delimiter, SourceLanguage } from './language.ts';

/** A comment or a string; positions are offsets in the text, `bodyStart` lies behind the opening mark. */
export interface LexedSpan {
  readonly kind: 'comment' | 'string';
  readonly start: number;
  readonly bodyStart: number;
  /** Before the closing mark. */
  readonly bodyEnd: number;
  readonly end: number;
}

interface Compiled {
  /** Finds the next place where anything may open. */
  readonly any: RegExp;
  readonly delimiters: readonly { readonly rule: Delimiter; readonly open: RegExp }[];
  readonly heredoc: RegExp | undefined;
}

/** A regular expression literal that is longer is taken for a division: keeps minified text linear. */
const LONGEST_REGEX = 500;
/** So many here-documents without an end: the marks mean something else in this text. */
const MOST_OPEN_HEREDOCS = 20;
const VALUE_FOLLOWS = /[(,=:[!&|?{};+\-*%~^>]/;
const VALUE_WORD = /(?:^|[^\w$.])(?:return|typeof|case|in|of|delete|void|throw|new|else|do|yield|await)$/;
const TEMPLATE_MARKS = /\\[\s\S]|`|\$\{/g;

const compiled = new WeakMap<SourceLanguage, Compiled>();
const closings = new Map<string, RegExp>();

/**
 * Comments and strings of a program text from `from` to `to`, in their order. Line ends must be `\n`.
 * Linear in the length of the text; what is not finished ends with the text.
 */
export function lex(text: string, language: SourceLanguage, from = 0, to = text.length): LexedSpan[] {
  const { any, delimiters, heredoc } = compile(language);
  const source = to === text.length ? text : text.slice(0, to);
  const spans: LexedSpan[] = [];
  /** Depth of braces in each open `${…}` of a template string. */
  const templates: number[] = [];
  let waiting: string[] = [];
  let openHeredocs = 0;
  let at = from;
  while (at < to) {
    any.lastIndex = at;
    const found = any.exec(source);
    if (found === null) break;
    at = openAt(found.index);
  }
  return spans;

  /** Reads what opens here; returns where to go on. */
  function openAt(start: number): number {
    for (const { rule, open } of delimiters) {
      open.lastIndex = start;
      const mark = open.exec(source);
      if (mark !== null && standsAt(source, start, from, rule.at)) {
        return add(rule, start, start + mark[0].length, mark[1]);
      }
    }
    const char = source[start];
    if (char === '\n') return skipHeredocs(start + 1);
    if (char === '<' && heredoc !== undefined) return openHeredoc(heredoc, start);
    if (char === '/') return regexEnd(start);
    if (char === '`') return template(start, start + 1);
    if (templates.length > 0 && (char === '{' || char === '}')) return brace(start, char);
    return start + 1;
  }

  function add(rule: Delimiter, start: number, bodyStart: number, tag: string | undefined): number {
    const { bodyEnd, end } = closeOf(source, rule, bodyStart, tag);
    const kind = rule.docstring && isStatement(source, start, from) ? 'comment' : rule.kind;
    spans.push({ kind, start, bodyStart, bodyEnd, end });
    return Math.max(end, start + 1);
  }

  function regexEnd(start: number): number {
    if (language.regexLiterals !== true || !valueFollows(source, start, from)) return start + 1;
    const end = endOfRegex(source, start);
    if (end !== undefined) spans.push({ kind: 'string', start, bodyStart: start + 1, bodyEnd: end - 1, end });
    return end ?? start + 1;
  }

  function template(start: number, bodyStart: number): number {
    TEMPLATE_MARKS.lastIndex = bodyStart;
    for (let mark = TEMPLATE_MARKS.exec(source); mark !== null; mark = TEMPLATE_MARKS.exec(source)) {
      if (mark[0].startsWith('\\')) continue;
      const end = mark.index + mark[0].length;
      spans.push({ kind: 'string', start, bodyStart, bodyEnd: mark.index, end });
      if (mark[0] === '${') templates.push(0);
      return end;
    }
    spans.push({ kind: 'string', start, bodyStart, bodyEnd: to, end: to });
    return to;
  }

  function brace(start: number, char: '{' | '}'): number {
    const depth = templates.pop() ?? 0;
    if (char === '}' && depth === 0) return template(start, start + 1);
    templates.push(depth + (char === '{' ? 1 : -1));
    return start + 1;
  }

  function openHeredoc(pattern: RegExp, start: number): number {
    pattern.lastIndex = start;
    const mark = pattern.exec(source);
    if (mark === null) return start + 1;
    if (mark[1] !== undefined && openHeredocs < MOST_OPEN_HEREDOCS) waiting.push(mark[1]);
    return start + mark[0].length;
  }

  function skipHeredocs(lineStart: number): number {
    let next = lineStart;
    for (const word of waiting) {
      const last = new RegExp(`^[ \\t]*${word}\\b`, 'gm');
      last.lastIndex = next;
      const end = last.exec(source);
      if (end === null) {
        openHeredocs++;
        continue;
      }
      spans.push({ kind: 'string', start: next, bodyStart: next, bodyEnd: end.index, end: last.lastIndex });
      next = last.lastIndex;
    }
    waiting = [];
    return next;
  }
}

function compile(language: SourceLanguage): Compiled {
  const known = compiled.get(language);
  if (known !== undefined) return known;
  const marks = language.delimiters.map(rule => `(?:${rule.open})`);
  if (language.heredoc !== undefined) marks.push('\\n', '<<');
  if (language.regexLiterals) marks.push('/');
  if (language.templates) marks.push('[`{}]');
  const result = {
    any: new RegExp(marks.join('|'), 'g'),
    delimiters: language.delimiters.map(rule => ({ rule, open: new RegExp(rule.open, 'y') })),
    heredoc: language.heredoc === undefined ? undefined : new RegExp(language.heredoc, 'y'),
  };
  compiled.set(language, result);
  return result;
}

function closeOf(
  source: string,
  rule: Delimiter,
  bodyStart: number,
  tag: string | undefined,
): { bodyEnd: number; end: number } {
  if (rule.close === '') return { bodyEnd: bodyStart, end: bodyStart };
  const pattern = closing(rule, tag);
  pattern.lastIndex = bodyStart;
  let depth = 1;
  for (let mark = pattern.exec(source); mark !== null; mark = pattern.exec(source)) {
    // Group 1 closes, group 2 opens once more; anything else is skipped.
    if (mark[1] !== undefined) depth--;
    else if (mark[2] !== undefined) depth++;
    if (depth === 0) return { bodyEnd: mark.index, end: mark.index + mark[0].length };
  }
  return { bodyEnd: source.length, end: source.length };
}

function closing(rule: Delimiter, tag: string | undefined): RegExp {
  const literal = (tag ?? '').replace(/[^\w\s]/g, '\\$&');
  const close = rule.close.replaceAll('$1', () => literal);
  const key = `${rule.skip ?? ''}\n${close}\n${rule.nested ? rule.open : ''}`;
  const known = closings.get(key);
  if (known !== undefined) return known;
  const skip = rule.skip === undefined ? '' : `${rule.skip}|`;
  const open = rule.nested ? `|(${rule.open})` : '';
  const pattern = new RegExp(`${skip}(${close})${open}`, 'g');
  if (tag === undefined) closings.set(key, pattern);
  return pattern;
}

function standsAt(source: string, start: number, from: number, place: Delimiter['at']): boolean {
  if (place === undefined || place === 'anywhere' || start === from) return true;
  const before = source[start - 1] ?? '\n';
  if (place === 'word') return /[\s;()&|{}[\],]/.test(before);
  let at = start - 1;
  while (at >= from && (source[at] === ' ' || source[at] === '\t')) at--;
  return at < from || source[at] === '\n';
}

/** Whether a string stands where a statement could stand, not in an expression. */
function isStatement(source: string, start: number, from: number): boolean {
  let at = start - 1;
  while (at >= from && /[rRuU]/.test(source[at] ?? '')) at--;
  if (!standsAt(source, at + 1, from, 'line')) return false;
  return !/[([{=,+%\\|]/.test(lastSign(source, at, from));
}

function valueFollows(source: string, start: number, from: number): boolean {
  const sign = lastSign(source, start - 1, from);
  if (sign === '') return true;
  // <Tag value={x} /> of JSX
  if (source[start + 1] === '>') return false;
  if (VALUE_FOLLOWS.test(sign)) return true;
  return VALUE_WORD.test(source.slice(Math.max(from, start - 40), start).trimEnd());
}

/** The last character before this place that is no space; '' at the start. */
function lastSign(source: string, before: number, from: number): string {
  let at = before;
  while (at >= from && /\s/.test(source[at] ?? '')) at--;
  return at < from ? '' : (source[at] ?? '');
}

function endOfRegex(source: string, start: number): number | undefined {
  let inClass = false;
  const limit = Math.min(source.length, start + LONGEST_REGEX);
  for (let at = start + 1; at < limit; at++) {
    const char = source[at];
    if (char === '\n') return undefined;
    if (char === '\\') at++;
    else if (char === '[') inClass = true;
    else if (char === ']') inClass = false;
    else if (char === '/' && !inClass) return at + 1;
  }
  return undefined;
}
