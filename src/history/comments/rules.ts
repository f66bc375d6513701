import { parse } from 'yaml';
import { escapePattern } from '../../core/escapePattern.ts';
import { keepLast } from '../../core/keepLast.ts';
import type { Confidence, IssueSeverity } from '../issue.ts';
import { encodedPhrases } from './encoded.ts';

/** Where in a comment a word counts; see `hints.yaml`. */
export type HintPlace = 'anywhere' | 'line' | 'colon';

/** One word, ready to be matched. */
export interface HintWord {
  readonly word: string;
  /** A programmers' mark such as TODO, not a phrase of prose. */
  readonly mark: boolean;
  /** Has other letters than Latin ones. */
  readonly wide: boolean;
  readonly pattern: RegExp;
  readonly where: HintPlace;
  readonly small: 'line' | 'colon' | undefined;
  readonly severity: IssueSeverity;
  readonly confidence: Confidence;
  /** Counts only where its clause ends behind it. */
  readonly ends: boolean;
  readonly notAfter: RegExp | undefined;
  readonly notBefore: RegExp | undefined;
  readonly notWith: RegExp | undefined;
}

/** The compiled content of `hints.yaml`. */
export interface HintRules {
  readonly words: readonly HintWord[];
  /** Matches wherever any of the words may stand: a quick look before the real one. */
  readonly quick: RegExp;
  readonly domainWords: RegExp | undefined;
  readonly templates: readonly RegExp[];
  readonly generated: readonly RegExp[];
  /** What a comment says when the work is really open. */
  readonly saysOpen: RegExp | undefined;
  readonly hardCoded: RegExp | undefined;
  readonly putAside: RegExp | undefined;
  readonly doubtful: RegExp | undefined;
  /** How code is arranged, not what it does. */
  readonly arranged: RegExp | undefined;
  /** Nobody knows whether anything is to be done at all. */
  readonly unsure: RegExp | undefined;
  /**
   * The past, or the word itself. One pattern each: joined, V8 sometimes passed over one of them, depending on the text
   * that came first; some switch the case of letters within themselves.
   */
  readonly past: readonly RegExp[];
  readonly steps: RegExp | undefined;
  readonly raise: RegExp | undefined;
  readonly cosmetic: RegExp | undefined;
}

interface HintDefinition {
  readonly words: readonly string[];
  readonly where: HintPlace;
  readonly small?: 'line' | 'colon';
  readonly severity: IssueSeverity;
  readonly confidence: Confidence;
  readonly ends?: true;
  readonly notAfter?: readonly string[];
  readonly notBefore?: readonly string[];
  readonly notWith?: readonly string[];
}

interface HintsFile {
  readonly hints: readonly HintDefinition[];
  readonly domainWords: readonly string[];
  readonly templates: readonly string[];
  readonly generated: readonly string[];
  readonly saysOpen: readonly string[];
  readonly hardCoded: readonly string[];
  readonly putAside: readonly string[];
  readonly doubtful: readonly string[];
  readonly arranged: readonly string[];
  readonly unsure: readonly string[];
  readonly past: readonly string[];
  readonly steps: readonly string[];
  readonly raise: readonly string[];
  readonly cosmetic: readonly string[];
}

/** Letters that a word may stand for by "…". */
const GAP = '[^。；;！!？?\\n]{0,10}';

/**
 * Compiles the text of `hints.yaml`.
 * @throws Error when the text is not YAML or a pattern is broken; the schema is checked by a test.
 */
export const loadHints = keepLast((text: string): HintRules => {
  const file = parse(text) as HintsFile;
  const words = file.hints.flatMap(definition => definition.words.map(word => compileWord(word, definition)));
  return {
    words,
    // Looser than the words: marks of comments may still stand in front (--TODO).
    quick: new RegExp(words.map(({ word }) => wordSource(word, '(?<!\\w)')).join('|'), 'iu'),
    domainWords: anyOf(file.domainWords, '', '', 'giu'),
    templates: file.templates.map(source => new RegExp(source, 'iu')),
    generated: file.generated.map(source => new RegExp(source, 'u')),
    saysOpen: patternOf(file.saysOpen),
    hardCoded: patternOf(file.hardCoded),
    putAside: patternOf(file.putAside),
    doubtful: patternOf(file.doubtful),
    arranged: patternOf(file.arranged),
    unsure: patternOf(file.unsure),
    past: file.past.map(source => new RegExp(source, 'iu')),
    steps: patternOf(file.steps),
    raise: anyOf(file.raise, '', ''),
    cosmetic: anyOf(file.cosmetic, '', ''),
  };
});

/** Files about how something looks. */
export const STYLES = /\.(?:css|scss|sass|less|styl|wxss)$/i;

/** Money, patients, drugs, interfaces and production; anything; how something looks or is called. */
export type Topic = 'domain' | 'plain' | 'cosmetic';

/** What a text is about. */
export function topicOf(text: string, { raise, cosmetic }: HintRules): Topic {
  if (STYLES.test(text)) return 'cosmetic';
  const words = text.replace(/([a-z])([A-Z])/g, '$1 $2').replaceAll('_', ' ');
  if (raise?.test(words) === true) return 'domain';
  return cosmetic?.test(words) === true ? 'cosmetic' : 'plain';
}

/**
 * One POSIX extended regular expression for `git grep -E -i -I -l`: it matches each line that could hold a
 * hint of any class, and many others. Finds candidate files fast; `findHints` has the last word.
 */
export function hintPattern(rules: HintRules): string {
  const marks = rules.words.filter(({ word }) => isAscii(word)).map(({ word }) => word);
  const phrases = rules.words
    .filter(({ word }) => !isAscii(word))
    .map(({ word }) => word.replaceAll('…', '.*'));
  return [
    `(^|[^A-Za-z0-9_])(${marks.join('|')})([^A-Za-z0-9_]|$)`,
    ...phrases,
    '^<<<<<<<( |$)',
    '@(Ignore|Disabled)([^A-Za-z0-9_]|$)|enabled *= *false',
    '(it|describe|test|suite|context|specify)\\.(skip|todo)|(^|[^A-Za-z0-9_])x(it|describe|context|specify|test)([^A-Za-z0-9_]|$)',
    'unittest\\.skip|mark\\.skip|skipTest|@skip',
    '[[(,] *Ignore|Skip *=|\\.Skip(Now|f)?\\(|markTest(Skipped|Incomplete)',
    // A statement at the begin of a line, however far indented: with `^[ \t]*` glibc goes over a long run of blanks from
    // each of them to the last.
    '(^|^ |  |\t)(pending|skip)([^A-Za-z0-9_]|$)',
  ].join('|');
}

/**
 * The same for files in any encoding of one or two bytes a character, as bytes: Chinese phrases also as GB 18030 and Big5
 * write them. For a search that compares bytes: two of them, for the phrases alone are found in no time, and together with
 * words whose letters may be small or capital each byte of every file is tried with all.
 */
export function hintPatternBytes(rules: HintRules): {
  readonly latin: Uint8Array;
  readonly wide: Uint8Array;
} {
  const wide = rules.words.filter(({ word }) => !isAscii(word));
  const latin = { ...rules, words: rules.words.filter(({ word }) => isAscii(word)) };
  const encoded = wide.flatMap(({ word }) => encodedPhrases(word));
  const phrases = wide.map(({ word }) => word.replaceAll('…', '.*')).join('|');
  return {
    latin: Buffer.from(hintPattern(latin)),
    wide: Buffer.concat([Buffer.from(phrases), Buffer.from(`|${encoded.join('|')}`, 'latin1')]),
  };
}

function patternOf(sources: readonly string[]): RegExp | undefined {
  return sources.length === 0
    ? undefined
    : new RegExp(sources.map(source => `(?:${source})`).join('|'), 'iu');
}

function compileWord(word: string, definition: HintDefinition): HintWord {
  const mark = /^[A-Z]+$/.test(word);
  const wide = !isAscii(word);
  return {
    word,
    mark,
    wide,
    pattern: new RegExp(wordSource(word), wide ? 'gu' : 'giu'),
    where: definition.where,
    small: definition.small,
    severity: definition.severity,
    confidence: definition.confidence,
    ends: definition.ends === true,
    notAfter: anyOf(definition.notAfter ?? [], '', '[\\s-]*$'),
    notBefore: anyOf(definition.notBefore ?? [], '^[\\s-]*', ''),
    notWith: anyOf(definition.notWith ?? [], '', ''),
  };
}

function wordSource(word: string, bound = '(?<![\\w$%&.-])'): string {
  if (!isAscii(word)) return word.split('…').map(escapePattern).join(GAP);
  return `${bound}${escapePattern(word)}(?![\\w$])`;
}

function anyOf(words: readonly string[], before: string, after: string, flags = 'iu'): RegExp | undefined {
  if (words.length === 0) return undefined;
  const sources = words.map(word => {
    const source = escapePattern(word);
    const head = /^\w/.test(word) && before === '' ? '\\b' : '';
    return `${head}${source}${/^[a-z ]+$/i.test(word) && before !== '' ? '\\b' : ''}`;
  });
  return new RegExp(`${before}(?:${sources.join('|')})${after}`, flags);
}

function isAscii(word: string): boolean {
  return /^[ -~]+$/.test(word);
}
