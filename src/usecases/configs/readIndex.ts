import type { Assets, FileSource } from '../../core/ports.ts';
import { textOrAbsent } from '../../core/textRead.ts';
import type { ConfigIndex } from '../../pack/types.generated.ts';
import type { ConformSchema } from '../../pack/yaml/conform.ts';
import { readYamlFile, refuseUnreadable, type YamlFile } from '../../pack/yaml/file.ts';

/** `config-index.yaml` of a pack. */
export interface IndexFile {
  /** From the project folder. */
  readonly path: string;
  /** Undefined where there is none yet. */
  readonly file: YamlFile<ConfigIndex> | undefined;
}

/** @throws UserError when the file is there and cannot be read: an empty index would look like no documentation at all */
export async function readIndexFile(source: FileSource, folder: string, assets: Assets): Promise<IndexFile> {
  const path = `${folder}/config-index.yaml`;
  const text = textOrAbsent(path, (await source.readTexts([path])).get(path));
  if (text === undefined) return { path, file: undefined };
  const schema = JSON.parse(await assets.read('schemas/config-index.schema.json')) as ConformSchema;
  const file = readYamlFile<ConfigIndex>(path, text, 'config-index', schema);
  refuseUnreadable(file);
  return { path, file };
}

/** The line of a place in a text, from 1. */
export function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
