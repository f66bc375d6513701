import * as vscode from 'vscode';
import { READINESS_VIEW } from '../ids.ts';
import { setContext } from '../setContext.ts';
import type { ReadinessNode } from './nodes.ts';
import type { ReadinessView } from './readinessView.ts';

/** Milliseconds of quiet after a change before the pack is read again. */
const PAUSE = 400;

/** Registers the view of how ready a project is; it is loaded when it is first seen, or a command of it is used. */
export function registerReadiness(context: vscode.ExtensionContext): void {
  const changed = new vscode.EventEmitter<ReadinessNode | undefined>();
  let loading: Promise<ReadinessView> | undefined;
  const view: vscode.TreeView<ReadinessNode> = vscode.window.createTreeView(READINESS_VIEW, {
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getTreeItem: ({ item }) => item,
      getChildren: async node => [...(node?.children ?? (await (await load()).roots()))],
    },
    showCollapseAll: true,
  });
  const load = () => {
    loading ??= import('./readinessView.ts').then(({ openReadinessView }) =>
      openReadinessView(context, view, changed),
    );
    return loading;
  };
  let timer: NodeJS.Timeout | undefined;
  let isStale = false;
  const refresh = () => {
    isStale = !view.visible;
    if (view.visible) void loading?.then(readiness => readiness.redraw());
    // There may be a pack by now: the palette hides no command because there was none.
    else void setContext('handoverPack.readiness.state', undefined);
  };
  const soon = () => {
    clearTimeout(timer);
    // Nothing is read for a view that nobody has seen.
    if (loading !== undefined) timer = setTimeout(refresh, PAUSE);
  };
  const ofPack = ({ path }: vscode.Uri) => /\.(?:ya?ml|md)$/.test(path) && soon();
  const command = (name: string, run: (readiness: ReadinessView, target: unknown) => unknown) =>
    vscode.commands.registerCommand(`handoverPack.${name}`, async (target?: unknown) =>
      run(await load(), target),
    );
  context.subscriptions.push(
    changed,
    view,
    command('showReadiness', readiness => readiness.show()),
    command('readiness.refresh', readiness => readiness.redraw()),
    command('whyReadiness', (readiness, world) => readiness.why(world)),
    command('tickPart', (readiness, target) => readiness.tick(target)),
    command('setPartStatus', (readiness, target) => readiness.setStatus(target)),
    command('assignPart', (readiness, target) => readiness.assign(target)),
    command('confirmPart', (readiness, target) => readiness.confirm(target)),
    vscode.workspace.onDidSaveTextDocument(({ uri }) => ofPack(uri)),
    vscode.workspace.onDidCreateFiles(soon),
    vscode.workspace.onDidDeleteFiles(soon),
    vscode.workspace.onDidChangeWorkspaceFolders(soon),
    vscode.workspace.onDidGrantWorkspaceTrust(soon),
    ...watched(ofPack),
    view.onDidChangeVisibility(({ visible }) => {
      if (visible && isStale) refresh();
    }),
    { dispose: () => clearTimeout(timer) },
  );
}

/** What changes on the disk, as when a branch is switched. */
function watched(changed: (uri: vscode.Uri) => unknown): vscode.Disposable[] {
  const watcher = vscode.workspace.createFileSystemWatcher(
    '**/{checklist,team,transition,config-index}.yaml',
  );
  return [watcher, watcher.onDidChange(changed), watcher.onDidCreate(changed), watcher.onDidDelete(changed)];
}
