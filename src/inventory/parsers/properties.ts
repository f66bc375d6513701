import { Properties, PropertiesNodeType } from 'properties-file/parser';
import type { RawKey } from './raw.ts';

/**
 * Java properties; also files of the form `name value` (redis.conf, postgresql.conf), because the format allows
 * a space as separator.
 */
export function readProperties(text: string): RawKey[] {
  const keys: RawKey[] = [];
  for (const node of new Properties(text).nodes) {
    if (node.type !== PropertiesNodeType.PROPERTY) continue;
    // A line with no separator is more often the rest of a broken value than a key.
    if (!hasSeparator(node)) continue;
    keys.push({ name: node.key, line: node.startingLineNumber });
  }
  return keys;
}

function hasSeparator(node: {
  separatorChar?: string | undefined;
  separatorLeading?: string | undefined;
}): boolean {
  return (node.separatorChar ?? '') !== '' || (node.separatorLeading ?? '') !== '';
}
