import * as vscode from 'vscode';
import { CONFIG_FILE } from '../../pack/names.ts';

export interface ListedFile {
  /** From the project folder. */
  readonly path: string;
  readonly uri: vscode.Uri;
  /** Another one once the file on the disk is another one. */
  readonly state: string;
}

/** More are in no pack that people keep. */
const MOST = 2000;
/** Folders in folders. */
const DEPTH = 5;

/** The YAML and Markdown files of a pack, and the settings of its project. */
export async function listPack(root: vscode.Uri, folder: string): Promise<readonly ListedFile[]> {
  const found: ListedFile[] = [];
  const walk = async (path: string, depth: number): Promise<void> => {
    for (const { name, isFolder } of await listFolder(root, path)) {
      const inner = `${path}/${name}`;
      if (found.length >= MOST || name.startsWith('.')) continue;
      if (isFolder && depth < DEPTH) await walk(inner, depth + 1);
      else if (!isFolder && /\.(?:yaml|md|markdown)$/i.test(name)) found.push(await fileAt(root, inner));
    }
  };
  await walk(folder, 0);
  const settings = (await listFolder(root, '')).some(({ name }) => name === CONFIG_FILE);
  return settings ? [...found, await fileAt(root, CONFIG_FILE)] : found;
}

async function fileAt(root: vscode.Uri, path: string): Promise<ListedFile> {
  const uri = vscode.Uri.joinPath(root, path);
  const stat = await vscode.workspace.fs.stat(uri).then(undefined, () => undefined);
  return { path, uri, state: `${stat?.mtime} ${stat?.size}` };
}

/** What lies in a folder of the project; nothing where there is none. */
export async function listFolder(
  root: vscode.Uri,
  path: string,
): Promise<readonly { readonly name: string; readonly isFolder: boolean }[]> {
  const entries = await vscode.workspace.fs
    .readDirectory(path === '' ? root : vscode.Uri.joinPath(root, path))
    .then(undefined, () => []);
  return entries.map(([name, type]) => ({ name, isFolder: (type & vscode.FileType.Directory) !== 0 }));
}
