import { findBlocks } from './blocks.ts';
import { sectionsOf } from './placeholders.ts';

/**
 * Documents of packs from before there were generated blocks have the lines that were generated then, without marks. Of a
 * section, what still equals its template of then is taken over: its blocks come in its place. What a person changed or
 * added stays where it is.
 */
export interface EarlierTexts {
  /** The document as its template makes it now, with blocks. */
  readonly now: string;
  /** The sections of the earlier template, with the facts of today. */
  readonly before: string;
  /** The same without any facts: what it lacks was made from facts. */
  readonly bare: string;
}

/** @returns the text as it is where it has blocks already, or nothing of it is from an earlier template */
export function adoptEarlierLines(text: string, { now, before, bare }: EarlierTexts): string {
  if (findBlocks(text).blocks.length > 0) return text;
  const newline = /\r?\n/.exec(text)?.[0] ?? '\n';
  const [fresh, old, empty] = [now, before, bare].map(bodiesOf) as [Bodies, Bodies, Bodies];
  let adopted = text;
  for (const { title, start, end } of sectionsOf(text).toReversed()) {
    const [own, earlier] = [fresh.get(title), old.get(title)];
    if (title === '' || own === undefined || earlier === undefined) continue;
    if (findBlocks(own.join('\n')).blocks.length === 0) continue;
    const body = adoptSection(linesIn(text.slice(start, end)), own, earlier, empty.get(title) ?? []);
    if (body !== undefined) adopted = adopted.slice(0, start) + body.join(newline) + adopted.slice(end);
  }
  return adopted;
}

type Bodies = ReadonlyMap<string, readonly string[]>;

/** The lines of each section, its heading first. */
function bodiesOf(text: string): Bodies {
  return new Map(sectionsOf(text).map(({ title, start, end }) => [title, linesIn(text.slice(start, end))]));
}

function linesIn(text: string): string[] {
  return text.split(/\r?\n/);
}

/** @returns undefined where the section stays as it is */
function adoptSection(
  lines: readonly string[],
  fresh: readonly string[],
  earlier: readonly string[],
  bare: readonly string[],
): string[] | undefined {
  const has = (list: readonly string[]) => {
    const known = new Set(list.flatMap(line => [plain(line), plain(line).replace(EVIDENCE, '')]));
    return (line: string) => known.has(plain(line));
  };
  const [isFresh, isEarlier, isBare] = [has(fresh), has(earlier), has(bare)];
  const isBlank = (line: string) => line.trim() === '';
  const words = lines.filter(line => !isBlank(line));
  // Somebody took the marks of today's blocks away: their words stay.
  if (words.some(line => isFresh(line) && !isEarlier(line))) return undefined;
  if (!words.some(line => isEarlier(line) && !isFresh(line))) return undefined;
  const own = words.filter(line => !isEarlier(line));
  const end = lines.slice(lines.findLastIndex(line => !isBlank(line)) + 1);
  if (own.length === 0) return [...fresh.slice(0, fresh.findLastIndex(line => !isBlank(line)) + 1), ...end];
  const isMade = (line: string) => isEarlier(line) && !isBare(line);
  const kept = chunksOf(lines).flatMap(chunk => {
    const isTable = chunk.every(line => line.startsWith('|'));
    // A table without its head would be none: it goes as a whole, or stays.
    if (isTable) return chunk.every(isMade) || chunk.every(isRule(isMade)) ? [] : [chunk];
    const left = chunk.filter(line => !isMade(line));
    return left.length > 0 ? [left] : [];
  });
  const [head = [], ...rest] = kept;
  const hints = rest.findIndex(chunk => !chunk.every(line => line.startsWith('>')));
  const at = hints < 0 ? rest.length : hints;
  const blocks = blocksIn(fresh);
  const chunks = [head, ...rest.slice(0, at), ...blocks, ...rest.slice(at)];
  return [...chunks.flatMap((chunk, index) => (index > 0 ? ['', ...chunk] : chunk)), ...end];
}

/** Versions and lines at which something stands, which were not told then: `nginx:1.25`, `compose.yml:2`. */
const EVIDENCE = /:[\w.-]{1,40}(?=`)/g;

function plain(line: string): string {
  return line.trimEnd().toLowerCase();
}

/** The line below the head of a table is the same in all tables. */
function isRule(isMade: (line: string) => boolean): (line: string) => boolean {
  return line => isMade(line) || /^\|(?: *:?-+:? *\|)+$/.test(line.trim());
}

/** Lines between empty ones. */
function chunksOf(lines: readonly string[]): string[][] {
  const chunks: string[][] = [[]];
  for (const line of lines)
    if (line.trim() === '') chunks.push([]);
    else chunks.at(-1)?.push(line);
  return chunks.filter(chunk => chunk.length > 0);
}

/** The blocks of a section with their marks, a chunk each. */
function blocksIn(lines: readonly string[]): string[][] {
  const text = lines.join('\n');
  return findBlocks(text).blocks.map(({ start, end }) => text.slice(start, end).split('\n'));
}

/**
 * Lines that an earlier version generated and a person changed, beside the blocks that say it now: somebody decides which
 * of both is right.
 * @param earlier sections of the earlier template, as it is written
 */
export function linesSaidTwice(text: string, earlier: string): string[] {
  const { blocks } = findBlocks(text);
  if (blocks.length === 0) return [];
  const marks = new Map(
    sectionsOf(earlier).map(({ title, start, end }) => [title, marksOf(earlier.slice(start, end))]),
  );
  return sectionsOf(text).flatMap(({ title, start, end }) => {
    const begins = marks.get(title) ?? [];
    const inside = blocks.filter(block => block.start >= start && block.end <= end);
    if (begins.length === 0 || inside.length === 0) return [];
    const outside = inside
      .toReversed()
      .reduce(
        (rest, block) => rest.slice(0, block.start - start) + rest.slice(block.end - start),
        text.slice(start, end),
      );
    return linesIn(outside).filter(line => begins.some(begin => isBegun(line, begin)));
  });
}

function isBegun(line: string, begin: string): boolean {
  return begin.startsWith('|') ? line.trimEnd() === begin : line.startsWith(begin) && !line.includes('[[');
}

/** How generated lines of a template begin: `- Stage: {{stage}}` with `- Stage: `; of a table, its head. */
function marksOf(template: string): string[] {
  const lines = linesIn(template);
  return lines.flatMap((line, index) => {
    const begin = line.split('{{', 1)[0] ?? '';
    if (/^- \S.{1,80}[:：] ?$/.test(begin)) return [begin];
    const isHead = line.startsWith('|') && /^\{\{#has/.test(lines[index - 1] ?? '') && !line.includes('{{');
    return isHead ? [line] : [];
  });
}
