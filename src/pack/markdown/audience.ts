import type { Span } from '../../core/findings.ts';
import { outlineOf } from './headingLines.ts';

/**
 * For whom a text is. A document is internal unless it says something else: in its front matter (`audience: customer`),
 * or with a comment on a line of its own:
 *
 *     <!-- handover:audience customer -->
 *
 * Right before a heading the comment speaks of that heading's section, and so of the whole document where that is its
 * title. Anywhere else it speaks of what follows in the section that it stands in.
 */
export const AUDIENCES = ['customer', 'internal'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** A part of a document that is for the same people throughout. */
export interface AudiencePart extends Span {
  readonly audience: Audience;
}

/** A comment that names nobody whom we know. */
export interface UnknownAudience extends Span {
  readonly word: string;
}

/** What a document says about its readers. */
export interface Audiences {
  /** Without gaps, in their order. */
  readonly parts: readonly AudiencePart[];
  readonly unknown: readonly UnknownAudience[];
}

const COMMENT = /^ {0,3}<!-- handover:audience ([^\s>]{1,40}) -->[ \t]{0,80}$/;
const FRONT_MATTER = /^\uFEFF?---[ \t]{0,80}\r?\n(?:(?!---)[^\n]*\n){0,200}?---[ \t]{0,80}(?:\r?\n|$)/;
const IN_FRONT_MATTER = /^audience:[ \t]{0,80}["']?([\w-]{1,40})["']?[ \t]{0,80}\r?$/m;

/** The YAML in front of a document, with the lines that mark it; '' for none. */
export function frontMatterOf(text: string): string {
  return FRONT_MATTER.exec(text)?.[0] ?? '';
}

/** Finds out for whom each part of a Markdown document is. */
export function audiencesOf(text: string): Audiences {
  const front = frontMatterOf(text);
  const named = IN_FRONT_MATTER.exec(front);
  const word = named?.[1];
  const unknown: UnknownAudience[] = [];
  if (named && word !== undefined && !isAudience(word))
    unknown.push({ word, start: named.index, end: named.index + named[0].trimEnd().length });
  const open = [{ level: 0, audience: word !== undefined && isAudience(word) ? word : 'internal' }] as {
    level: number;
    audience: Audience;
  }[];
  const marks: { at: number; audience: Audience }[] = [{ at: 0, audience: open[0]?.audience ?? 'internal' }];
  const say = (at: number) => {
    const audience = open.at(-1)?.audience ?? 'internal';
    if (marks.at(-1)?.audience !== audience) marks.push({ at, audience });
  };
  /** Where a section changes hands: its level, and the audience that it gets. */
  const hand = (level: number, audience: Audience) => {
    while ((open.at(-1)?.level ?? -1) >= level) open.pop();
    open.push({ level, audience });
  };
  let level = 0;
  let waiting: { readonly audience: Audience; readonly start: number } | undefined;
  for (const { text: line, start, kind, level: own } of outlineOf(text.slice(front.length))) {
    const at = front.length + start;
    if (kind === 'code') {
      if (waiting) {
        hand(level, waiting.audience);
        say(waiting.start);
        waiting = undefined;
      }
      continue;
    }
    const comment = COMMENT.exec(line)?.[1];
    if (waiting && kind !== 'heading' && line.trim() !== '') {
      hand(level, waiting.audience);
      say(waiting.start);
      waiting = undefined;
    }
    if (kind === 'heading') {
      level = own;
      while (open.length > 1 && (open.at(-1)?.level ?? 0) >= level) open.pop();
      if (waiting) hand(level, waiting.audience);
      say(waiting?.start ?? at);
      waiting = undefined;
    } else if (comment !== undefined) {
      if (isAudience(comment)) waiting = { audience: comment, start: at };
      else unknown.push({ word: comment, start: at, end: at + line.length });
    }
  }
  const parts = marks.map(({ at, audience }, index) => ({
    audience,
    start: at,
    end: marks[index + 1]?.at ?? text.length,
  }));
  return { parts: parts.filter(({ start, end }) => end > start), unknown };
}

/** Whether any of a document is for the customer. */
export function isForCustomer(text: string): boolean {
  return audiencesOf(text).parts.some(({ audience }) => audience === 'customer');
}

/**
 * The guidance of a document: quoted lines right below a heading, which say to whoever writes what belongs there. They
 * stay in the file and reach no customer.
 */
export function guidanceOf(text: string): readonly Span[] {
  const found: Span[] = [];
  let isBelowHeading = false;
  for (const { text: line, start, kind } of outlineOf(text)) {
    const isQuote = /^ {0,3}>/.test(line);
    if (kind === 'heading') isBelowHeading = true;
    else if (isBelowHeading && isQuote) found.push({ start, end: start + line.length });
    else if (kind === 'code' || (kind === 'text' && line.trim() !== '' && !COMMENT.test(line)))
      isBelowHeading = false;
  }
  return found;
}

function isAudience(word: string): word is Audience {
  return (AUDIENCES as readonly string[]).includes(word);
}
