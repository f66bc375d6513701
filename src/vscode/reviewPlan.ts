import { basename, join } from 'node:path';
import * as vscode from 'vscode';
import { linesIn } from '../core/columns.ts';
import type { Translate } from '../l10n/index.ts';
import { SCHEMAS_FOLDER } from '../pack/names.ts';
import type { GeneratePlan } from '../usecases/generate.ts';
import type { PlannedFile } from '../usecases/plannedFile.ts';
import { countChanges, filledList } from '../usecases/planSummary.ts';
import { setContext } from './setContext.ts';
import { createQuickPick, showWarningMessage } from './shownWindow.ts';

/** Documents of this scheme show what a file would become. Nothing of it is on disk. */
const SCHEME = 'handover-plan';
const ICONS = { create: 'new-file', keep: 'pass', update: 'edit', conflict: 'warning' } as const;

interface Row extends vscode.QuickPickItem {
  readonly file?: PlannedFile;
  readonly answer?: Reviewed;
}

/** What is looked at before it is written. */
export interface Review {
  readonly title: string;
  readonly files: readonly PlannedFile[];
  /** Of the files that are written. */
  readonly count: number;
  /** More about them, in one line. */
  readonly summary: string;
  /** What is to be known before one answers. */
  readonly notes?: readonly string[];
  /** Other ways than to write all of it. */
  readonly others?: readonly { readonly label: string; readonly answer: 'only-here' }[];
  /** Whether questions came before, to which there is a way back. */
  readonly hasBack?: boolean;
}

export type Reviewed = 'write' | 'only-here' | 'back';
/** What the person answers: one of the ways, to look at a file, or nothing. */
type Answer = Reviewed | PlannedFile | undefined;

/** The plan of a pack. @returns whether it may be written */
export async function reviewPlan(plan: GeneratePlan, root: string, say: Translate): Promise<boolean> {
  const { files } = plan;
  const title = say('vscode.generate.plan', { project: basename(root) });
  const review = { title, files, count: countChanges(plan), summary: summary(plan, say) };
  return (await reviewFiles(review, root, say)) === 'write';
}

/**
 * Shows what will be written as a list, and each file on its own: over a file stands the same question, with the way back
 * to the list.
 * @param root absolute path of the project folder
 * @returns undefined when the person pressed Escape
 */
export async function reviewFiles(plan: Review, root: string, say: Translate): Promise<Reviewed | undefined> {
  const texts = new Map(plan.files.map(({ path, text }) => [path, text ?? '']));
  const answers = new vscode.EventEmitter<'write' | 'list'>();
  const write = say('generate.ask.write', { count: plan.count });
  const top = new vscode.Range(0, 0, 0, 0);
  const lenses = [
    new vscode.CodeLens(top, { title: `$(check) ${write}`, command: WRITE }),
    new vscode.CodeLens(top, { title: `$(list-unordered) ${say('vscode.generate.back')}`, command: BACK }),
  ];
  const ours = vscode.Disposable.from(
    answers,
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
      provideTextDocumentContent: uri => texts.get(uri.path.slice(1)) ?? '',
    }),
    vscode.commands.registerCommand(WRITE, () => answers.fire('write')),
    vscode.commands.registerCommand(BACK, () => answers.fire('list')),
    vscode.languages.registerCodeLensProvider({ scheme: SCHEME }, { provideCodeLenses: () => lenses }),
  );
  try {
    for (;;) {
      const answer = await askInList(plan, say);
      if (typeof answer !== 'object') return answer;
      if ((await askOverFile(answer, root, answers.event, say)) === 'write') return 'write';
    }
  } finally {
    await closePreviews();
    ours.dispose();
  }
}

const WRITE = 'handoverPack.plan.write';
const BACK = 'handoverPack.plan.back';

async function askInList(plan: Review, say: Translate): Promise<Answer> {
  const picker = await createQuickPick<Row>({
    title: plan.title,
    buttons: plan.hasBack ? [vscode.QuickInputButtons.Back] : [],
    placeholder: say('vscode.generate.planHint'),
    items: rowsOf(plan, say),
    ignoreFocusOut: true,
    matchOnDescription: true,
  });
  return new Promise<Answer>(resolve => {
    picker.onDidAccept(() => {
      const [row] = picker.selectedItems;
      const answer = row?.file ?? row?.answer;
      if (answer) resolve(answer);
    });
    picker.onDidTriggerButton(() => resolve('back'));
    picker.onDidHide(() => resolve(undefined));
    picker.show();
  }).finally(() => picker.dispose());
}

/** Nothing lies over the file: the question is its first line, and in the title of its editor. */
async function askOverFile(
  file: PlannedFile,
  root: string,
  answered: vscode.Event<'write' | 'list'>,
  say: Translate,
): Promise<'write' | 'list'> {
  const { promise, resolve } = Promise.withResolvers<'write' | 'list'>();
  const listening = [answered(resolve)];
  try {
    await setContext('handoverPack.planIsShown', true);
    // What lies in the way of a file may be a folder, or no text.
    const shown = await preview(file, root, say).then(
      tab => ({ tab }),
      () => undefined,
    );
    if (shown === undefined) {
      void showWarningMessage(say('vscode.generate.notShown', { path: file.path }));
      return 'list';
    }
    listening.push(
      vscode.window.tabGroups.onDidChangeTabs(({ closed }) => {
        if (closed.some(({ label }) => label === shown.tab?.label)) resolve('list');
      }),
    );
    return await promise;
  } finally {
    for (const one of listening) one.dispose();
    await setContext('handoverPack.planIsShown', false);
  }
}

function rowsOf(plan: Review, say: Translate): Row[] {
  const rows: Row[] = [
    {
      label: `$(check) ${say('generate.ask.write', { count: plan.count })}`,
      detail: plan.summary,
      alwaysShow: true,
      answer: 'write',
    },
    ...(plan.others ?? []).map(({ label, answer }) => ({
      label: `$(check) ${label}`,
      alwaysShow: true,
      answer,
    })),
    ...(plan.notes ?? []).flatMap(noteRows),
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

/** In columns: what the list of VS Code, which is never wider than 600 pixels, shows of a line. */
const ROW = 72;

/** A row has room for two lines, and cuts what is longer. */
function noteRows(note: string): Row[] {
  const lines = linesIn(note, ROW);
  const rows: Row[] = [];
  for (let at = 0; at < lines.length; at += 2) {
    const [label, detail] = lines.slice(at, at + 2);
    rows.push({ label: `$(${at === 0 ? 'info' : 'blank'}) ${label}`, ...(detail && { detail }) });
  }
  return rows;
}

function summary(plan: GeneratePlan, say: Translate): string {
  const list = filledList(plan, say);
  return plan.guesses.length > 0 && list ? say('generate.filled', { list }) : '';
}

/** What is there and what it would become, side by side, or only the new file. */
async function preview(file: PlannedFile, root: string, say: Translate): Promise<vscode.Tab | undefined> {
  const planned = vscode.Uri.from({ scheme: SCHEME, path: `/${file.path}` });
  const onDisk = vscode.Uri.file(join(root, file.path));
  const show = { preview: true };
  if (file.action === 'update') {
    const title = say('vscode.generate.diff', { path: file.path });
    await vscode.commands.executeCommand('vscode.diff', onDisk, planned, title, show);
  } else {
    const uri = file.action === 'create' ? planned : onDisk;
    await vscode.window.showTextDocument(uri, show);
  }
  return vscode.window.tabGroups.activeTabGroup.activeTab;
}

async function closePreviews(): Promise<void> {
  const tabs = vscode.window.tabGroups.all.flatMap(group => group.tabs);
  const ours = tabs.filter(({ input }) => {
    if (input instanceof vscode.TabInputText) return input.uri.scheme === SCHEME;
    return input instanceof vscode.TabInputTextDiff && input.modified.scheme === SCHEME;
  });
  if (ours.length > 0) await vscode.window.tabGroups.close(ours);
}
