import type { Assets } from '../core/ports.ts';
import { SCHEMAS } from '../pack/names.ts';
import type { ConformSchema } from '../pack/yaml/conform.ts';

/** The schemas of the files of a pack, by name. */
export async function readSchemas(assets: Assets): Promise<ReadonlyMap<string, ConformSchema>> {
  const read = async (name: string) =>
    [name, JSON.parse(await assets.read(`schemas/${name}.schema.json`)) as ConformSchema] as const;
  return new Map(await Promise.all(SCHEMAS.map(read)));
}
