import type { YamlFile, YamlPath } from './file.ts';

/**
 * Whether anything stands at the path, also something that the schema refuses: that is for the schema check to
 * report, and not missing. Empty texts, lists and maps are nothing.
 */
export function isGiven({ content }: YamlFile, path: YamlPath): boolean {
  let value = content;
  for (const step of path)
    value =
      typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[step] : undefined;
  if (typeof value === 'string') return value.trim() !== '';
  if (typeof value === 'object' && value !== null) return Object.keys(value).length > 0;
  return value !== undefined && value !== null;
}
