import { isMap, isScalar } from 'yaml';
import type { Fix } from '../../core/findings.ts';
import type { YamlFile, YamlPath } from '../../pack/yaml/file.ts';
import { yamlFix } from '../../pack/yaml/fix.ts';

/** A value of one line as it is written. */
export interface WrittenValue {
  readonly source: string;
  readonly isPlain: boolean;
}

/** The word or text that stands at a place. */
export function writtenValue(file: YamlFile, path: YamlPath): WrittenValue | undefined {
  const node = file.own(path);
  const [start = 0, end = 0] = node?.range ?? [];
  const source = file.text.slice(start, end);
  if (!isScalar(node) || source === '' || /[\r\n]/.test(source)) return undefined;
  return { source, isPlain: node.type === 'PLAIN' };
}

/** Writes another value in the place of one that is written on one line. */
export function replaceValue(
  file: YamlFile,
  path: YamlPath,
  value: string | number | boolean | readonly string[],
  messageId: string,
  safe: boolean,
): Fix[] {
  if (writtenValue(file, path) === undefined) return [];
  const data = { ...(messageId === 'fix.replace' && { value: String(value) }) };
  return yamlFix(file, [{ set: path, value }], { messageId, data, safe });
}

/** Gives a field another name. */
export function renameField(file: YamlFile, path: YamlPath, name: string, meant: string): Fix[] {
  const change = { rename: [...path, name], to: meant };
  return yamlFix(file, [change], { messageId: 'fix.rename', data: { meant }, safe: false });
}

/**
 * Adds a field.
 * @param value null where a person has to fill it in
 * @param after the field that it should follow; the first where none is named
 */
export function addField(
  file: YamlFile,
  path: YamlPath,
  { name, value, after }: { readonly name: string; readonly value: unknown; readonly after?: string },
): Fix[] {
  const map = file.own(path);
  const [first] = isMap(map) ? map.items : [];
  const before = after ?? (isScalar(first?.key) ? String(first.key.value) : undefined);
  // At the top, the schema has the order.
  const change = {
    set: [...path, name],
    value,
    ...(path.length > 0 && before !== undefined && { after: [before] }),
  };
  return yamlFix(file, [change], { messageId: 'fix.add', data: { field: name }, safe: false });
}
