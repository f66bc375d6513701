import type { Assets, Project } from '../core/ports.ts';
import { textOrAbsent } from '../core/textRead.ts';
import { schemaOf } from '../pack/pack.ts';
import type { ConformSchema, Lenient } from '../pack/yaml/conform.ts';
import { readYamlFile, refuseUnreadable } from '../pack/yaml/file.ts';

/**
 * What a YAML file of the pack says, as far as its schema allows it; undefined when there is none.
 * @param path from the project folder
 * @throws UserError for a file that cannot be read, or is no YAML: what it decided must not be passed over
 */
export async function readPackFile<T>(
  project: Project,
  path: string,
  assets: Assets,
): Promise<Lenient<T> | undefined> {
  const text = textOrAbsent(path, await project.files.readText(path));
  if (text === undefined) return undefined;
  const name = schemaOf(path, path.slice(0, Math.max(0, path.lastIndexOf('/'))));
  if (name === undefined) throw new Error(`${path} has no schema`);
  const schema = JSON.parse(await assets.read(`schemas/${name}.schema.json`)) as ConformSchema;
  const file = readYamlFile<T>(path, text, name, schema);
  refuseUnreadable(file);
  return file.value;
}
