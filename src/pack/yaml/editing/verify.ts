import { isDeepStrictEqual } from 'node:util';
import { Parser } from 'yaml';
import type { YamlChange } from './change.ts';
import type { EditSource } from './place.ts';

/**
 * Reads an edited text back: it must say what it should, and nothing that a person noted in it may be lost.
 * @returns what is wrong
 */
export function problemAfter(
  before: EditSource,
  after: EditSource,
  expected: unknown,
  change: YamlChange,
): 'content' | 'comments' | undefined {
  if (!isDeepStrictEqual(after.content, expected)) return 'content';
  const [old, now] = [commentsIn(before), commentsIn(after)];
  // With an entry, what is said inside of it goes, too.
  const isKept = 'remove' in change ? isPart(now, old) : isDeepStrictEqual(now, old);
  return isKept ? undefined : 'comments';
}

const known = new WeakMap<EditSource, readonly string[]>();

function commentsIn(source: EditSource): readonly string[] {
  const comments = known.get(source) ?? commentsOf(source.text);
  known.set(source, comments);
  return comments;
}

/** All comments of a text, in their order. */
export function commentsOf(text: string): string[] {
  const comments: string[] = [];
  const look = (token: unknown): void => {
    if (typeof token !== 'object' || token === null) return;
    if ('type' in token && token.type === 'comment' && 'source' in token) comments.push(String(token.source));
    else for (const part of Object.values(token)) look(part);
  };
  for (const token of new Parser().parse(text)) look(token);
  return comments;
}

function isPart(some: readonly string[], all: readonly string[]): boolean {
  let next = 0;
  for (const one of all) if (one === some[next]) next += 1;
  return next === some.length;
}
