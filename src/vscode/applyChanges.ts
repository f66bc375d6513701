import { dirname, join } from 'node:path';
import * as vscode from 'vscode';
import { type FileChange, textFor } from '../core/changes.ts';
import { UserError } from '../core/errors.ts';
import type { FilesOnDisk, Project } from '../core/ports.ts';
import { textOrAbsent } from '../core/textRead.ts';
import { announce } from '../io/announce.ts';

/**
 * The one way of VS Code to write: all changes as one edit that one undo takes back, on top of what stands in the editors
 * by now, while no other window and no command line writes. What was saved is saved again; what somebody is still typing
 * in stays unsaved.
 * @param label names the edit, in the list of what can be undone
 * @throws UserError for a file that cannot be changed, or not be saved
 */
export async function applyChanges(
  project: Project,
  changes: readonly FileChange[],
  label: string,
): Promise<void> {
  if (changes.length === 0) return;
  await project.files.alone(async onDisk => {
    for (let tries = 1; ; tries += 1) {
      const places = await Promise.all(changes.map(change => placeOf(project.root, onDisk, change)));
      // Nothing is waited for from here on: who types is heard before, or makes VS Code refuse the edit.
      const { edit, count, toSave } = editOf(places, label);
      if (count === 0) return;
      if (await vscode.workspace.applyEdit(edit)) {
        forgetEmptyFolders(
          project.root,
          places.flatMap(({ newFolders }) => newFolders),
        );
        return await saveAll(toSave);
      }
      const [first] = changes;
      if (tries === MOST_TRIES) throw new UserError('error.changedMeanwhile', { path: first?.path ?? '' });
      await new Promise(resolve => setTimeout(resolve, BETWEEN_TRIES));
    }
  });
}

/** Somebody types, or makes the file that is to be made, at this very moment. */
const MOST_TRIES = 20;
const BETWEEN_TRIES = 50;

/** Where a change goes. */
interface Place {
  readonly change: FileChange;
  readonly uri: vscode.Uri;
  /** Undefined where there is no file yet. */
  readonly document: vscode.TextDocument | undefined;
  /** That a new file needs, from the project folder. */
  readonly newFolders: readonly string[];
}

async function placeOf(root: string, onDisk: FilesOnDisk, change: FileChange): Promise<Place> {
  const { path } = change;
  const uri = vscode.Uri.file(join(root, path));
  const typedIn = vscode.workspace.textDocuments.some(
    ({ uri: other, isDirty }) => isDirty && other.toString() === uri.toString(),
  );
  // A file that is gone from the disk may still be typed in: to make it anew would take that away.
  if (!typedIn && (await onDisk.kind(path)) === 'missing')
    return { change, uri, document: undefined, newFolders: await missingFolders(onDisk, path) };
  return { change, uri, document: await currentDocument(onDisk, path, uri), newFolders: [] };
}

interface PlannedEdit {
  readonly edit: vscode.WorkspaceEdit;
  /** Of changes; `edit.size` counts those of texts alone, and no new files. */
  readonly count: number;
  readonly toSave: readonly { readonly path: string; readonly document: vscode.TextDocument }[];
}

function editOf(places: readonly Place[], label: string): PlannedEdit {
  const edit = new vscode.WorkspaceEdit();
  const metadata = { label, needsConfirmation: false };
  const toSave: { path: string; document: vscode.TextDocument }[] = [];
  let count = 0;
  for (const { change, uri, document } of places) {
    if (document === undefined) {
      const text = textFor(change, undefined);
      if (text === undefined) continue;
      edit.createFile(uri, { contents: new TextEncoder().encode(text) }, metadata);
      count += 1;
      continue;
    }
    const now = document.getText();
    const text = textFor(change, asRead(now, change.before));
    if (text === undefined) continue;
    const { start, end, added } = difference(now, inLinesOf(document, text));
    if (start === end && added === '') continue;
    if (!document.isDirty) toSave.push({ path: change.path, document });
    edit.replace(
      uri,
      new vscode.Range(document.positionAt(start), document.positionAt(end)),
      added,
      metadata,
    );
    count += 1;
  }
  return { edit, count, toSave };
}

/** All of them, also where one cannot be. */
async function saveAll(documents: PlannedEdit['toSave']): Promise<void> {
  const unsaved: string[] = [];
  for (const { path, document } of documents) if (!(await document.save())) unsaved.push(path);
  const [path] = unsaved;
  if (path !== undefined) throw new UserError('error.notSaved', { path });
}

/** Milliseconds until VS Code has noticed that another window, or a command, changed a file: a busy machine takes its time. */
const NOTICED = 20_000;
/**
 * Milliseconds between two announcements of a file. VS Code misses a file in a folder that was made anew a moment ago, as
 * when a branch is switched: it watches the folder only after the file is there, and never looks by itself.
 */
const ANNOUNCE_EVERY = 1000;

/** A document as it is by now: one that is open and not dirty still has its old text for a moment. */
async function currentDocument(
  onDisk: FilesOnDisk,
  path: string,
  uri: vscode.Uri,
): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(uri);
  const text = textOrAbsent(path, await onDisk.readText(path)) ?? '';
  const isCurrent = () =>
    document.isDirty || (plain(document.getText()) === plain(text) && endsLinesLike(document, text));
  // VS Code took the bytes for UTF-8, and would save them as such.
  const isMisread = () => document.getText().includes('\ufffd') && !text.includes('\ufffd');
  if (isCurrent()) return document;
  await new Promise<void>(resolve => {
    const done = () => {
      clearTimeout(timer);
      clearInterval(announcing);
      subscription.dispose();
      resolve();
    };
    const timer = setTimeout(done, isMisread() ? 2 * ANNOUNCE_EVERY : NOTICED);
    const announcing = setInterval(() => void announce(uri.fsPath), ANNOUNCE_EVERY);
    const subscription = vscode.workspace.onDidChangeTextDocument(event => {
      if (event.document === document && (isCurrent() || isMisread())) done();
    });
  });
  if (isCurrent()) return document;
  throw new UserError(isMisread() ? 'error.encoding' : 'error.changedMeanwhile', { path });
}

function plain(text: string): string {
  return text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
}

/** VS Code gives all lines of a text the end that most of them have. */
function endsLinesLike({ eol }: vscode.TextDocument, text: string): boolean {
  const [ends, ofWindows] = [/\r\n?|\n/g, /\r\n?/g].map(pattern => text.match(pattern)?.length ?? 0);
  if (!ends) return true;
  return (eol === vscode.EndOfLine.CRLF) === (ofWindows ?? 0) > ends / 2;
}

/** The editor may have changed the line ends of what was read; that is no other text. */
function asRead(now: string, before: string | undefined): string {
  return before !== undefined && plain(now) === plain(before) ? before : now;
}

function inLinesOf({ eol }: vscode.TextDocument, text: string): string {
  return plain(text).replaceAll('\n', eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n');
}

/** What must be replaced to make one text the other: everything between what both begin and end with. */
function difference(before: string, after: string): { start: number; end: number; added: string } {
  let start = 0;
  while (start < before.length && before[start] === after[start]) start += 1;
  let tail = 0;
  const most = Math.min(before.length, after.length) - start;
  while (tail < most && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  return { start, end: before.length - tail, added: after.slice(start, after.length - tail) };
}

/** The folders on the way to a file that are not there yet, the innermost first. Paths from the project folder. */
async function missingFolders(onDisk: FilesOnDisk, path: string): Promise<string[]> {
  const missing: string[] = [];
  for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) {
    if ((await onDisk.kind(folder)) !== 'missing') break;
    missing.push(folder);
  }
  return missing;
}

/** Undo takes new files away, and leaves the folders that were made for them. */
function forgetEmptyFolders(root: string, folders: readonly string[]): void {
  if (folders.length === 0) return;
  // The innermost first.
  const ours = [...new Set(folders)].sort((one, other) => other.length - one.length);
  const uris = ours.map(folder => vscode.Uri.file(join(root, folder)));
  let last: Promise<void> = Promise.resolve();
  const subscription = vscode.workspace.onDidDeleteFiles(({ files }) => {
    const isOurs = files.some(({ path }) => uris.some(folder => path.startsWith(`${folder.path}/`)));
    if (isOurs) last = last.then(() => removeEmpty(uris));
  });
  setTimeout(() => subscription.dispose(), REMEMBERED).unref?.();
}

/** Milliseconds; nobody undoes what was written yesterday. */
const REMEMBERED = 12 * 60 * 60 * 1000;

async function removeEmpty(folders: readonly vscode.Uri[]): Promise<void> {
  for (const folder of folders) {
    const entries = await vscode.workspace.fs.readDirectory(folder).then(undefined, () => undefined);
    if (entries?.length === 0) await vscode.workspace.fs.delete(folder).then(undefined, () => undefined);
  }
}
