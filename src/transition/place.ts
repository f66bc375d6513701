import type { YamlFile, YamlPath } from '../pack/yamlFile.ts';

/**
 * Where a field stands or, while the file has nothing of it, the one that makes it necessary: pointing at the first
 * line of the file would say nothing. The key is the same in both cases.
 */
export function placeOf(file: YamlFile, path: YamlPath, reason: string): ReturnType<YamlFile['at']> {
  const [top = ''] = path;
  const place = file.at(path);
  const { content } = file;
  const isThere = typeof content === 'object' && content !== null && top in content;
  return isThere ? place : { ...file.at([reason]), key: place.key };
}
