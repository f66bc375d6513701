import { countLineEnds } from './commentLines.ts';
import { type Hint, oneLine, raised } from './hint.ts';
import type { LexedSpan } from './lex.ts';
import { isTestFile } from './paths.ts';
import type { HintRules } from './rules.ts';

/** How a language says that a test is not run. */
interface SkipMark {
  /** Global; what it finds is the mark. */
  readonly pattern: RegExp;
  /** The name of what is skipped: a string behind the mark, the next declaration, or the function around it. */
  readonly name: 'string' | 'below' | 'around';
  /** Does not count behind a line that asks for a condition. */
  readonly notIf?: true;
}

const JVM: readonly SkipMark[] = [
  { pattern: /@(?:Ignore|Disabled)\b(?!\.)/g, name: 'below' },
  { pattern: /@Test\b\s{0,80}\((?=[^()]{0,200}enabled\s{0,80}=\s{0,80}false)/g, name: 'below' },
];
const SCRIPT: readonly SkipMark[] = [
  {
    pattern:
      /(?<![\w$.])(?:(?:it|describe|test|suite|context|specify)\.(?:skip|todo)|x(?:it|describe|context|specify|test))(?:\.each)?(?=\s*[(`])/g,
    name: 'string',
  },
];
const MARKS: readonly (readonly [RegExp, readonly SkipMark[]])[] = [
  [/\.(?:java|kt|kts|scala|groovy)$/i, JVM],
  [/\.(?:[cm]?[jt]sx?|vue)$/i, SCRIPT],
  [
    /\.py$/i,
    [
      { pattern: /@(?:unittest\.|pytest\.mark\.)?skip\b/g, name: 'below' },
      { pattern: /\b(?:self\.skipTest|pytest\.skip)(?=\()/g, name: 'around', notIf: true },
    ],
  ],
  [
    /\.(?:cs|vb)$/i,
    [
      { pattern: /(?<=[[<,]\s{0,80})Ignore(?=\s{0,80}[\](>,])/g, name: 'below' },
      {
        pattern: /(?<=[[,]\s{0,80})(?:Fact|Theory)\s{0,80}\((?=[^()\]]{0,300}\bSkip\s{0,80}=)/g,
        name: 'below',
      },
    ],
  ],
  [/_test\.go$/, [{ pattern: /\b[tb]\.Skip(?:f|Now)?(?=\()/g, name: 'around', notIf: true }]],
  [
    /\.rb$/i,
    [
      { pattern: /(?<=^[ \t]{0,200})x(?:it|describe|context|specify)\b(?=[ (])/gm, name: 'string' },
      {
        pattern: /(?<=^[ \t]{0,200})(?:pending|skip)\b(?=[ \t]{0,80}(?:["'(]|$))/gm,
        name: 'around',
        notIf: true,
      },
    ],
  ],
  [/\.php$/i, [{ pattern: /\bmarkTest(?:Skipped|Incomplete)(?=\s*\()/g, name: 'around', notIf: true }]],
];

/** Strings of tests; the first alternative that matches is the text. */
const STRING =
  /^\s*\(?\s*(?:"((?:[^"\\\n]|\\.){0,300})"|'((?:[^'\\\n]|\\.){0,300})'|`((?:[^`\\]|\\.){0,300})`)/;
const DECLARED =
  /\b(?:class|interface|object|fun|def|function|void)\s+(?:`([^`\n]{1,200})`|([\w$]+))|\b([\w$]+)\s*\([^()]{0,300}\)\s*(?:throws\s[\w\s.,]{1,200})?\{/;
const AROUND =
  /^[ \t]*(?:(?:async )?def\s+(\w+)|func\s+(\w+)\(|(?:\w+\s+)*function\s+(\w+)|(?:it|test|specify|scenario|describe|context)[ (]+(?:"([^"\n]{1,200})"|'([^'\n]{1,200})'))/gm;
const CONDITION =
  /^\s*(?:\}\s*)?(?:if|elif|elsif|else|unless|case|switch|when|except|catch|rescue)\b|\bcatch\s*\(/;
const TRAILING_CONDITION = /^\s*(?:\([^\n]{0,300}\)|[^\n]{0,300}?)\s+(?:if|unless)\s/;
/** How far the name of a test may be from its mark. */
const REACH = 1500;
const MOST_MARKS = 1000;

/**
 * Looks for tests that are not run; undefined where the file is no test or its language has no marks.
 * Tests that are skipped on a condition are left out.
 */
export function skippedTests(
  path: string,
  text: string,
): ((text: string, spans: readonly LexedSpan[], rules: HintRules) => Hint[]) | undefined {
  const marks = MARKS.find(([ending]) => ending.test(path))?.[1];
  if (marks === undefined || !isTestFile(path)) return undefined;
  const found = marks.flatMap(mark =>
    [...text.matchAll(mark.pattern)].map(match => ({ mark, at: match.index, text: match[0] })),
  );
  if (found.length === 0) return undefined;
  found.sort((a, b) => a.at - b.at);
  // A file of nothing but marks is no test that somebody reads: its first thousand say it.
  found.splice(MOST_MARKS);
  return (_, spans, rules) => {
    const hints: Hint[] = [];
    let line = 1;
    let counted = 0;
    let span = 0;
    for (const { mark, at, text: word } of found) {
      while ((spans[span]?.end ?? Number.POSITIVE_INFINITY) <= at) span++;
      const within = spans[span];
      if (within !== undefined && within.start <= at) continue;
      if (mark.notIf && isConditional(text, at, at + word.length)) continue;
      const behind = text.slice(at + word.length, at + word.length + REACH);
      const name = nameOf(text, mark, at, behind);
      // Without a title the first argument is a condition.
      if (mark.name === 'string' && name === undefined) continue;
      line += countLineEnds(text, counted, at);
      counted = at;
      const reason = mark.name === 'string' ? undefined : reasonOf(word, behind);
      const beside = `${reason ?? ''} ${commentsBeside(text, spans, span, at, at + word.length)}`;
      const title = name ?? text.slice(at, at + REACH).split('\n', 1)[0] ?? word;
      hints.push(
        toHint(
          word.replace(/\($/, '').trimEnd(),
          title,
          reason,
          line,
          rules,
          ELSEWHERE.some(pattern => pattern.test(beside)),
        ),
      );
    }
    return hints;
  };
}

/** It is run elsewhere, or by hand, or what it tests is gone. Nothing waits for anybody. */
const ELSEWHERE: readonly RegExp[] = [
  /\b(?:(?:was|is|it.s|been) moved|obsolete|superseded|deprecated|no longer (?:needed|used|relevant|valid|applicable|exists?))\b|已(?:废弃|弃用|移到|迁移|下线)/i,
  /\b(?:requires?|needs?|depends? on|relies on) (?:[\w-]+ ){0,5}(?:native|librar\w+|display|server|database|device|hardware|network|internet|docker|browser|environment|credentials?|account|api key)\b/i,
  /\b(?:headless|x11|testcontainers?|long[- ]running|too slow|very slow|takes (?:too )?long|run(?:s|ning)? (?:fine |it |this |only )?(?:manually|locally|by hand)|manual (?:test|run)|integration test|live (?:server|system|database))\b|手动(?:执行|运行|测试)|手工(?:执行|运行|测试)|仅?本地(?:运行|执行|测试|调试)|(?:需要?|依赖)(?:连接|启动|真实|外网|外部|网络|数据库|环境)|耗时/i,
];

/** The comments that stand directly above a mark, and between it and what it skips. */
function commentsBeside(
  text: string,
  spans: readonly LexedSpan[],
  next: number,
  start: number,
  end: number,
): string {
  const beside: string[] = [];
  let from = start;
  for (let at = next - 1; at >= 0 && from - (spans[at]?.end ?? 0) < REACH; at -= 1) {
    const { start: begin, end: until } = spans[at] ?? { start: 0, end: 0 };
    if (text.slice(until, from).trim() !== '') break;
    beside.push(text.slice(begin, until));
    from = begin;
  }
  let last = end;
  for (let at = next; at < spans.length && beside.length < MOST_COMMENTS; at += 1) {
    const { start: begin, end: until } = spans[at] ?? { start: 0, end: 0 };
    if (begin < last || text.slice(last, begin).trim() !== '') break;
    beside.push(text.slice(begin, until));
    last = until;
  }
  return beside.join(' ');
}

const MOST_COMMENTS = 20;

function isConditional(text: string, start: number, end: number): boolean {
  const rest = text.slice(end, end + 400).split('\n', 1)[0] ?? '';
  if (TRAILING_CONDITION.test(rest)) return true;
  const lines = text.slice(Math.max(0, start - 600), start).split('\n');
  const own = lines.pop() ?? '';
  if (CONDITION.test(own)) return true;
  const above = lines.findLast(line => line.trim() !== '' && !/^\s*(?:#|\/\/|\*)/.test(line)) ?? '';
  return CONDITION.test(above);
}

function toHint(
  word: string,
  title: string,
  reason: string | undefined,
  line: number,
  rules: HintRules,
  isElsewhere: boolean,
): Hint {
  // Names are read word by word: getDrugs, drug_dose.
  const words = title.replace(/([a-z])([A-Z])/g, '$1 $2').replaceAll('_', ' ');
  const raise = rules.raise?.test(`${words} ${reason ?? ''}`) === true;
  const isTemplate = rules.generated.some(pattern => pattern.test(`${word}('${reason ?? ''}')`));
  return {
    class: 'skipped-test',
    word,
    text: oneLine(title),
    line,
    severity: raise && !isTemplate && !isElsewhere ? raised('minor') : 'minor',
    confidence: isTemplate || isElsewhere ? 'low' : 'high',
    ...(isTemplate ? { isTemplate } : {}),
    ...(reason === undefined ? {} : { reason: oneLine(reason) }),
  };
}

function nameOf(text: string, mark: SkipMark, at: number, behind: string): string | undefined {
  if (mark.name === 'string')
    return firstGroup(STRING.exec(behind.replace(/^\s*\([^()]{0,300}\)(?=\s*\()/, '')));
  if (mark.name === 'below') return firstGroup(DECLARED.exec(withoutAnnotations(behind)));
  const before = text.slice(Math.max(0, at - REACH), at);
  return firstGroup([...before.matchAll(AROUND)].at(-1) ?? null);
}

/** The other annotations, the arguments and the comments between a mark and the name that follows. */
function withoutAnnotations(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, ' ')
    .replace(/"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/g, '""')
    .replace(/@[\w.]+(?:\s*\([^()]{0,300}\))?/g, ' ')
    .replace(/^\s*\([^()]{0,300}\)/, ' ');
}

function reasonOf(word: string, behind: string): string | undefined {
  const argument = /^(?:Fact|Theory)/.test(word)
    ? /^[^\])]{0,200}?\bSkip\s*=\s*([\s\S]*)$/.exec(behind)?.[1]
    : /^\s*\(?\s*(?:(?:value|reason)\s*=\s*)?(["'][\s\S]*)$/.exec(behind)?.[1];
  return (argument === undefined ? undefined : firstGroup(STRING.exec(argument))) || undefined;
}

function firstGroup(match: RegExpExecArray | RegExpMatchArray | null): string | undefined {
  return match?.slice(1).find(group => group !== undefined && group !== '');
}
