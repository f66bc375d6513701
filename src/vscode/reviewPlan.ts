import { basename, join } from 'node:path';
import * as vscode from 'vscode';
import type { Translate } from '../l10n/index.ts';
import { SCHEMAS_FOLDER } from '../pack/names.ts';
import type { GeneratePlan } from '../usecases/generate.ts';
import type { PlannedFile } from '../usecases/plannedFile.ts';
import { countChanges, filledList } from '../usecases/planSummary.ts';

/** Documents of this scheme show what a file would become. Nothing of it is on disk. */
const SCHEME = 'handover-plan';
const ICONS = { create: 'new-file', keep: 'pass', update: 'edit', conflict: 'warning' } as const;

interface Row extends vscode.QuickPickItem {
  readonly file?: PlannedFile;
}

/**
 * Shows the plan as a list. A click on a file shows what would be in it; only the first row writes.
 * @param root absolute path of the project folder
 * @returns whether the plan may be written
 */
export async function reviewPlan(plan: GeneratePlan, root: string, say: Translate): Promise<boolean> {
  const texts = new Map(plan.files.map(({ path, text }) => [path, text ?? '']));
  const provider = vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
    provideTextDocumentContent: uri => texts.get(uri.path.slice(1)) ?? '',
  });
  const picker = vscode.window.createQuickPick<Row>();
  try {
    picker.title = say('vscode.generate.plan', { project: basename(root) });
    picker.placeholder = say('vscode.generate.planHint');
    picker.items = rowsOf(plan, say);
    picker.ignoreFocusOut = true;
    picker.matchOnDescription = true;
    return await new Promise<boolean>(resolve => {
      picker.onDidAccept(() => {
        const [row] = picker.selectedItems;
        if (row?.file) void preview(row.file, root, say);
        else if (row) resolve(true);
      });
      picker.onDidHide(() => resolve(false));
      picker.show();
    });
  } finally {
    picker.dispose();
    await closePreviews();
    provider.dispose();
  }
}

function rowsOf(plan: GeneratePlan, say: Translate): Row[] {
  const changes = countChanges(plan);
  const rows: Row[] = [
    {
      label: `$(check) ${say('generate.ask.write', { count: changes })}`,
      detail: summary(plan, say),
      alwaysShow: true,
    },
  ];
  for (const action of ['conflict', 'create', 'update', 'keep'] as const) {
    const files = plan.files.filter(file => file.action === action);
    if (files.length === 0) continue;
    rows.push({ label: say(`plan.${action}`), kind: vscode.QuickPickItemKind.Separator });
    for (const file of files.filter(
      ({ path }) => action === 'conflict' || !path.includes(`/${SCHEMAS_FOLDER}/`),
    )) {
      const description = file.reason ? { description: say(file.reason) } : {};
      rows.push({ label: `$(${ICONS[action]}) ${file.path}`, ...description, file });
    }
  }
  return rows;
}

function summary(plan: GeneratePlan, say: Translate): string {
  const list = filledList(plan, say);
  return plan.guesses.length > 0 && list ? say('generate.filled', { list }) : '';
}

/** What is there and what it would become, side by side, or only the new file. */
async function preview(file: PlannedFile, root: string, say: Translate): Promise<void> {
  const planned = vscode.Uri.from({ scheme: SCHEME, path: `/${file.path}` });
  const onDisk = vscode.Uri.file(join(root, file.path));
  const show = { preview: true, preserveFocus: true };
  if (file.action === 'update') {
    const title = say('vscode.generate.diff', { path: file.path });
    await vscode.commands.executeCommand('vscode.diff', onDisk, planned, title, show);
  } else {
    const uri = file.action === 'create' ? planned : onDisk;
    await vscode.window.showTextDocument(uri, show).then(undefined, () => undefined);
  }
}

async function closePreviews(): Promise<void> {
  const tabs = vscode.window.tabGroups.all.flatMap(group => group.tabs);
  const ours = tabs.filter(({ input }) => {
    if (input instanceof vscode.TabInputText) return input.uri.scheme === SCHEME;
    return input instanceof vscode.TabInputTextDiff && input.modified.scheme === SCHEME;
  });
  if (ours.length > 0) await vscode.window.tabGroups.close(ours);
}
