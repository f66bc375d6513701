import type { ConfigHistory } from '../../checks/check.ts';
import { LIMITS } from '../../core/limits.ts';
import type { UnreadCollector } from '../../core/textRead.ts';
import { filesOfEntry, type IndexEntry } from '../../inventory/documented.ts';
import type { InventoryFile } from '../../inventory/inventoryFile.ts';
import type { ConfigParser } from '../../inventory/kinds.ts';
import { mayBeConfig } from '../../inventory/mayBeConfig.ts';
import type { AbsentFile } from '../../inventory/namedFiles.ts';
import { namesFiles } from '../../inventory/tellingFiles.ts';
import { indexEntries } from '../../pack/configIndex.ts';
import { CONFIG_FILE } from '../../pack/names.ts';
import { isOfPack, packFolders } from '../../pack/packFolders.ts';
import type { ConfigIndex } from '../../pack/types.generated.ts';
import type { Lenient } from '../../pack/yaml/conform.ts';
import { findMissing } from '../configs/missing.ts';
import type { FactSources } from './factSources.ts';

/** What is asked for only once a config file is there. */
interface Asked {
  entries(): Promise<Lenient<ConfigIndex> | undefined>;
  paths(): Promise<readonly string[]>;
  isIgnored(path: string): boolean;
  /** Is told the text of a config file in which a comment lets the file off. */
  onComment(path: string, text: string): void;
  readonly unread: UnreadCollector;
}

/** Lines at the top of a file that switch off what is said about the file as a whole. */
const COMMENTS =
  /^\uFEFF?(?:[^\r\n]*handover-disable-next-line[ \t]+undocumented-(?:config|key)\b[^\r\n]*(?:\r\n|\n|\r))+/;

/** The config files that a run looks at, with the keys of those that are of high risk. */
export async function readCheckedConfigs(
  { scope, settings, signal }: FactSources,
  { entries, paths, isIgnored, onComment, unread }: Asked,
): Promise<readonly InventoryFile[]> {
  const removed = new Set(scope.removed);
  // The pack describes config files and is none: a commit of its files alone loads no table of kinds.
  const isCandidate = (path: string) =>
    path !== CONFIG_FILE &&
    !path.startsWith(`${settings.folder}/`) &&
    (settings.configKinds.length > 0 || mayBeConfig(path));
  const only =
    scope.files &&
    [...scope.files].filter(path => !removed.has(path) && !isIgnored(path) && isCandidate(path));
  if (only?.length === 0) return [];
  // From here on all formats of config files are read; a commit without one waits for none of their readers.
  const [{ loadKnownConfigs }, { findConfigs }, { readInventory }] = await Promise.all([
    import('../../inventory/kinds.ts'),
    import('../configs/findConfigs.ts'),
    import('../configs/inventory.ts'),
  ]);
  const known = await loadKnownConfigs();
  const { source } = scope;
  if (only !== undefined && (await findConfigs(source, only, known, settings, unread, signal)).length === 0)
    return [];
  const list = await paths();
  // Where there is no pack that is what is to be said, and not each file that is not in it.
  if (!list.some(path => path.startsWith(`${settings.folder}/`))) return [];
  const startsAt = new Map<string, number>();
  const onText = (path: string, text: string) => {
    const comments = COMMENTS.exec(text)?.[0];
    if (comments === undefined) return;
    startsAt.set(path, comments.length);
    onComment(path, text);
  };
  const files = await readInventory(
    { source, paths: list, known, settings, entries: indexEntries(await entries()), unread, signal },
    { only, keysOf: risk => risk === 'high', onText },
  );
  return files.map(file => ({ ...file, startsAt: startsAt.get(file.path) ?? 0 }));
}

/** Texts that are held at once. */
const AT_ONCE = 256;

/**
 * The config files that documents and scripts name and nobody has: of those that a run looks at, or of all where it
 * looks at the pack or a file was removed.
 */
export async function readAbsentConfigs(
  { project, scope, settings, signal }: FactSources,
  asked: Pick<Asked, 'paths' | 'isIgnored'> & {
    /** Is told the text that a finding points into. */
    onNaming(path: string, text: string): void;
  },
): Promise<readonly AbsentFile[]> {
  const all = await asked.paths();
  const isOwn = (path: string) => path === CONFIG_FILE || path.startsWith(`${settings.folder}/`);
  // Where there is no pack that is what is to be said.
  if (!all.some(isOwn)) return [];
  const packs = packFolders(all, settings.folder);
  const isInPack = (path: string) => isOfPack(path, packs);
  const looked = scope.files === undefined || scope.removed.length > 0 ? all : [...scope.files];
  const telling = looked.filter(path => namesFiles(path) && !isInPack(path) && !asked.isIgnored(path));
  if (telling.length === 0) return [];
  const { absentCollector } = await import('../configs/absent.ts');
  const collector = absentCollector(all, isInPack);
  const naming = new Map<string, string>();
  for (let at = 0; at < telling.length; at += AT_ONCE) {
    signal?.throwIfAborted();
    const reads = await scope.source.readTexts(telling.slice(at, at + AT_ONCE), LIMITS.config);
    // What is no text, or too long to be written by a person, names nothing.
    for (const [path, read] of reads)
      if (read.kind === 'text' && collector.addText(path, read.text)) naming.set(path, read.text);
  }
  const found = await collector.absent(project.git, { ...(signal && { signal }) });
  const absent = found.filter(({ path }) => !asked.isIgnored(path));
  for (const { file } of absent.flatMap(({ namedIn }) => namedIn))
    asked.onNaming(file, naming.get(file) ?? '');
  return absent;
}

/** What became of the files that entries are about: of all entries, or of those that are about files of this run. */
export async function readConfigHistory(
  { project, scope, settings, signal }: FactSources,
  index: Lenient<ConfigIndex> | undefined,
  paths: ReadonlySet<string>,
  unread: UnreadCollector,
): Promise<ConfigHistory> {
  const { git } = project;
  const call = { ...(signal && { signal }) };
  const all = indexEntries(index);
  const list = [...paths];
  const isAll = scope.files === undefined || scope.files.has(`${settings.folder}/config-index.yaml`);
  const concerns = (entry: IndexEntry) =>
    isAll ||
    scope.removed.includes(entry.path) ||
    filesOfEntry(entry, list).some(path => scope.files?.has(path));
  const entries = all.filter(concerns);
  const missing = await findMissing(git, entries, paths, call);
  const reviewed = entries.filter(({ reviewedAt }) => reviewedAt !== undefined);
  if (git === undefined) return { drift: undefined, missing };
  if (reviewed.length === 0) return { drift: [], missing };
  const [{ loadKnownConfigs }, { findConfigs }, { readDrift }] = await Promise.all([
    import('../../inventory/kinds.ts'),
    import('../configs/findConfigs.ts'),
    import('../configs/drift.ts'),
  ]);
  const parserOf = await parsersOf(reviewed.flatMap(entry => filesOfEntry(entry, list)));
  const readCurrent = async (wanted: readonly string[]) =>
    unread.texts(await scope.source.readTexts(wanted, LIMITS.config));
  return { drift: await readDrift(git, reviewed, list, readCurrent, parserOf, call), missing };

  async function parsersOf(files: readonly string[]): Promise<(path: string) => ConfigParser> {
    const known = await loadKnownConfigs();
    const configs = await findConfigs(scope.source, files, known, settings, unread, signal);
    const parsers = new Map(configs.map(({ path, parser }) => [path, parser]));
    return path => parsers.get(path) ?? 'none';
  }
}
