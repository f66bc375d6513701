import { dirname, join } from 'node:path';
import * as vscode from 'vscode';
import { type FileChange, textFor } from '../core/changes.ts';
import { UserError } from '../core/errors.ts';
import type { Project } from '../core/ports.ts';
import { announce } from '../io/announce.ts';

/**
 * The one way of VS Code to write: all changes as one edit that one undo takes back, on top of what stands in the editors
 * by now. What was saved is saved again; what somebody is still typing in stays unsaved.
 * @param project as it lies on the disk
 * @param label names the edit, in the list of what can be undone
 * @throws UserError for a file that cannot be changed; Error when VS Code refuses the edit
 */
export async function applyChanges(
  project: Project,
  changes: readonly FileChange[],
  label: string,
): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  const metadata = { label, needsConfirmation: false };
  const toSave: vscode.TextDocument[] = [];
  const folders: string[] = [];
  // `edit.size` counts changes of texts alone, and no new files.
  let count = 0;
  for (const change of changes) {
    const uri = vscode.Uri.file(join(project.root, change.path));
    if ((await project.files.kind(change.path)) === 'missing') {
      const text = textFor(change, undefined);
      if (text === undefined) continue;
      folders.push(...(await missingFolders(project, change.path)));
      edit.createFile(uri, { contents: new TextEncoder().encode(text) }, metadata);
      count += 1;
      continue;
    }
    const document = await currentDocument(project, change.path, uri);
    const now = document.getText();
    const text = textFor(change, asRead(now, change.before));
    if (text === undefined) continue;
    const { start, end, added } = difference(now, inLinesOf(document, text));
    if (start === end && added === '') continue;
    if (!document.isDirty) toSave.push(document);
    const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
    edit.replace(uri, range, added, metadata);
    count += 1;
  }
  if (count === 0) return;
  if (!(await vscode.workspace.applyEdit(edit))) throw new Error('VS Code did not apply the edit');
  forgetEmptyFolders(project.root, folders);
  for (const document of toSave)
    if (!(await document.save())) throw new UserError('error.changedMeanwhile', { path: document.fileName });
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
  { files }: Project,
  path: string,
  uri: vscode.Uri,
): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(uri);
  const onDisk = await files.readText(path);
  const isCurrent = () =>
    document.isDirty || onDisk.kind !== 'text' || plain(document.getText()) === plain(onDisk.text);
  if (isCurrent()) return document;
  await new Promise<void>(resolve => {
    const done = () => {
      clearTimeout(timer);
      clearInterval(announcing);
      subscription.dispose();
      resolve();
    };
    const timer = setTimeout(done, NOTICED);
    const announcing = setInterval(() => void announce(uri.fsPath), ANNOUNCE_EVERY);
    const subscription = vscode.workspace.onDidChangeTextDocument(event => {
      if (event.document === document && isCurrent()) done();
    });
  });
  if (!isCurrent()) throw new UserError('error.changedMeanwhile', { path });
  return document;
}

function plain(text: string): string {
  return text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
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
async function missingFolders({ files }: Project, path: string): Promise<string[]> {
  const missing: string[] = [];
  for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) {
    if ((await files.kind(folder)) !== 'missing') break;
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
