import { positionsOf } from '../../core/positions.ts';
import type { YamlFile, YamlPath } from '../../pack/yaml/file.ts';

/** Where something stands, as people are told: `handover/team.yaml:12`. */
export function placeOf(file: YamlFile, path: YamlPath): string {
  return `${file.path}:${lineOf(file, path)}`;
}

/** From 1. */
export function lineOf(file: YamlFile, path: YamlPath): number {
  return positionsOf(file.text)(file.at(path, 'key').start).line;
}
