import { join } from 'node:path';
import * as vscode from 'vscode';
import { localDate } from '../../core/dates.ts';
import { UserError } from '../../core/errors.ts';
import { openAssets } from '../../io/assets.ts';
import { openProject } from '../../io/project.ts';
import type { DepartureStatus } from '../../transition/status.ts';
import {
  type ReadTransitionsOptions,
  readTransitions,
  type TransitionWorld,
} from '../../usecases/transition/readTransitions.ts';
import type { FileChanges } from '../../usecases/transition/recordInTransition.ts';
import { withOpenDocuments } from '../checks/overlay.ts';
import { logChannel } from '../window.ts';

/** A departure, with the project that it belongs to. */
export interface OpenDeparture {
  readonly world: TransitionWorld;
  readonly status: DepartureStatus;
}

/** Today as the person's clock has it. */
export function localToday(): string {
  return localDate();
}

/** Reads the project of a folder with its departures, as it stands in the editors. */
export async function readWorld(
  context: vscode.ExtensionContext,
  folder: string,
  named: boolean,
  options: ReadTransitionsOptions = {},
): Promise<TransitionWorld> {
  const project = withOpenDocuments(await openProject(folder, { named, environment: process.env }));
  return readTransitions(project, localToday(), openAssets(context.extensionPath), options);
}

/** The departures of the open folders that still go on. A folder without a pack has none. */
export async function readOpenDepartures(
  context: vscode.ExtensionContext,
  options: ReadTransitionsOptions = {},
): Promise<OpenDeparture[]> {
  const folders = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
  const found = new Map<string, OpenDeparture[]>();
  for (const { uri } of folders) {
    try {
      const world = await readWorld(context, uri.fsPath, false, options);
      // Two folders of a workspace can lie in one project.
      found.set(
        world.project.root,
        world.statuses
          .filter(({ departure }) => departure.outcome === 'open')
          .map(status => ({ world, status })),
      );
    } catch (error) {
      // Nobody asked: the log says why there is nothing to see.
      if (!(error instanceof UserError))
        logChannel(context).error(error instanceof Error ? error : String(error));
    }
  }
  return [...found.values()].flat();
}

/**
 * Writes new texts of files as one edit that can be undone, of which only what differs is replaced, and saves them.
 * @throws Error when VS Code refuses the edit
 */
export async function applyChanges({ project }: TransitionWorld, changes: FileChanges): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  const documents: vscode.TextDocument[] = [];
  for (const [path, text] of changes) {
    const uri = vscode.Uri.file(join(project.root, path));
    if ((await project.files.kind(path)) === 'missing') {
      edit.createFile(uri, { contents: new TextEncoder().encode(text) });
      continue;
    }
    const document = await vscode.workspace.openTextDocument(uri);
    documents.push(document);
    const { start, end, added } = difference(document.getText(), text);
    const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
    edit.replace(uri, range, added);
  }
  if (!(await vscode.workspace.applyEdit(edit))) throw new Error('VS Code did not apply the edit');
  for (const document of documents) await document.save();
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
