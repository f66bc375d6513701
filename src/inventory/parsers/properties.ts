import { Properties, PropertiesNodeType } from 'properties-file/parser';
import type { RawKey } from './raw.ts';

/**
 * Java properties; also files of the form `name value` (redis.conf, postgresql.conf), because the format allows
 * a space as separator. Lines of `#---` or `!---` cut a Spring file into documents, each of which may be for a profile.
 */
export function readProperties(text: string): RawKey[] {
  const lines = text.split(/\r\n|\r|\n/);
  const keys: RawKey[] = [];
  let start = 0;
  for (let at = 0; at <= lines.length; at++) {
    if (at < lines.length && !DOCUMENT_END.test(lines[at] ?? '')) continue;
    keys.push(...readDocument(lines.slice(start, at), start));
    start = at + 1;
  }
  return keys;
}

/** Nothing but this may stand in the line (docs.spring.io, "Working With Multi-Document Files"). */
const DOCUMENT_END = /^[#!]---\s*$/;
/** With an odd number of backslashes: `\\u` is a backslash and a letter. */
const BROKEN_ESCAPE = /(?<!\\)\\+u(?![0-9a-fA-F]{4})/g;
const PROFILE = /^(?:spring\.config\.activate\.on-profile|spring\.profiles)$/;

function readDocument(lines: readonly string[], before: number): RawKey[] {
  // A `\u` without its four digits is no mistake of the programs that read a file as `name value`, nor one of a name.
  const text = lines
    .join('\n')
    .replace(BROKEN_ESCAPE, found => (found.length % 2 === 0 ? `\\${found}` : found));
  const keys: RawKey[] = [];
  let profile: string | undefined;
  for (const node of new Properties(text).nodes) {
    if (node.type !== PropertiesNodeType.PROPERTY) continue;
    // A line with no separator is more often the rest of a broken value than a key.
    if (!hasSeparator(node)) continue;
    if (PROFILE.test(node.key) && /^[\p{L}\p{N}_, !&|()-]{1,60}$/u.test(node.value)) profile = node.value;
    keys.push({ name: node.key, line: before + node.startingLineNumber });
  }
  return profile === undefined ? keys : keys.map(key => ({ ...key, profile }));
}

function hasSeparator(node: {
  separatorChar?: string | undefined;
  separatorLeading?: string | undefined;
}): boolean {
  return (node.separatorChar ?? '') !== '' || (node.separatorLeading ?? '') !== '';
}
