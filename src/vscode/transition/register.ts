import * as vscode from 'vscode';
import type { Transitions } from './transitions.ts';

/** What a departure is read from. */
const WATCHED = '**/{transition,observation-log,team,checklist}.yaml';
const LENSES: vscode.DocumentFilter = {
  scheme: 'file',
  language: 'yaml',
  pattern: '**/transitions/*/transition.yaml',
};
/** Milliseconds of quiet after a change before departures are read again. */
const PAUSE = 300;

/** Registers the view, the lenses and the commands of departures; they are loaded when there is one, or on command. */
export function registerTransitions(context: vscode.ExtensionContext): void {
  /** VS Code listens from the start: who listens must not make what it listens to. */
  const redraw = new vscode.EventEmitter<void>();
  let loading: Promise<Transitions> | undefined;
  const load = () => {
    loading ??= import('./transitions.ts').then(async ({ openTransitions }) => {
      const transitions = await openTransitions(context);
      transitions.tree.onDidChangeTreeData?.(() => redraw.fire());
      return transitions;
    });
    return loading;
  };
  let waiting: NodeJS.Timeout | undefined;
  const changed = ({ path }: vscode.Uri) => {
    // Until somebody leaves, the team and the checklist are nobody's business here.
    if (loading === undefined && !path.includes('/transitions/')) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => void load().then(transitions => transitions.refresh()), PAUSE);
  };
  const watcher = vscode.workspace.createFileSystemWatcher(WATCHED);
  const tree: vscode.TreeDataProvider<unknown> = {
    onDidChangeTreeData: redraw.event,
    getTreeItem: async node => (await load()).tree.getTreeItem(node as never),
    getChildren: async node => (await load()).tree.getChildren(node as never),
  };
  const command = (name: string, run: (transitions: Transitions, argument: unknown) => Promise<unknown>) =>
    vscode.commands.registerCommand(name, async (argument?: unknown) => run(await load(), argument));
  context.subscriptions.push(
    redraw,
    watcher,
    watcher.onDidChange(changed),
    watcher.onDidCreate(changed),
    watcher.onDidDelete(changed),
    vscode.workspace.onDidGrantWorkspaceTrust(() => void lookFor()),
    vscode.window.registerTreeDataProvider('handoverPack.transition', tree),
    vscode.languages.registerCodeLensProvider(LENSES, {
      provideCodeLenses: async document =>
        vscode.workspace.isTrusted ? (await load()).lenses(document) : [],
    }),
    vscode.commands.registerCommand('handoverPack.startTransition', async (target?: unknown) => {
      const { startTransition } = await import('./startTransition.ts');
      if (await startTransition(context, target)) await (await load()).refresh();
    }),
    command('handoverPack.refreshTransition', transitions => transitions.refresh()),
    command('handoverPack.tickTransition', (transitions, target) => transitions.tick(target)),
    command('handoverPack.logObservation', (transitions, id) => transitions.logEntry(id)),
    command('handoverPack.recordInTransition', (transitions, id) => transitions.record(id)),
    command('handoverPack.changeTransition', (transitions, id) => transitions.change(id)),
    command('handoverPack.closeTransition', (transitions, id) => transitions.close(id)),
    command('handoverPack.exportDeadlines', transitions => transitions.exportDeadlines()),
  );
  /** The status bar shows the next deadline from the start, where there is one. */
  async function lookFor(): Promise<void> {
    if (!vscode.workspace.isTrusted) return;
    const found = await vscode.workspace.findFiles(
      '**/transitions/*/transition.yaml',
      '**/node_modules/**',
      1,
    );
    // Who looked at the view before the folder was trusted sees what is there now.
    if (found.length > 0 || loading !== undefined) await (await load()).refresh();
  }
  void lookFor();
}
