import type { FileSource } from '../core/ports.ts';
import { textOrAbsent } from '../core/textRead.ts';
import { CONFIG_FILE, DEFAULT_FOLDER } from '../pack/names.ts';
import { type ProjectConfig, projectConfigOf } from '../pack/settings/projectConfig.ts';

/**
 * What a project decided in its `handover.config.yaml`. Nothing of YAML is loaded where there is none: most projects
 * need no settings.
 * @throws UserError when the file is there and cannot be read, is no YAML map, or names a folder outside of the project
 */
export async function readSettings(source: FileSource): Promise<ProjectConfig> {
  const text = textOrAbsent(CONFIG_FILE, (await source.readTexts([CONFIG_FILE])).get(CONFIG_FILE));
  if (text === undefined) return projectConfigOf({});
  const { readProjectConfig } = await import('../pack/settings/readProjectConfig.ts');
  return readProjectConfig(text);
}

/** Where the pack lies, for the reader that keeps its files for the length of a command. */
export const PACK_PLACE = {
  file: CONFIG_FILE,
  defaultFolder: DEFAULT_FOLDER,
  folderOf: async (source: FileSource) => (await readSettings(source)).folder,
} as const;
