import type { Facts, LargeText } from '../../checks/check.ts';
import { LIMITS } from '../../core/limits.ts';
import { collectUnread, type Unread, unreadableError } from '../../core/textRead.ts';
import { compileGlobs, splitPath } from '../../inventory/globs.ts';
import { describedPaths } from '../../pack/markdown/describedPaths.ts';
import { CONFIG_FILE, SCHEMAS_FOLDER } from '../../pack/names.ts';
import type { Pack, TextFile } from '../../pack/pack.ts';
import { readSchemas } from '../readSchemas.ts';
import type { FactSources } from './factSources.ts';
import type { Scope } from './scope.ts';

/** The facts that can be read; `suppressions` come from the run itself. */
export type ReadableFacts = Omit<Facts, 'suppressions'>;

/** Reads each fact once, when it is first asked for. */
export interface FactReader {
  get<Name extends keyof ReadableFacts>(name: Name): Promise<ReadableFacts[Name]>;
  /** The texts that were read so far, by path. */
  readonly texts: ReadonlyMap<string, string>;
  /** Files that should have been read, and why they could not. */
  readonly unread: Unread;
  /** Config files among the files that were looked at. */
  isConfig(path: string): boolean;
}

export function factReader(sources: FactSources): FactReader {
  const { settings, signal, scope } = sources;
  const { source } = scope;
  const texts = new Map<string, string>();
  const unread = collectUnread();
  const large: string[] = [];
  const configPaths = new Set<string>();
  const known = new Map<string, Promise<unknown>>();
  const once = <T>(name: string, read: () => Promise<T>): Promise<T> => {
    const reading = (known.get(name) as Promise<T> | undefined) ?? read();
    known.set(name, reading);
    return reading;
  };
  const list = () => once('list', () => source.list(signal));
  const readTexts = async (paths: readonly string[], limit?: number) => {
    const read = unread.texts(await source.readTexts(paths, limit));
    for (const [path, text] of read) texts.set(path, text);
    return read;
  };
  const ignored = compileGlobs(settings.ignore);
  const isIgnored = (path: string) => ignored.matches(splitPath(path)).length > 0;
  const inPack = async () =>
    (await list()).filter(path => path.startsWith(`${settings.folder}/`) && !isIgnored(path));
  const readers: { readonly [Name in keyof ReadableFacts]: () => Promise<ReadableFacts[Name]> } = {
    pack: async () => {
      const paths = await inPack();
      const readable = paths.filter(path => /\.(md|markdown|ya?ml)$/i.test(path));
      const read = await readTexts([...readable, CONFIG_FILE]);
      const { readPack } = await import('../../pack/readPack.ts');
      return readPack(settings.folder, paths, read, await readSchemas(sources.assets));
    },
    mustHaves: async () => {
      const [{ measureMustHaves }, { loadMustHaves }] = await Promise.all([
        import('../../pack/mustHaves.ts'),
        import('../mustHaves.ts'),
      ]);
      return measureMustHaves(await get('pack'), await loadMustHaves(source, settings));
    },
    paths: async () => new Set(await list()),
    files: async () => {
      const schemas = `${settings.folder}/${SCHEMAS_FOLDER}/`;
      const removed = new Set(scope.removed);
      const candidates = scope.files ?? [...(await inPack()), CONFIG_FILE];
      return [...candidates].filter(
        path => !removed.has(path) && !isIgnored(path) && !path.startsWith(schemas),
      );
    },
    texts: async () => {
      const found: TextFile[] = [];
      for (const [path, read] of await source.readTexts(await get('files'), LIMITS.document)) {
        if (read.kind === 'absent') continue;
        if (read.kind === 'unreadable') {
          if (read.reason === 'too-large' && source.pieces) large.push(path);
          else unread.add(path, read);
        }
        const text = read.kind === 'text' ? read.text : read.remains;
        if (text === undefined) continue;
        texts.set(path, text);
        found.push({ path, text });
      }
      return found;
    },
    largeTexts: async () => {
      await get('texts');
      const { pieces } = source;
      if (large.length === 0 || pieces === undefined) return [];
      const { isBinaryName } = await import('../unread.ts');
      const searched = large.filter(path => !isBinaryName(path));
      return searched.map((path): LargeText => ({ path, pieces: () => pieces(path) }));
    },
    lastChanges: async () => {
      const [pack, paths] = await Promise.all([get('pack'), get('paths')]);
      const documents = concernedDocuments(pack, paths, scope);
      if (documents.length === 0) return undefined;
      const { readLastChanges } = await import('./lastChanges.ts');
      return readLastChanges(sources.project, { ...pack, documents }, paths, { ...(signal && { signal }) });
    },
    freshBlocks: async () => (scope.kind === 'pack' ? await sources.readBlocks?.() : undefined),
    solvedTickets: async () => {
      if (scope.kind !== 'pack') return undefined;
      const decided = (await get('pack')).issues?.value?.items ?? [];
      const isDecided = decided.some(entry => entry?.state === 'resolved');
      if (settings.trackerExports.length === 0 && !isDecided) return [];
      const { readSolvedTickets } = await import('./solvedTickets.ts');
      const issues = isDecided ? ((await get('issues'))?.items ?? []) : [];
      return readSolvedTickets(source, settings.trackerExports, issues);
    },
    todosOfClosedTickets: async () => {
      const { project, assets } = sources;
      const { change } = scope;
      if (change === undefined || project.git === undefined) return undefined;
      // What reads comments and tickets is not loaded for a commit that can hold neither.
      const changed = (await get('texts')).filter(({ text }) =>
        mayNameTicket(text, settings.trackers.length > 0),
      );
      const closes = change.base !== undefined || change.message !== undefined;
      const isExport = settings.trackerExports.some(path => scope.files?.has(path));
      if (changed.length === 0 && !closes && !isExport) return [];
      const { readTodosOfClosedTickets } = await import('./closedTickets.ts');
      const onText = (path: string, text: string) => texts.set(path, text);
      return readTodosOfClosedTickets(project.git, {
        ...sources,
        assets,
        change,
        changed,
        isIgnored,
        onText,
      });
    },
    sections: async () => {
      const [pack, paths] = await Promise.all([get('pack'), get('paths')]);
      // What reads keys of config files is not loaded where no section says that it covers any.
      if (!pack.documents.some(({ text }) => /covers|reviewed/.test(text))) return [];
      const { measureSections } = await import('./sections.ts');
      const { project } = sources;
      return measureSections({ project, source, settings, pack, paths }, { ...(signal && { signal }) });
    },
    issues: sources.readIssues,
    dutyActivity: async () => {
      const { readDutyActivity } = await import('./dutyActivity.ts');
      const { project, today } = sources;
      return readDutyActivity(project, await get('pack'), settings, today, { ...(signal && { signal }) });
    },
    configs: async () => {
      const { readCheckedConfigs } = await import('./configs.ts');
      const entries = async () => (await get('pack')).configIndex?.value;
      const onComment = (path: string, text: string) => texts.set(path, text);
      const asked = { entries, paths: list, isIgnored, onComment, unread };
      const found = await readCheckedConfigs(sources, asked);
      for (const { path } of found) configPaths.add(path);
      return found;
    },
    configHistory: async () => {
      const { readConfigHistory } = await import('./configs.ts');
      const index = (await get('pack')).configIndex?.value;
      return readConfigHistory(sources, index, await get('paths'), unread);
    },
    absentConfigs: async () => {
      const { readAbsentConfigs } = await import('./configs.ts');
      const onNaming = (path: string, text: string) => texts.set(path, text);
      return readAbsentConfigs(sources, { paths: list, isIgnored, onNaming });
    },
    markdownSettings: async () => {
      const isSettings = (path: string) => /^\.markdownlint(-cli2)?\.(jsonc?|ya?ml)$/.test(path);
      return readTexts((await list()).filter(isSettings));
    },
  };
  const get = <Name extends keyof ReadableFacts>(name: Name) => once(name, readers[name]);
  return { get, texts, unread: unread.files, isConfig: path => configPaths.has(path) };
}

/** A line with a mark and something like a number: whether it is a comment about a ticket is told later. */
function mayNameTicket(text: string, hasOwnTrackers: boolean): boolean {
  if (!MARK.test(text)) return false;
  const number = hasOwnTrackers ? /\d/ : TICKET;
  return text.split('\n').some(line => MARK.test(line) && number.test(line));
}

const MARK = /todo|fixme|hack|xxx|bug|待|暂|临时|未/i;
const TICKET = /[#!＃-]\d|\d[号单]|[号单]\s?\d|issues?\b|bug|缺陷|需求/i;

/**
 * Documents whose age a run can say something about. One that is being committed is as new as can be; another matters
 * where it describes one of the files.
 */
function concernedDocuments(
  { documents, folder }: Pack,
  paths: ReadonlySet<string>,
  { files, kind }: Scope,
): readonly TextFile[] {
  if (files === undefined) return documents;
  const describesOne = (document: TextFile) =>
    describedPaths(document, paths, folder).some(path => files.has(path));
  return documents.filter(document =>
    files.has(document.path) ? kind !== 'staged' : describesOne(document),
  );
}

/**
 * A pack that cannot be read must never look like one without problems, or like none.
 * @throws UserError for the first file of it that could not be
 */
export function refuseUnread({ unread }: FactReader, folder: string): void {
  for (const [path, read] of unread) {
    if (path === CONFIG_FILE || (path.startsWith(`${folder}/`) && /\.(md|markdown|ya?ml)$/i.test(path)))
      throw unreadableError(path, read);
  }
}
