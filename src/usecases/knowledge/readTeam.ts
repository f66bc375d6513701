import type { Assets, Project } from '../../core/ports.ts';
import { CONFIG_FILE } from '../../pack/names.ts';
import { type ProjectConfig, projectConfigOf } from '../../pack/settings/projectConfig.ts';
import type { Team } from '../../pack/types.generated.ts';
import type { ConformSchema, Lenient } from '../../pack/yaml/conform.ts';

/** Much more than any of these files holds. Bytes. */
const LIMIT = 4 * 1024 * 1024;

/**
 * The settings and the team of a project, as far as they are written; nothing of YAML is loaded where neither is.
 * @throws UserError when the settings or the team are no YAML, or the settings name a folder outside of the project
 */
export async function readSettingsAndTeam(
  { files }: Project,
  assets: Assets,
): Promise<{ settings: ProjectConfig; team: Lenient<Team> | undefined }> {
  const text = await files.readText(CONFIG_FILE, LIMIT);
  const settings =
    text === undefined
      ? projectConfigOf({})
      : (await import('../../pack/settings/readProjectConfig.ts')).readProjectConfig(text);
  const path = `${settings.folder}/team.yaml`;
  const teamText = await files.readText(path, LIMIT);
  if (teamText === undefined) return { settings, team: undefined };
  const [{ readYamlFile, refuseUnreadable }, schema] = await Promise.all([
    import('../../pack/yaml/file.ts'),
    assets.read('schemas/team.schema.json'),
  ]);
  const file = readYamlFile<Team>(path, teamText, 'team', JSON.parse(schema) as ConformSchema);
  refuseUnreadable(file);
  return { settings, team: file.value };
}
