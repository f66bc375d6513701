import type { FileSource } from '../../core/ports.ts';
import type { UnreadCollector } from '../../core/textRead.ts';
import { type ConfigFile, isNoise } from '../../inventory/detect.ts';
import { documentationOf, entryFinder, type IndexEntry, listsKey } from '../../inventory/documented.ts';
import { splitPath } from '../../inventory/globs.ts';
import type { InventoryFile } from '../../inventory/inventoryFile.ts';
import type { KeyList } from '../../inventory/keys.ts';
import type { ConfigRisk, KnownConfigs } from '../../inventory/kinds.ts';
import { readMentions } from '../../inventory/mentions.ts';
import { guessesOf, writtenIn } from '../../inventory/writtenText.ts';
import { isOfPack, packFolders } from '../../pack/packFolders.ts';
import type { ProjectConfig } from '../../pack/settings/projectConfig.ts';
import { findConfigs, readInBatches } from './findConfigs.ts';

export interface InventorySources {
  readonly source: FileSource;
  /** All files of the project. */
  readonly paths: readonly string[];
  readonly known: KnownConfigs;
  readonly settings: ProjectConfig;
  readonly entries: readonly IndexEntry[];
  /** Is told what could not be read. */
  readonly unread: UnreadCollector;
  readonly signal?: AbortSignal | undefined;
}

export interface InventoryOptions {
  /** Only these files; all of the project unless they are named. */
  readonly only?: readonly string[] | undefined;
  /** Whether the keys of files of a risk are read. */
  readonly keysOf: (risk: ConfigRisk) => boolean;
  /** Is told the text of each config file whose keys are read, while it is there. */
  readonly onText?: (path: string, text: string) => void;
  /** Is told how many files were read, of how many. */
  readonly onRead?: ((count: number, total: number) => void) | undefined;
  /** Is told what the names alone say, before any file is read. */
  readonly onNamed?: ((configs: readonly ConfigFile[]) => void) | undefined;
}

const MARKDOWN = /\.(?:md|markdown)$/i;
/** Says what changed once, and not what a file is for. */
const NO_DOCUMENT = /(?:^|\/)(?:changelog|changes|history|release[-_]?notes?)[^/]*$/i;

/** Finds the config files of a project, reads their keys, and says which of both are documented, and by what. */
export async function readInventory(
  sources: InventorySources,
  options: InventoryOptions,
): Promise<InventoryFile[]> {
  const { source, paths, known, settings, entries, unread, signal } = sources;
  const packs = packFolders(paths, settings.folder);
  const candidates = (options.only ?? paths).filter(path => !isOfPack(path, packs));
  const keyLists = new Map<string, KeyList>();
  const configs = await findConfigs(source, candidates, known, settings, unread, signal, {
    wants: ({ parser, risk }) => parser !== 'none' && options.keysOf(risk),
    visit: ({ path }, text, keys) => {
      keyLists.set(path, keys);
      options.onText?.(path, text);
    },
    onRead: options.onRead,
    onNamed: options.onNamed,
  });
  if (configs.length === 0) return [];
  const finder = entryFinder(entries);
  // Documents need not be read where the index says everything.
  const isOpen = ({ path }: { readonly path: string }) => {
    const entry = finder.find(path);
    const keys = keyLists.get(path)?.keys ?? [];
    return entry?.purpose !== 'real' || keys.some(({ name }) => listsKey(entry, name) !== 'yes');
  };
  const mentions = readMentions(configs.some(isOpen) ? await readDocuments(sources, packs) : [], paths);
  return configs.map(config => {
    const documentation = documentationOf(config.path, finder, mentions);
    const list = keyLists.get(config.path);
    return {
      ...config,
      ...documentation,
      keys: (list?.keys ?? []).map(({ name, secret, line, profile }) => {
        const listed = listsKey(documentation.entry, name);
        return {
          name,
          secret,
          line,
          ...(profile !== undefined && { profile }),
          documented: listed === 'yes' || mentions.ofKey(name) !== undefined,
          unconfirmed: listed === 'guess',
        };
      }),
      moreKeys: list?.more ?? 0,
      unreadable: list?.error,
      unreadableLine: list?.line,
    };
  });
}

/** The documents of the project that people write: not those of libraries, and no lists of changes. */
async function readDocuments(
  sources: InventorySources,
  packs: readonly string[],
): Promise<{ path: string; text: string }[]> {
  const { paths, known, settings } = sources;
  const documents: { path: string; text: string }[] = [];
  const isDocument = (path: string) =>
    MARKDOWN.test(path) && !NO_DOCUMENT.test(path) && !isNoise(splitPath(path), known);
  const guesses = guessesOf([...known.kinds.map(({ definition }) => definition), ...settings.configKinds]);
  await readInBatches(sources, paths.filter(isDocument), (path, text) =>
    documents.push({ path, text: writtenIn(path, text, packs, guesses) }),
  );
  return documents;
}
