import { basename, dirname } from 'node:path';
import * as vscode from 'vscode';
import { localDate } from '../../core/dates.ts';
import { UserError } from '../../core/errors.ts';
import type { Project } from '../../core/ports.ts';
import { openAssets } from '../../io/assets.ts';
import { writeOutput, writeOutputFolder } from '../../io/outputs.ts';
import { openProject } from '../../io/project.ts';
import type { Translate } from '../../l10n/index.ts';
import type { ExportFormat, ExportRequest } from '../../usecases/export/request.ts';
import { shownText } from '../../usecases/shownText.ts';
import { withOpenDocuments } from '../checks/overlay.ts';
import { chooseFolder } from '../chooseFolder.ts';
import { showInformationMessage, showInputBox, showWarningMessage, withProgress } from '../shownWindow.ts';
import { displayLanguage, displayTranslator, requireTrust, showError } from '../window.ts';
import { askForExport, type ExportTarget } from './askExport.ts';

type Exported = Awaited<ReturnType<typeof import('../../usecases/export/exportPack.ts').exportPack>>;

/**
 * The command "Export…".
 * @param target what it was called on: a folder or document of the explorer, a line of the view of departures, or nothing
 */
export async function exportInEditor(context: vscode.ExtensionContext, target: unknown): Promise<void> {
  const say = await displayTranslator();
  try {
    if (!(await requireTrust(say))) return;
    const start = await startOf(target, say);
    if (start === undefined) return;
    const onDisk = await openProject(start, { named: false, environment: process.env });
    await exportFrom(context, withOpenDocuments(onDisk), targetOf(target), say);
  } catch (error) {
    showError(error, context, say);
  }
}

async function exportFrom(
  context: vscode.ExtensionContext,
  project: Project,
  target: ExportTarget,
  say: Translate,
): Promise<void> {
  const assets = openAssets(context.extensionPath);
  const { readTransitions } = await import('../../usecases/transition/readTransitions.ts');
  const today = localDate();
  const world = await readTransitions(project, today, assets, { withoutHistory: true });
  const choice = await askForExport(project, world, target, say);
  if (choice === undefined) return;
  const { format } = choice;
  const request: ExportRequest = {
    ...choice,
    format: format === 'preview' ? 'html' : format,
    language: world.settings.language ?? displayLanguage(),
    today,
  };
  const exported = await exportWithReason(context, project, request, say);
  if (exported === undefined) return;
  if (format === 'preview') preview(exported);
  else await save(project, exported, format, world.pack.folder, say);
}

/** Exports; where something must not leave the house, a person may give a reason why it does all the same. */
async function exportWithReason(
  context: vscode.ExtensionContext,
  project: Project,
  request: ExportRequest,
  say: Translate,
): Promise<Exported | undefined> {
  try {
    return await exportWithProgress(context, project, request, say);
  } catch (error) {
    if (!(error instanceof UserError) || error.messageId !== 'error.export.leak') throw error;
    const [problems, force] = [say('vscode.export.problems'), say('vscode.export.force')];
    const message = shownText(say(error.messageId, error.data));
    const answer = await showWarningMessage(message, { modal: true }, problems, force);
    if (answer === problems) await vscode.commands.executeCommand('handoverPack.validate');
    if (answer !== force) return undefined;
    const reason = await showInputBox({
      prompt: say('vscode.export.reason'),
      ignoreFocusOut: true,
      validateInput: text => (text.trim() === '' ? say('error.export.noReason') : undefined),
    });
    if (!reason?.trim()) return undefined;
    return await exportWithProgress(context, project, { ...request, forcedBecause: reason.trim() }, say);
  }
}

/** @returns undefined when the user pressed Cancel */
async function exportWithProgress(
  context: vscode.ExtensionContext,
  project: Project,
  request: ExportRequest,
  say: Translate,
): Promise<Exported | undefined> {
  const { exportPack } = await import('../../usecases/export/exportPack.ts');
  const where = { location: vscode.ProgressLocation.Notification, cancellable: true };
  const title = say('vscode.export.title');
  return withProgress({ ...where, title }, async (progress, token) => {
    const controller = new AbortController();
    token.onCancellationRequested(() => controller.abort());
    const { signal } = controller;
    try {
      return await exportPack(project, request, {
        assets: openAssets(context.extensionPath),
        signal,
        onProgress: ({ step }) => progress.report({ message: say(`export.progress.${step}`) }),
      });
    } catch (error) {
      if (signal.aborted) return undefined;
      throw error;
    }
  });
}

/** Nothing runs in it: the page is read as it would be in a browser without scripts. */
function preview({ title, files: [page] }: Exported): void {
  const panel = vscode.window.createWebviewPanel(
    'handoverPack.export',
    shownText(title),
    vscode.ViewColumn.Active,
    { enableScripts: false, localResourceRoots: [], enableFindWidget: true },
  );
  panel.webview.html = new TextDecoder().decode(page?.bytes);
}

async function save(
  project: Project,
  exported: Exported,
  format: ExportFormat,
  packFolder: string,
  say: Translate,
): Promise<void> {
  const { fileNameOf } = await import('../../usecases/export/formatOf.ts');
  const { EARLIER_EXPORT, refuseInPack } = await import('../../usecases/export/place.ts');
  const { files, isFolder, title } = exported;
  const name = fileNameOf(title, format);
  const beside = vscode.Uri.file(dirname(project.root));
  const target = isFolder ? await askFolder(beside, name, say) : await askFile(beside, name, format);
  if (target === undefined) return;
  const path = target.fsPath;
  refuseInPack(path, project.root, packFolder);
  const [only] = files;
  if (isFolder) await writeOutputFolder(path, files, EARLIER_EXPORT, path);
  else if (only) await writeOutput(path, only.bytes, path);
  const warnings = exported.warnings.map(({ id, data }) => say(id, data));
  const message = [say('export.written', { path: basename(path) }), ...warnings].join(' ');
  const [open, reveal] = [say('vscode.export.open'), say('vscode.export.reveal')];
  // A file of another computer is shown in no window of this one.
  const actions = vscode.env.remoteName === undefined ? [open, reveal] : [];
  const shown = isFolder && format === 'site' ? vscode.Uri.joinPath(target, 'index.html') : target;
  void showInformationMessage(shownText(message), ...actions).then(answer => {
    if (answer === open) void vscode.env.openExternal(shown);
    if (answer === reveal) void vscode.commands.executeCommand('revealFileInOS', target);
  });
}

async function askFile(
  folder: vscode.Uri,
  name: string,
  format: ExportFormat,
): Promise<vscode.Uri | undefined> {
  return vscode.window.showSaveDialog({
    defaultUri: vscode.Uri.joinPath(folder, name),
    filters: { [format]: [format] },
  });
}

/** The pages get a folder of their own within the one that is chosen. */
async function askFolder(folder: vscode.Uri, name: string, say: Translate): Promise<vscode.Uri | undefined> {
  const chosen = await vscode.window.showOpenDialog({
    defaultUri: folder,
    canSelectFiles: false,
    canSelectFolders: true,
    openLabel: say('vscode.export.here'),
  });
  return chosen?.[0] && vscode.Uri.joinPath(chosen[0], name);
}

/** The folder in which the project is looked for, upwards; undefined when the user changed their mind. */
async function startOf(target: unknown, say: Translate): Promise<string | undefined> {
  if (target instanceof vscode.Uri && target.scheme === 'file')
    return documentIn(target) === undefined ? target.fsPath : dirname(target.fsPath);
  const root = departureIn(target)?.world?.project?.root;
  return root ?? (await chooseFolder(undefined, say))?.path;
}

function targetOf(target: unknown): ExportTarget {
  return { document: documentIn(target), transition: departureIn(target)?.status?.id };
}

/** The document that the explorer means, on the disk. */
function documentIn(target: unknown): string | undefined {
  if (!(target instanceof vscode.Uri)) return undefined;
  const path = target.fsPath;
  return /\.(?:md|markdown)$/i.test(path) ? path.replaceAll('\\', '/') : undefined;
}

interface DepartureLine {
  readonly world?: { readonly project?: { readonly root?: string } };
  readonly status?: { readonly id?: string };
}

function departureIn(target: unknown): DepartureLine | undefined {
  if (typeof target !== 'object' || target === null || !('departure' in target)) return undefined;
  return target.departure as DepartureLine;
}
