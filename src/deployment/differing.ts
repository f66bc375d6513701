import type { ConfigFile } from '../inventory/detect.ts';
import type { Place } from './said.ts';
import type { Setting } from './valueOf.ts';

/** A key that environments set differently. Its values are compared, and never told. */
export interface Differing {
  readonly name: string;
  readonly environments: readonly string[];
  /** Where each of them sets it. */
  readonly places: readonly Place[];
}

/**
 * The keys of files that only differ by their environment and that are set to something else there.
 * @param settings of these files
 */
export function differingKeys(configs: readonly ConfigFile[], settings: readonly Setting[]): Differing[] {
  const byPath = Map.groupBy(settings, ({ path }) => path);
  const families = Map.groupBy(
    configs.filter(({ environment, path }) => environment !== undefined && byPath.has(path)),
    familyOf,
  );
  return [...families.values()].flatMap(files => {
    const environments = new Set(files.map(({ environment }) => environment));
    return environments.size < 2 ? [] : differingIn(files, byPath);
  });
}

function differingIn(
  files: readonly ConfigFile[],
  byPath: ReadonlyMap<string, readonly Setting[]>,
): Differing[] {
  const byKey = new Map<string, { environment: string; setting: Setting }[]>();
  for (const { path, environment = '' } of files)
    for (const setting of byPath.get(path) ?? [])
      byKey.set(setting.key, [...(byKey.get(setting.key) ?? []), { environment, setting }]);
  return [...byKey.values()].flatMap(list => {
    const values = new Set(list.map(({ setting }) => setting.value));
    const environments = [...new Set(list.map(({ environment }) => environment))];
    const [first] = list;
    if (values.size < 2 || environments.length < 2 || first === undefined) return [];
    const places = list.map(({ setting: { path, line } }) => ({ path, line }));
    return [{ name: first.setting.name, environments, places }];
  });
}

/** The path without what names the environment. */
function familyOf({ path, kind, environmentFrom }: ConfigFile): string {
  const part = environmentFrom?.part ?? '';
  const at = part === '' ? -1 : path.toLowerCase().lastIndexOf(part.toLowerCase());
  return at < 0 ? path : `${kind}\n${path.slice(0, at)}*${path.slice(at + part.length)}`;
}
