import { closest } from '../../core/closest.ts';
import type { Problem } from '../../core/findings.ts';
import { CONFIG_FILE } from '../../pack/names.ts';
import { type Pack, schemaOf } from '../../pack/pack.ts';

/** The names that mean something, by the number of folders between them and the pack. */
const IN_PACK = ['checklist.yaml', 'team.yaml', 'config-index.yaml', 'issues.yaml'];
const IN_TRANSITION = ['transition.yaml', 'observation-log.yaml'];

/** YAML files that nobody reads, because their name is nearly one of those that mean something. */
export function misspeltFiles(pack: Pack, paths: ReadonlySet<string>): readonly Problem[] {
  const yaml = [...pack.paths, ...[...paths].filter(path => !path.includes('/'))].filter(path =>
    /\.ya?ml$/i.test(path),
  );
  return yaml.flatMap(path => {
    const slash = path.lastIndexOf('/') + 1;
    const [folder, name] = [path.slice(0, slash), path.slice(slash)];
    if (schemaOf(path, pack.folder) !== undefined) return [];
    const meant = closest(stem(name), namesFor(folder, pack.folder).map(stem));
    if (meant === undefined || paths.has(`${folder}${meant}.yaml`)) return [];
    const data = { name, meant: `${meant}.yaml` };
    return [
      { messageId: 'fileName', data, file: path, start: 0, end: 0, key: name, severity: 'warning' as const },
    ];
  });
}

function namesFor(folder: string, pack: string): readonly string[] {
  if (folder === '') return [CONFIG_FILE];
  if (folder === `${pack}/`) return IN_PACK;
  const rest = folder.startsWith(`${pack}/transitions/`)
    ? folder.split('/').length - pack.split('/').length
    : 0;
  return rest === 3 ? IN_TRANSITION : [];
}

function stem(name: string): string {
  return name.replace(/\.ya?ml$/i, '');
}
