import type { Span } from '../../core/findings.ts';
import { frontMatterOf } from './audience.ts';
import { type OutlineLine, outlineOf } from './headingLines.ts';
import { sourceLines } from './source.ts';

/**
 * What a section says that it is about, and who last found it true. Both are comments on lines of their own below a
 * heading, or `covers:` and `reviewed:` in the front matter, where they speak of the whole document:
 *
 *     <!-- handover:covers deploy/**, config/application.yml#server.port, area:insurance -->
 *     <!-- handover:reviewed li-wei 2026-11-29 1a2b3c4d -->
 *
 * Covered are files and patterns of files, one key of a config file (behind `#`), and areas that the project named. The
 * third word of a review is a digest of what was covered that day; `handover review` writes it. Without it, git is asked
 * what the files said on that day.
 */
export interface SectionCoverage {
  /** The heading that it stands under; '' for the whole document. */
  readonly title: string;
  readonly items: readonly CoveredItem[];
  readonly review: Review | undefined;
}

/** Something that a section says it covers, with its place. */
export interface CoveredItem extends Span {
  readonly text: string;
}

export interface Review extends Span {
  readonly by: string;
  /** Not yet known to be a date. */
  readonly on: string;
  /** '' where nobody wrote one. */
  readonly digest: string;
}

const AREA = 'area:';

/** The name of the area that is covered; undefined where it is a file or a key. */
export function areaIn(text: string): string | undefined {
  return text.startsWith(AREA) ? text.slice(AREA.length).trim() : undefined;
}

const HEADING = /^ {0,3}#{1,6}(?:[ \t]+|$)/;
const COVERS = '<!-- handover:covers ';
const REVIEWED = '<!-- handover:reviewed ';
const END = ' -->';

interface OpenSection {
  readonly title: string;
  readonly items: CoveredItem[];
  review: Review | undefined;
}

/** A heading of a document, from the start of its line to its end, or to that of the line that underlines it. */
export interface Heading extends Span {
  readonly title: string;
}

/** The headings of a Markdown document, of all levels; what a code block shows is none. */
export function headingsOf(text: string): readonly Heading[] {
  return linesBelowFront(text).flatMap(({ text: line, start, kind }, index, lines) => {
    if (kind !== 'heading') return [];
    const rest = lines.slice(index + 1);
    const others = rest.findIndex(one => one.kind !== 'underline');
    const underlined = others < 0 ? rest : rest.slice(0, others);
    const last = underlined.at(-1);
    const title = [line, ...underlined.slice(0, -1).map(one => one.text)].map(withoutMarks).join(' ');
    return [{ title, start, end: last ? last.start + last.text.length : start + line.length }];
  });
}

/** The lines of a document as an outline, without those in front of it. */
function linesBelowFront(text: string): readonly OutlineLine[] {
  const { length } = frontMatterOf(text);
  return outlineOf(text.slice(length)).map(line => ({ ...line, start: line.start + length }));
}

/** The sections of a Markdown document that say what they cover, or when they were reviewed. */
export function coverageOf(text: string): readonly SectionCoverage[] {
  const front = frontMatterOf(text);
  let section: OpenSection = { title: '', items: [], review: undefined };
  const sections = [section];
  for (const { key, value, start } of frontFields(front)) {
    if (key === 'covers') section.items.push(...listed(value, start));
    else section.review = reviewIn(value, start, value.length);
  }
  const titles = new Map(headingsOf(text).map(({ start, title }) => [start, title]));
  for (const { text: line, start, kind } of linesBelowFront(text)) {
    const title = titles.get(start);
    if (title !== undefined) {
      section = { title, items: [], review: undefined };
      sections.push(section);
    }
    if (kind !== 'text') continue;
    const covers = commentIn(line, COVERS);
    if (covers) section.items.push(...listed(covers.text, start + covers.at));
    const review = commentIn(line, REVIEWED);
    if (review) section.review = reviewIn(review.text, start + review.at, review.text.length);
  }
  return sections.filter(({ items, review }) => items.length > 0 || review !== undefined);
}

/** What a heading says, without its marks. */
function withoutMarks(line: string): string {
  const mark = HEADING.exec(line)?.[0] ?? '';
  let end = line.trimEnd().length;
  if (mark !== '') while (line[end - 1] === '#' && end > mark.length) end -= 1;
  return line.slice(mark.length, end).trim();
}

/** `covers: [a, b]` and `reviewed: who day`, each on one line; lists of several lines count as well. */
function* frontFields(
  front: string,
): Generator<{ readonly key: string; readonly value: string; readonly start: number }> {
  let key = '';
  for (const { text: line, start } of sourceLines(front)) {
    const named = /^(covers|reviewed):[ \t]{0,80}/.exec(line);
    const item = /^[ \t]{0,20}-[ \t]{1,20}/.exec(line);
    if (named) {
      key = named[1] ?? '';
      const [value, at] = bare(line, named[0].length);
      if (value !== '') yield { key, value, start: start + at };
    } else if (item && key === 'covers') {
      const [value, at] = bare(line, item[0].length);
      yield { key, value, start: start + at };
    } else key = '';
  }
}

/** The value behind an offset of a line, without brackets and quotes around it, and where it starts. */
function bare(line: string, from: number): readonly [string, number] {
  const rest = line.slice(from).trimEnd();
  const open = /^[["']{0,2}/.exec(rest)?.[0].length ?? 0;
  return [rest.slice(open).replace(/["'\]]{1,2}$/, ''), from + open];
}

function commentIn(
  line: string,
  opening: string,
): { readonly text: string; readonly at: number } | undefined {
  const own = line.trim();
  if (!own.startsWith(opening) || !own.endsWith(END) || own.length < opening.length + END.length)
    return undefined;
  return { text: own.slice(opening.length, -END.length), at: line.indexOf(opening) + opening.length };
}

function listed(text: string, start: number): CoveredItem[] {
  const items: CoveredItem[] = [];
  let at = 0;
  for (const piece of text.split(',')) {
    const own = piece.trim().replace(/^["']|["']$/g, '');
    const from = start + at + Math.max(0, piece.indexOf(own));
    if (own !== '') items.push({ text: own, start: from, end: from + own.length });
    at += piece.length + 1;
  }
  return items;
}

/** Undefined for an empty one. */
function reviewIn(text: string, start: number, length: number): Review | undefined {
  const words = text.replaceAll(',', ' ').trim().split(/\s+/);
  const day = words.findIndex(word => /^\d{4}-/.test(word));
  if (words[0] === '') return undefined;
  // A name may be of several words; what follows the day is the digest.
  const [by, on, digest] =
    day < 0
      ? [words.join(' '), '', '']
      : [words.slice(0, day).join(' '), words[day] ?? '', words[day + 1] ?? ''];
  return { by, on, digest, start, end: start + length };
}
