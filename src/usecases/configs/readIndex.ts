import { UserError } from '../../core/errors.ts';
import type { Assets, FileSource } from '../../core/ports.ts';
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

/** Bytes; what is larger than YAML may be is refused by the parser, with a place. */
const LIMIT = 16 * 1024 * 1024;

/** @throws UserError when the file is there and cannot be read: an empty index would look like no documentation at all */
export async function readIndexFile(source: FileSource, folder: string, assets: Assets): Promise<IndexFile> {
  const path = `${folder}/config-index.yaml`;
  let skipped = 'missing';
  const texts = await source.readTexts([path], LIMIT, (_, reason) => {
    skipped = reason;
  });
  const text = texts.get(path);
  if (text === undefined) {
    if (skipped !== 'missing') throw new UserError('error.unreadableFile', { path });
    return { path, file: undefined };
  }
  const schema = JSON.parse(await assets.read('schemas/config-index.schema.json')) as ConformSchema;
  const file = readYamlFile<ConfigIndex>(path, text, 'config-index', schema);
  refuseUnreadable(file);
  return { path, file };
}

/** The line of a place in a text, from 1. */
export function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
