import {
  type Alias,
  Composer,
  type Document,
  isAlias,
  isCollection,
  isPair,
  isScalar,
  Lexer,
  type Node,
  Parser,
  visit,
} from 'yaml';
import { duplicateKeys } from './duplicateKeys.ts';
import { invalidCharacters, syntaxProblems, type YamlError, type YamlProblem } from './syntax.ts';

/** What a YAML text says, and what is wrong with it. */
export interface ParsedYaml {
  /** Undefined when the text cannot be read. */
  readonly document: Document.Parsed | undefined;
  readonly content: unknown;
  readonly problems: readonly YamlProblem[];
  /** What each alias stands for. */
  readonly targets: ReadonlyMap<unknown, Node>;
}

/** Larger files are no checklist that a person keeps. UTF-16 units. */
export const YAML_LIMIT = 1_000_000;
/** Words and marks; some twenty thousand lines of a checklist. Each costs some microseconds and kilobytes. */
const TOKEN_LIMIT = 500_000;
/** Deeper than any pack; the recursion of the library ends at some thousands. */
const NESTING_LIMIT = 500;
/** One slip makes many errors, and each costs more than reading a line. */
const ERROR_LIMIT = 100;
/** So many problems of one kind are shown in a file: those further down are seldom others. */
const SHOWN_LIMIT = 20;
/** The library looks through all anchors for each alias. */
const ALIAS_LIMIT = 1000;
/** What aliases may add to a file, beside twice its own size: a repetition or two, no bomb. Values. */
const UNFOLDED_LIMIT = 10_000;
const FIRST_LINE = /^[^\r\n]*/;

/** Parses one YAML document in bounded time and memory; never throws for anything that stands in the text. */
export function parseYaml(text: string): ParsedYaml {
  const whole = { start: 0, end: Math.min(text.length, FIRST_LINE.exec(text)?.[0].length ?? 0) };
  if (text.length > YAML_LIMIT)
    return unreadable([{ ...whole, messageId: 'tooLarge', data: { limit: YAML_LIMIT } }]);
  // The library would find out, too, after seconds.
  if (nesting(text) > NESTING_LIMIT) return unreadable([{ ...whole, messageId: 'tooDeep' }]);
  if (hasTooManyTokens(text))
    return unreadable([{ ...whole, messageId: 'tooMany', data: { limit: TOKEN_LIMIT } }]);
  try {
    return parse(text, whole);
  } catch (error) {
    // Nesting by indentation that exhausts the stack is found while reading.
    if (error instanceof RangeError) return unreadable([{ ...whole, messageId: 'tooDeep' }]);
    throw error;
  }
}

function parse(text: string, whole: { start: number; end: number }): ParsedYaml {
  const characters = invalidCharacters(text).slice(0, SHOWN_LIMIT);
  const { document, errors, second } = firstDocument(text);
  if (errors.length > 0) return unreadable([...characters, ...syntaxProblems(text, errors, document)]);
  // A file of zeros is what a full disk or a broken copy leaves behind.
  if (text.includes('\0')) return unreadable(characters);
  const problems = [...characters];
  if (second !== undefined) problems.push({ messageId: 'severalDocuments', start: second, end: second });
  if (document === undefined || document.contents === null || isEmpty(document.contents)) {
    if (second === undefined) problems.push({ ...whole, messageId: 'empty' });
    return { ...unreadable(problems), document };
  }
  const notes = document.warnings.filter(({ code }) => code === 'TAG_RESOLVE_FAILED').slice(0, SHOWN_LIMIT);
  problems.push(...syntaxProblems(text, notes, document));
  const { targets, broken } = resolveAliases(document, text);
  if (broken.length > 0) return unreadable([...problems, ...broken]);
  try {
    // How much the aliases unfold to is known already, in less time than the library takes to find out.
    const content: unknown = document.toJS({ maxAliasCount: -1 });
    return {
      document,
      content,
      problems: [...problems, ...duplicateKeys(document, text, SHOWN_LIMIT)],
      targets,
    };
  } catch (error) {
    if (error instanceof RangeError) throw error;
    // What is left is a merge (`<<`) of something that is no map.
    return unreadable([...problems, { ...(mergeKeyAt(document) ?? whole), messageId: 'merge' }]);
  }
}

function unreadable(problems: readonly YamlProblem[]): ParsedYaml {
  return { document: undefined, content: undefined, problems, targets: new Map() };
}

/** Nothing but comments, or `---` and nothing more. */
function isEmpty(node: Node): boolean {
  return isScalar(node) && node.value === null && node.source === '' && !node.anchor && !node.tag;
}

/** Reading the words alone takes a tenth of the time; no text has more than two for each character. */
function hasTooManyTokens(text: string): boolean {
  if (text.length * 2 < TOKEN_LIMIT) return false;
  let count = 0;
  for (const _ of new Lexer().lex(text)) {
    count += 1;
    if (count > TOKEN_LIMIT) return true;
  }
  return false;
}

/** So many in a row are no list of lists that a person writes. */
const MANY_DASHES = 100;

/** How deep brackets, the dashes of one line, or lines by their indentation are nested at most; marks inside of quotes count, too. */
function nesting(text: string): number {
  let depth = 0;
  let deepest = 0;
  let dashes = 0;
  let end = -1;
  for (const { 0: mark, index } of text.matchAll(/[[\]{}]|[-?][ \t]+/g)) {
    if (mark === '[' || mark === '{') depth += 1;
    else if (mark === ']' || mark === '}') depth = Math.max(0, depth - 1);
    else {
      dashes = index === end ? dashes + 1 : 1;
      end = index + mark.length;
    }
    deepest = Math.max(deepest, depth + (dashes < MANY_DASHES ? 0 : dashes));
  }
  return Math.max(deepest, indentation(text));
}

/** How many lines stand one below the other, each further to the right. */
function indentation(text: string): number {
  const above: number[] = [];
  let deepest = 0;
  for (const { 0: blanks } of text.matchAll(/^ *(?=[^\s#])/gm)) {
    while ((above.at(-1) ?? -1) >= blanks.length) above.pop();
    above.push(blanks.length);
    deepest = Math.max(deepest, above.length);
  }
  return deepest;
}

class TooManyErrors extends Error {}

interface FirstDocument {
  readonly document: Document.Parsed | undefined;
  readonly errors: readonly YamlError[];
  /** Where a second document begins; it is not read. */
  readonly second: number | undefined;
}

/** Of a million documents all would fill the memory before anybody could say that there are two. */
function firstDocument(text: string): FirstDocument {
  const composer = new Composer({
    merge: true,
    prettyErrors: false,
    // Comparing each key with all others takes minutes for a map of a hundred thousand.
    uniqueKeys: false,
    // Fields have names; `1:` and `yes:` are such, lists and maps are none.
    stringKeys: true,
    // Sets, binary and ordered maps have no place in a pack, and are slow.
    resolveKnownTags: false,
    logLevel: 'error',
  });
  const collected = boundErrors(composer);
  let second: number | undefined;
  let documents = 0;
  let unexpected = 0;
  try {
    for (const token of new Parser().parse(text)) {
      if (token.type === 'document') documents += 1;
      if (token.type === 'error') unexpected += 1;
      if (unexpected > ERROR_LIMIT) break;
      if (documents === 2) {
        second = token.offset;
        break;
      }
      composer.next(token).next();
    }
    const { value: document } = composer.end().next();
    return { document: document || undefined, errors: document?.errors ?? [], second };
  } catch (error) {
    if (!(error instanceof TooManyErrors)) throw error;
    return { document: undefined, errors: collected, second };
  }
}

/** Makes the library give up after some errors; without that, a megabyte of brackets takes it half a minute. */
function boundErrors(composer: Composer): readonly YamlError[] {
  const library = composer as unknown as { onError: (...args: unknown[]) => void; errors: YamlError[] };
  const { onError, errors } = library;
  const count = { errors: 0, warnings: 0 };
  const bounded = (...args: unknown[]) => {
    const kind = args[3] ? 'warnings' : 'errors';
    count[kind] += 1;
    if (count[kind] <= ERROR_LIMIT) onError(...args);
    else if (kind === 'errors') throw new TooManyErrors();
  };
  Object.assign(composer, { onError: bounded });
  return errors;
}

/**
 * Finds what each alias stands for: the last anchor of its name above it.
 * @returns also the aliases that stand for nothing, or unfold to more than a person would write
 */
function resolveAliases(
  document: Document.Parsed,
  text: string,
): { targets: ReadonlyMap<unknown, Node>; broken: readonly YamlProblem[] } {
  const anchors = new Map<string, Node>();
  const targets = new Map<Alias, Node>();
  const broken: YamlProblem[] = [];
  let nodes = 0;
  visit(document, {
    Node: (_, node) => {
      nodes += 1;
      if (isAlias(node)) {
        const target = anchors.get(node.source);
        if (target) targets.set(node, target);
        else broken.push(...syntaxProblems(text, [aliasError(node, 'UNKNOWN_ALIAS')], document));
      } else if (node.anchor) {
        anchors.set(node.anchor, node);
      }
      return targets.size > ALIAS_LIMIT || broken.length >= SHOWN_LIMIT ? visit.BREAK : undefined;
    },
  });
  const sizeOf = sizer(targets);
  let unfolded = 0;
  let count = 0;
  for (const [alias, target] of targets) {
    count += 1;
    unfolded += sizeOf(target);
    if (count <= ALIAS_LIMIT && unfolded <= UNFOLDED_LIMIT + 2 * nodes) continue;
    const [start, end] = alias.range ?? [0, 0];
    return { targets, broken: [{ messageId: 'aliases', start, end }] };
  }
  return { targets, broken };
}

/** How many values a node unfolds to; infinitely many if it contains itself. */
function sizer(targets: ReadonlyMap<unknown, Node>): (node: unknown) => number {
  const known = new Map<unknown, number>();
  const sizeOf = (node: unknown): number => {
    if (isAlias(node)) return sizeOf(targets.get(node));
    if (isPair(node)) return sizeOf(node.key) + sizeOf(node.value);
    if (!isCollection(node)) return 1;
    const size = known.get(node);
    if (size !== undefined) return size;
    known.set(node, Number.POSITIVE_INFINITY);
    let sum = 1;
    for (const item of node.items) sum += sizeOf(item);
    known.set(node, sum);
    return sum;
  };
  return sizeOf;
}

function aliasError(node: Alias, code: string): YamlError {
  const [start, end] = node.range ?? [0, 0];
  return { code, message: '', pos: [start, end] };
}

function mergeKeyAt(document: Document.Parsed): { start: number; end: number } | undefined {
  let place: { start: number; end: number } | undefined;
  visit(document, {
    Pair: (_, { key }) => {
      if (!isScalar(key) || key.value !== '<<' || !key.range) return undefined;
      place = { start: key.range[0], end: key.range[1] };
      return visit.BREAK;
    },
  });
  return place;
}
