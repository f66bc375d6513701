import type { Assets, Project } from '../../core/ports.ts';
import { textOrAbsent } from '../../core/textRead.ts';
import type { ProjectConfig } from '../../pack/settings/projectConfig.ts';
import type { Team } from '../../pack/types.generated.ts';
import type { ConformSchema, Lenient } from '../../pack/yaml/conform.ts';
import { readSettings } from '../readSettings.ts';

/**
 * The settings and the team of a project, as far as they are written; nothing of YAML is loaded where neither is.
 * @throws UserError when the settings or the team cannot be read or are no YAML, or the settings name a folder outside
 *   of the project
 */
export async function readSettingsAndTeam(
  { files }: Project,
  assets: Assets,
): Promise<{ settings: ProjectConfig; team: Lenient<Team> | undefined }> {
  const settings = await readSettings(files);
  const path = `${settings.folder}/team.yaml`;
  const text = textOrAbsent(path, await files.readText(path));
  if (text === undefined) return { settings, team: undefined };
  const [{ readYamlFile, refuseUnreadable }, schema] = await Promise.all([
    import('../../pack/yaml/file.ts'),
    assets.read('schemas/team.schema.json'),
  ]);
  const file = readYamlFile<Team>(path, text, 'team', JSON.parse(schema) as ConformSchema);
  refuseUnreadable(file);
  return { settings, team: file.value };
}
