import * as vscode from 'vscode';
import type { FieldNode } from '../../pack/fields/fields.ts';
import { CONFIG_FILE, DEFAULT_FOLDER } from '../../pack/names.ts';
import type { HandoverConfig } from '../../pack/types.generated.ts';
import { looseValue, readOutline } from '../../pack/yaml/outline.ts';
import {
  type EditorFile,
  type EditorPack,
  type EditorPage,
  editorPack,
  readEditorFile,
} from '../../usecases/editor/editorPack.ts';
import { type ListedFile, listPack } from './packFiles.ts';

/** A document of a pack, with the pack as it stands in the editors. */
export interface PackDocument {
  /** The project folder. */
  readonly root: vscode.Uri;
  readonly pack: EditorPack;
  readonly file: EditorFile | undefined;
  readonly page: EditorPage | undefined;
}

interface Place {
  readonly root: vscode.Uri;
  /** Of the pack, from the root. */
  readonly folder: string;
}

interface ReadText {
  readonly version: string;
  readonly file: EditorFile | undefined;
  readonly page: EditorPage | undefined;
}

interface KnownPack {
  readonly place: Place;
  listed: Promise<readonly ListedFile[]> | undefined;
  /** When it was listed, by the clock of this process. */
  listedAt: number;
  readonly texts: Map<string, ReadText>;
  /** What was put together last, and of which versions. */
  last: { readonly key: string; readonly pack: EditorPack } | undefined;
  readonly watcher: vscode.FileSystemWatcher;
}

/** Folders between a file of a pack and its project are not more than that. */
const DEPTH = 12;
/**
 * Milliseconds that a listing is trusted. VS Code tells of most changes, but of none in a folder that was made anew a
 * moment ago, as when a branch is switched.
 */
const TRUSTED = 1000;
/** Milliseconds of quiet before what is shown beside other files follows a change. */
const PAUSE = 300;

/**
 * The packs of the documents that somebody looks at. Everything is read through VS Code, and nothing is run: so it works
 * without trust and in virtual workspaces as well. A text is read once for each version of it.
 */
export class Packs implements vscode.Disposable {
  readonly #schemas: ReadonlyMap<string, FieldNode>;
  readonly #changed: () => void;
  readonly #places = new Map<string, Promise<Place | undefined>>();
  readonly #packs = new Map<string, KnownPack>();
  readonly #subscriptions: vscode.Disposable[] = [];
  #timer: NodeJS.Timeout | undefined;

  /** @param changed called when something changed that other files show, too */
  constructor(schemas: ReadonlyMap<string, FieldNode>, changed: () => void) {
    this.#schemas = schemas;
    this.#changed = changed;
    const settings = vscode.workspace.createFileSystemWatcher(`**/${CONFIG_FILE}`);
    const forget = () => this.#places.clear();
    this.#subscriptions.push(
      settings,
      settings.onDidChange(forget),
      settings.onDidCreate(forget),
      settings.onDidDelete(forget),
      vscode.workspace.onDidChangeWorkspaceFolders(forget),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && this.#isKnown(document.uri)) this.#soon();
      }),
    );
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const { watcher } of this.#packs.values()) watcher.dispose();
    for (const one of this.#subscriptions) one.dispose();
  }

  /** @returns undefined for a document of no pack */
  async at(document: vscode.TextDocument): Promise<PackDocument | undefined> {
    const place = await this.#placeOf(document.uri);
    if (place === undefined) return undefined;
    const known = this.#packAt(place);
    const pack = await this.#read(known, document);
    const path = pathFrom(place.root, document.uri);
    const { file, page } = known.texts.get(path) ?? {};
    return { root: place.root, pack, file, page };
  }

  /** Where the pack of a file lies; found out once for each folder. */
  #placeOf(uri: vscode.Uri): Promise<Place | undefined> {
    const folder = vscode.Uri.joinPath(uri, '..');
    const key = folder.toString();
    const place = this.#places.get(key) ?? findPlace(folder, uri.path.endsWith(`/${CONFIG_FILE}`));
    this.#places.set(key, place);
    return place;
  }

  #packAt(place: Place): KnownPack {
    const key = `${place.root.toString()}\n${place.folder}`;
    const known = this.#packs.get(key);
    if (known) return known;
    const base = vscode.Uri.joinPath(place.root, place.folder);
    const watcher = vscode.workspace.createFileSystemWatcher(
      new vscode.RelativePattern(base, '**/*.{yaml,md,markdown}'),
    );
    const made: KnownPack = {
      place,
      listed: undefined,
      listedAt: 0,
      texts: new Map(),
      last: undefined,
      watcher,
    };
    const list = () => {
      made.listed = undefined;
      this.#soon();
    };
    watcher.onDidCreate(list);
    watcher.onDidDelete(list);
    watcher.onDidChange(uri => {
      made.texts.delete(pathFrom(place.root, uri));
      this.#soon();
    });
    this.#packs.set(key, made);
    return made;
  }

  async #read(known: KnownPack, document: vscode.TextDocument): Promise<EditorPack> {
    const { place, texts } = known;
    const now = performance.now();
    if (known.listed === undefined || now - known.listedAt > TRUSTED) {
      known.listed = listPack(place.root, place.folder);
      known.listedAt = now;
    }
    const open = new Map(vscode.workspace.textDocuments.map(one => [one.uri.toString(), one]));
    const listed = await known.listed;
    const own = { path: pathFrom(place.root, document.uri), uri: document.uri, state: '' };
    const all = listed.some(({ path }) => path === own.path) ? listed : [...listed, own];
    const reads = await Promise.all(
      all.map(async ({ path, uri, state }) => {
        const shown = uri.toString() === document.uri.toString() ? document : open.get(uri.toString());
        const version = shown ? `v${shown.version}` : state;
        const before = texts.get(path);
        if (before?.version === version) return before;
        const text = shown ? shown.getText() : await textOf(uri);
        const read = this.#textRead(path, text ?? '', version, place.folder);
        texts.set(path, read);
        return read;
      }),
    );
    const key = all.map(({ path }, index) => `${path}@${reads[index]?.version}`).join('\n');
    const isSame = known.last?.key === key && reads.every(read => isPartOf(read, known.last?.pack));
    if (known.last && isSame) return known.last.pack;
    const pack = editorPack(
      place.folder,
      reads.flatMap(({ file }) => file ?? []),
      reads.flatMap(({ page }) => page ?? []),
    );
    known.last = { key, pack };
    return pack;
  }

  #textRead(path: string, text: string, version: string, folder: string): ReadText {
    const isPage = /\.(?:md|markdown)$/i.test(path);
    const file = isPage ? undefined : readEditorFile(path, text, folder, this.#schemas);
    return { version, file, page: isPage ? { path, text } : undefined };
  }

  #isKnown(uri: vscode.Uri): boolean {
    return [...this.#packs.values()].some(
      ({ place }) => uri.scheme === place.root.scheme && uri.path.startsWith(`${place.root.path}/`),
    );
  }

  #soon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#changed, PAUSE);
  }
}

/** A text of the disk can be another one with the same version. */
function isPartOf({ file, page }: ReadText, pack: EditorPack | undefined): boolean {
  return (
    (file === undefined || pack?.files.includes(file) === true) &&
    (page === undefined || pack?.pages.includes(page) === true)
  );
}

/** The nearest folder whose settings say that the pack is here; without settings, the nearest folder called `handover`. */
async function findPlace(folder: vscode.Uri, isSettings: boolean): Promise<Place | undefined> {
  let named: Place | undefined;
  let at = folder;
  for (let depth = 0; depth < DEPTH; depth += 1) {
    const above = vscode.Uri.joinPath(at, '..');
    const text = await textOf(vscode.Uri.joinPath(at, CONFIG_FILE));
    if (text !== undefined || (isSettings && depth === 0)) {
      const inside = folderIn(text ?? '');
      const path = `${pathFrom(at, folder)}/`;
      if ((isSettings && depth === 0) || path.startsWith(`${inside}/`)) return { root: at, folder: inside };
    }
    if (named === undefined && at.path.endsWith(`/${DEFAULT_FOLDER}`))
      named = { root: above, folder: DEFAULT_FOLDER };
    if (above.path === at.path) break;
    at = above;
  }
  return named;
}

function folderIn(settings: string): string {
  const { folder } = (looseValue(readOutline(settings)) ?? {}) as Partial<HandoverConfig>;
  const written = typeof folder === 'string' ? folder : DEFAULT_FOLDER;
  return written
    .replaceAll('\\', '/')
    .replace(/^(?:\.\/)+/, '')
    .replace(/(?<!\/)\/+$/, '');
}

/** @returns undefined for what is no file */
async function textOf(uri: vscode.Uri): Promise<string | undefined> {
  const bytes = await vscode.workspace.fs.readFile(uri).then(undefined, () => undefined);
  return bytes && new TextDecoder().decode(bytes);
}

/** From a folder, with `/`. */
function pathFrom(root: vscode.Uri, uri: vscode.Uri): string {
  return uri.path.slice(root.path.length).replace(/^\//, '');
}
