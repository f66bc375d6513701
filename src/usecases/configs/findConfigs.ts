import { LIMITS } from '../../core/limits.ts';
import type { Assets, FileSource } from '../../core/ports.ts';
import type { UnreadCollector } from '../../core/textRead.ts';
import { type ConfigFile, detectConfigs } from '../../inventory/detect.ts';
import { type KnownConfigs, loadKinds } from '../../inventory/kinds.ts';
import type { ProjectConfig } from '../../pack/settings/projectConfig.ts';

/** Characters that tell what kind a file is. */
const HEAD = 4_000;
/** Files that are held in memory at once. */
const AT_ONCE = 256;

/** @throws Error when the installation is broken */
export async function loadKnownConfigs(assets: Assets): Promise<KnownConfigs> {
  return loadKinds(await assets.read('src/inventory/known-configs.yaml'));
}

/**
 * Finds the config files among paths. Where the name does not decide, the beginning of the file is read.
 * @param paths from the project folder
 */
export async function findConfigs(
  source: FileSource,
  paths: readonly string[],
  known: KnownConfigs,
  { ignore, configKinds }: Pick<ProjectConfig, 'ignore' | 'configKinds'>,
  unread: UnreadCollector,
  signal: AbortSignal | undefined,
): Promise<ConfigFile[]> {
  const wanted: string[] = [];
  const options = { ignore, extraKinds: configKinds };
  const ask = (path: string) => {
    wanted.push(path);
    return undefined;
  };
  const byName = detectConfigs(paths, known, { ...options, head: ask });
  if (wanted.length === 0) return byName;
  const heads = new Map<string, string>();
  await readInBatches({ source, unread, signal }, wanted, (path, text) =>
    heads.set(path, text.slice(0, HEAD)),
  );
  const asked = new Set(wanted);
  const byContent = detectConfigs([...asked], known, { ...options, head: path => heads.get(path) });
  const found = new Map(byName.filter(({ path }) => !asked.has(path)).map(config => [config.path, config]));
  for (const config of byContent) found.set(config.path, config);
  return paths.flatMap(path => found.get(path) ?? []);
}

export interface BatchOptions {
  readonly source: FileSource;
  /** Is told what could not be read. */
  readonly unread: UnreadCollector;
  readonly signal?: AbortSignal | undefined;
}

/** Reads config files and documents without holding more than a few at a time. */
export async function readInBatches(
  { source, unread, signal }: BatchOptions,
  paths: readonly string[],
  visit: (path: string, text: string) => void,
): Promise<void> {
  for (let at = 0; at < paths.length; at += AT_ONCE) {
    signal?.throwIfAborted();
    const reads = await source.readTexts(paths.slice(at, at + AT_ONCE), LIMITS.config);
    for (const [path, text] of unread.texts(reads)) visit(path, text);
  }
}
