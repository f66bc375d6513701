import type { YamlFile, YamlPath } from '../pack/yaml/file.ts';
import { isGiven } from '../pack/yaml/given.ts';

/**
 * Where a field stands or, while the file has nothing of it, what makes it necessary: pointing at the first line of
 * the file would say nothing. The key is the same in all cases.
 * @param reasons fields at the top of the file, the best first
 */
export function placeOf(
  file: YamlFile,
  path: YamlPath,
  ...reasons: readonly string[]
): ReturnType<YamlFile['at']> {
  const { content } = file;
  const isThere = (name: string | number) =>
    typeof content === 'object' && content !== null && Object.hasOwn(content, name);
  const place = file.at(path);
  const reason = path.slice(0, 1).some(isThere) ? undefined : reasons.find(isThere);
  return reason === undefined ? place : { ...file.at([reason]), key: place.key };
}

/**
 * Whether something stands at the path, or on the way to it, that the schema refuses. That is for the schema check to
 * report; it is not missing.
 */
export function isRefused(file: YamlFile, path: YamlPath): boolean {
  let value: unknown = file.value;
  return path.some((step, index) => {
    value = (value as Readonly<Record<string, unknown>> | undefined)?.[step];
    return value === undefined && isGiven(file, path.slice(0, index + 1));
  });
}
