import { withoutBuilt } from '../../core/builtFolders.ts';
import { LIMITS } from '../../core/limits.ts';
import type { FileSource, UnreadableReason } from '../../core/ports.ts';
import type { UnreadCollector } from '../../core/textRead.ts';
import { type ConfigFile, detectConfigs } from '../../inventory/detect.ts';
import { holdsSecrets } from '../../inventory/holdsSecrets.ts';
import { type KeyList, readKeys } from '../../inventory/keys.ts';
import type { KnownConfigs } from '../../inventory/kinds.ts';
import type { ProjectConfig } from '../../pack/settings/projectConfig.ts';

/** Characters that tell what kind a file is. */
const HEAD = 20_000;
/** Files that are held in memory at once. */
const AT_ONCE = 256;

/** What is wanted of config files while their text is there. */
export interface TextVisitor {
  /** Whether the text of a config file is needed. */
  readonly wants: (config: ConfigFile) => boolean;
  /** Is told each of these with its text and, where its format is known, its keys. */
  readonly visit: (config: ConfigFile, text: string, keys: KeyList) => void;
  /** Is told how many files were read, of how many. */
  readonly onRead?: ((count: number, total: number) => void) | undefined;
  /** Is told what the names alone say, before any file is read: its text may rule one out, or raise its risk. */
  readonly onNamed?: ((configs: readonly ConfigFile[]) => void) | undefined;
}

/**
 * Finds the config files among paths. Each file is read once at most: where the name does not decide, where keys may
 * raise its risk, and where a visitor wants it.
 * @param all paths from the project folder
 */
export async function findConfigs(
  source: FileSource,
  all: readonly string[],
  known: KnownConfigs,
  { ignore, configKinds }: Pick<ProjectConfig, 'ignore' | 'configKinds'>,
  unread: UnreadCollector,
  signal: AbortSignal | undefined,
  visitor?: TextVisitor,
): Promise<ConfigFile[]> {
  const paths = withoutBuilt(all);
  const asked = new Set<string>();
  const options = { ignore, extraKinds: configKinds };
  const ask = (path: string) => {
    asked.add(path);
    return undefined;
  };
  const byName = detectConfigs(paths, known, { ...options, head: ask });
  visitor?.onNamed?.(byName);
  const found = new Map(byName.map(config => [config.path, config]));
  const needsText = (config: ConfigFile) => mayBecomeHigh(config) || visitor?.wants(config) === true;
  const wanted = new Set(asked);
  for (const config of byName) if (needsText(config)) wanted.add(config.path);
  // What is no text is not what its name might have said; where its keys were not wanted, nothing is lost either.
  const isNoText = (path: string, reason: UnreadableReason) => {
    const config = found.get(path);
    const isNeeded = config !== undefined && config.parser !== 'none' && visitor?.wants(config) === true;
    return !isNeeded && (reason === 'binary' || reason === 'too-large');
  };
  const onRead = visitor?.onRead;
  await readInBatches({ source, unread, signal, isNoText, onRead }, [...wanted], (path, text) => {
    const named = asked.has(path)
      ? detectConfigs([path], known, { ...options, head: () => text.slice(0, HEAD) })[0]
      : found.get(path);
    if (named === undefined) {
      found.delete(path);
      return;
    }
    let keys: KeyList | undefined;
    const readOnce = () => {
      keys ??= readKeys(text, named.parser);
      return keys;
    };
    const config = mayBecomeHigh(named) && holdsSecrets(text, named, readOnce) ? raised(named) : named;
    found.set(path, config);
    if (visitor?.wants(config) === true) visitor.visit(config, text, readOnce());
  });
  const inOrder: ConfigFile[] = [];
  for (const path of found.size === 0 ? [] : paths) {
    const config = found.get(path);
    if (config !== undefined) inOrder.push(config);
  }
  return inOrder;
}

/** What a hospital has in its own tables, forms and reports stays that, whatever words stand in it. */
function mayBecomeHigh({ risk }: ConfigFile): boolean {
  return risk === 'medium' || risk === 'low';
}

function raised(config: ConfigFile): ConfigFile {
  return { ...config, risk: 'high' };
}

export interface BatchOptions {
  readonly source: FileSource;
  /** Is told what could not be read. */
  readonly unread: UnreadCollector;
  readonly signal?: AbortSignal | undefined;
  /** Files that need not be told, by the reason for which they gave no text. */
  readonly isNoText?: (path: string, reason: UnreadableReason) => boolean;
  readonly onRead?: TextVisitor['onRead'];
}

/** Reads config files and documents without holding more than a few at a time. */
export async function readInBatches(
  { source, unread, signal, isNoText, onRead }: BatchOptions,
  paths: readonly string[],
  visit: (path: string, text: string) => void,
): Promise<void> {
  for (let at = 0; at < paths.length; at += AT_ONCE) {
    signal?.throwIfAborted();
    const reads = await source.readTexts(paths.slice(at, at + AT_ONCE), LIMITS.config);
    const told = [...reads].filter(
      ([path, read]) => read.kind !== 'unreadable' || isNoText?.(path, read.reason) !== true,
    );
    for (const [path, text] of unread.texts(new Map(told))) visit(path, text);
    onRead?.(Math.min(at + AT_ONCE, paths.length), paths.length);
  }
}
