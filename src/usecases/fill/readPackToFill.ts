import { UserError } from '../../core/errors.ts';
import type { Assets, Project } from '../../core/ports.ts';
import type { Language } from '../../l10n/index.ts';
import type { FieldNode } from '../../pack/fields/fields.ts';
import { ENTRY_KINDS, type EntryKind } from '../../pack/fields/kinds.ts';
import { CONFIG_FILE } from '../../pack/names.ts';
import type { Pack } from '../../pack/pack.ts';
import type { ProjectConfig } from '../../pack/settings/projectConfig.ts';
import { refuseUnreadable, type YamlFile } from '../../pack/yaml/file.ts';
import { readWholePack } from '../readWholePack.ts';

/** A project with a pack that is to be filled in. */
export interface PackToFill {
  readonly project: Project;
  readonly settings: ProjectConfig;
  readonly pack: Pack;
}

/** Schemas of the files that entries are added to. */
export type EntrySchemas = Readonly<Record<'checklist' | 'team', FieldNode>>;

export async function readEntrySchemas(assets: Assets): Promise<EntrySchemas> {
  const read = async (name: string) =>
    JSON.parse(await assets.read(`schemas/${name}.schema.json`)) as FieldNode;
  const [checklist, team] = await Promise.all([read('checklist'), read('team')]);
  return { checklist, team };
}

/**
 * Reads the pack of a project.
 * @throws UserError where there is none, or a file of it cannot be read
 */
export async function readPackToFill(project: Project, assets: Assets, today: string): Promise<PackToFill> {
  const { settings, pack } = await readWholePack(project, today, assets);
  for (const file of pack.yamlFiles) if (file.path !== CONFIG_FILE) refuseUnreadable(file);
  return { project, settings, pack };
}

/**
 * The file that entries of a kind stand in.
 * @throws UserError where there is none
 */
export function fileOfKind({ pack }: Pick<PackToFill, 'pack'>, kind: EntryKind): YamlFile {
  const { file: name } = ENTRY_KINDS[kind];
  const file = pack[name];
  if (file === undefined) throw new UserError('error.noChecklist', { path: `${pack.folder}/${name}.yaml` });
  return file;
}

/** The language in which files of the pack are written. */
export function languageOfFiles({ settings }: Pick<PackToFill, 'settings'>, fallback: Language): Language {
  return settings.language ?? fallback;
}
