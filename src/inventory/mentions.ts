import { posix } from 'node:path';

/** A Markdown document. */
export interface MarkdownText {
  readonly path: string;
  readonly text: string;
}

/** Where a document names a file. */
export interface Mention {
  readonly file: string;
  /** From 1. */
  readonly line: number;
}

/** What documents name. */
export interface Mentions {
  /** Where a file is named: by its path, or by as much of its end as only it has. One for each document. */
  of(path: string): readonly Mention[];
  /** Where a key of a config file is named, as a whole word of its own. */
  ofKey(name: string): Mention | undefined;
}

/** Longer words are no paths. */
const LONGEST = 300;
/** In links, code spans and prose alike a path is a run of these; letters of all languages count. */
const WORD = /[\p{L}\p{N}._\-/\\@+~#%$*:]+/gu;
/** In a text without spaces, as Chinese is, a path of plain characters ends where other letters begin. */
const ASCII_WORD = /[A-Za-z0-9._\-/\\@+~#%$*:]+/g;
const LINK =
  /\]\(\s{0,80}(?:<([^<>\n]{1,500})>|((?:[^()\s<>]|\([^()\s]{0,200}\)){1,500}))|^ {0,3}\[[^\]\n]{1,200}\]:[ \t]{0,80}(\S{1,500})/gm;
const CODE_SPAN = /(?<!`)(`{1,3})(?!`)([^`\n]{1,500})\1(?!`)/g;
/** Words that are names of files only where they stand as code: people also write about a Dockerfile as such. */
const COMMON_WORD = /^[A-Za-z]+$/;

/** @param paths all files of the project: a name that several of them have says nothing about any */
export function readMentions(documents: readonly MarkdownText[], paths: readonly string[]): Mentions {
  const words = new Map<string, Mention[]>();
  const codes = new Map<string, Mention[]>();
  const links = new Map<string, Mention[]>();
  for (const document of documents) collect(document, { words, codes, links });
  const isUnique = uniqueness(paths);
  return {
    of: path => {
      const found = new Map<string, Mention>();
      const add = (mentions: readonly Mention[] | undefined) => {
        for (const mention of mentions ?? []) if (!found.has(mention.file)) found.set(mention.file, mention);
      };
      add(links.get(path));
      add(codes.get(path));
      if (path.includes('/')) add(words.get(path));
      for (let at = path.indexOf('/') + 1, end = path; ; at = end.indexOf('/') + 1) {
        end = end === path && at === 0 ? path : end.slice(at);
        const isPlain = !COMMON_WORD.test(end);
        if ((codes.has(end) || (isPlain && words.has(end))) && isUnique(end)) {
          add(codes.get(end));
          if (isPlain) add(words.get(end));
        }
        if (!end.includes('/')) break;
      }
      return [...found.values()];
    },
    ofKey: name => (/[._-]/.test(name) ? words.get(name)?.[0] : undefined) ?? codes.get(name)?.[0],
  };
}

interface Collected {
  readonly words: Map<string, Mention[]>;
  readonly codes: Map<string, Mention[]>;
  readonly links: Map<string, Mention[]>;
}

function collect({ path: file, text }: MarkdownText, { words, codes, links }: Collected): void {
  const folder = posix.dirname(file);
  const lines = text.split('\n');
  lines.forEach((line, index) => {
    const mention = { file, line: index + 1 };
    for (const [word] of line.matchAll(WORD)) addWord(words, word, folder, mention);
    // Only where other letters stand next to plain ones the two ways to read differ.
    if (/[^\p{ASCII}]/u.test(line))
      for (const match of line.matchAll(ASCII_WORD)) {
        const after = line.slice(match.index + match[0].length, match.index + match[0].length + 2);
        const before = line.slice(Math.max(0, match.index - 1), match.index);
        const isCutOff = /^[/\\.]/.test(match[0]) && /\p{L}/u.test(before);
        if (!isCutOff && !(/[./\\-]$/.test(match[0]) && /^\p{L}/u.test(after)))
          addWord(words, match[0], folder, mention);
      }
    for (const [, , code = ''] of line.matchAll(CODE_SPAN)) addWord(codes, code.trim(), folder, mention);
  });
  for (const match of text.matchAll(LINK)) {
    const target = decode((match[1] ?? match[2] ?? match[3] ?? '').split(/[#?]/, 1)[0] ?? '');
    if (target === '' || /^[a-z][a-z0-9+.-]+:/i.test(target)) continue;
    const joined = target.startsWith('/') ? target.slice(1) : posix.join(folder, target);
    const line = text.slice(0, match.index).split('\n').length;
    add(links, posix.normalize(joined), { file, line });
  }
}

/** The word as it stands, without what ends a sentence or names a line; and what it means from the document's folder. */
function addWord(words: Map<string, Mention[]>, written: string, folder: string, mention: Mention): void {
  if (written.length > LONGEST) return;
  const word = written
    .replaceAll('\\', '/')
    .replace(/(?<![.:,])[.:,]+$/, '')
    .replace(/:\d+(?:-\d+)?$/, '')
    .replace(/^(?:\.\/)+/, '');
  if (word === '' || word.startsWith('/') || word.includes('//')) return;
  add(words, word, mention);
  // What the files of the project are called from where the document lies.
  if (word.includes('/') && folder !== '.') {
    const joined = posix.join(folder, word);
    if (!joined.startsWith('../')) add(words, joined, mention);
  }
}

function add(map: Map<string, Mention[]>, key: string, mention: Mention): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [mention]);
  // One for each document is enough to say where.
  else if (list.at(-1)?.file !== mention.file) list.push(mention);
}

/** Whether only one file ends with these steps. */
function uniqueness(paths: readonly string[]): (end: string) => boolean {
  let byName: Map<string, string[]> | undefined;
  return end => {
    byName ??= Map.groupBy(paths, path => posix.basename(path)) as Map<string, string[]>;
    const same = byName.get(posix.basename(end)) ?? [];
    return same.filter(path => path === end || path.endsWith(`/${end}`)).length === 1;
  };
}

function decode(link: string): string {
  try {
    return decodeURIComponent(link);
  } catch {
    // A lone % is a character of a file name.
    return link;
  }
}
