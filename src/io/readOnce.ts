import type { FileSource, Files, Listing, Project, TextRead } from '../core/ports.ts';

/** What says where the pack lies. */
export interface SettingsReader {
  /** The file with the settings, from the project folder. */
  readonly file: string;
  readonly defaultFolder: string;
  /** @throws UserError for settings that are refused */
  folderOf(source: FileSource): Promise<string>;
}

/**
 * The project for the length of one command: its files are listed, its settings and each file of its pack are read from
 * the disk once, however many parts of the command ask for them, so that all of them see the same. What is written is
 * read anew.
 */
export function readOnce(project: Project, settings: SettingsReader): Project {
  const { files } = project;
  const known = new Map<string, Promise<TextRead>>();
  let folder: Promise<string> | undefined;
  let listing: Promise<Listing> | undefined;
  let paths: Promise<string[]> | undefined;
  const remember = (path: string, read: () => Promise<TextRead>) => {
    const reading = known.get(path) ?? read();
    known.set(path, reading);
    return reading;
  };
  const readSettingsFile = () => remember(settings.file, () => files.readText(settings.file));
  // Settings that are refused are refused by whoever asks for them.
  const folderOf = () => {
    const reads = async () => new Map([[settings.file, await readSettingsFile()]]);
    folder ??= settings.folderOf({ ...files, readTexts: reads }).catch(() => settings.defaultFolder);
    return folder;
  };
  const isKept = async (path: string) => path === settings.file || path.startsWith(`${await folderOf()}/`);
  const readText: Files['readText'] = async (path, limit) => {
    if (path === settings.file) return readSettingsFile();
    return (await isKept(path)) ? remember(path, () => files.readText(path)) : files.readText(path, limit);
  };
  const readTexts: Files['readTexts'] = async (paths, limit) => {
    const place = await folderOf();
    const kept = paths.filter(path => path === settings.file || path.startsWith(`${place}/`));
    const others = kept.length === 0 ? paths : paths.filter(path => !kept.includes(path));
    const missing = kept.filter(path => !known.has(path));
    const reading = missing.length === 0 ? undefined : files.readTexts(missing);
    for (const path of missing)
      known.set(
        path,
        (reading ?? NOTHING).then(reads => reads.get(path) ?? ABSENT),
      );
    const rest = others.length === 0 ? undefined : await files.readTexts(others, limit);
    const reads = new Map<string, TextRead>();
    for (const path of paths) reads.set(path, rest?.get(path) ?? (await known.get(path)) ?? ABSENT);
    return reads;
  };
  // Whoever asks next after a failure may have more luck, or not be aborted.
  const list: Files['list'] = signal => {
    paths ??= (listing?.then(known => known.paths) ?? files.list(signal)).catch((error: unknown) => {
      paths = undefined;
      throw error;
    });
    return paths;
  };
  const readListing = files.listing;
  const listOnce: Files['listing'] =
    readListing &&
    (signal => {
      listing ??= readListing(signal).catch((error: unknown) => {
        listing = undefined;
        throw error;
      });
      return listing;
    });
  // What is on the disk now is known to nobody.
  const forgetting =
    <Given extends unknown[], Done>(act: (...given: Given) => Promise<Done>) =>
    (...given: Given) =>
      act(...given).finally(() => {
        known.clear();
        folder = undefined;
        paths = undefined;
        listing = undefined;
      });
  const [write, change] = [forgetting(files.write), forgetting(files.change)];
  const alone: Files['alone'] = work => forgetting(() => files.alone(work))();
  return {
    ...project,
    files: { ...files, list, listing: listOnce, readText, readTexts, write, change, alone },
  };
}

const ABSENT: TextRead = { kind: 'absent' };
const NOTHING: Promise<ReadonlyMap<string, TextRead>> = Promise.resolve(new Map());
