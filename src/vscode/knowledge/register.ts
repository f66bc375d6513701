import * as vscode from 'vscode';
import type { KnowledgeView, Node } from './knowledgeView.ts';

const VIEW = 'handoverPack.knowledge';
const LENS = 'knowledge.authorLens';

/** Registers the view, the commands and the code lens; what they do is loaded when one is looked at or used. */
export function registerKnowledge(context: vscode.ExtensionContext): void {
  let loading: Promise<KnowledgeView> | undefined;
  const changed = new vscode.EventEmitter<Node | undefined>();
  const load = () => {
    loading ??= import('./knowledgeView.ts').then(({ openKnowledgeView }) =>
      openKnowledgeView(
        context,
        () => changed.fire(undefined),
        words => {
          view.message = words;
        },
        () => view.visible || isLensOn(),
      ),
    );
    return loading;
  };
  const command = (name: string, run: (view: KnowledgeView, ...args: unknown[]) => Promise<unknown>) =>
    vscode.commands.registerCommand(name, async (...args: unknown[]) => run(await load(), ...args));
  const view: vscode.TreeView<Node> = vscode.window.createTreeView(VIEW, {
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getChildren: async node => [...(await (await load()).children(node))],
      getTreeItem: async node => (await load()).item(node),
    },
    manageCheckboxStateManually: true,
  });
  context.subscriptions.push(
    changed,
    view,
    view.onDidChangeVisibility(({ visible }) => {
      if (visible) void loading?.then(knowledge => knowledge.becameVisible());
    }),
    // What was empty without trust is read when it is there, as in every other view.
    vscode.workspace.onDidGrantWorkspaceTrust(() => changed.fire(undefined)),
    view.onDidChangeCheckboxState(async ({ items }) => (await load()).tick(items)),
    command('handoverPack.showKnowledge', (knowledge, target) => knowledge.show(target)),
    command('handoverPack.simulateDeparture', (knowledge, ...who) => knowledge.simulate(who)),
    command('handoverPack.whoKnows', (knowledge, target) => knowledge.whoKnows(target)),
    command('handoverPack.knowledge.filter', knowledge => knowledge.filter()),
    command('handoverPack.knowledge.clearFilter', knowledge => knowledge.clearFilter()),
    command('handoverPack.refreshKnowledge', knowledge => knowledge.refresh()),
    lenses(load, changed.event),
  );
}

function isLensOn(): boolean {
  return vscode.workspace.getConfiguration('handoverPack').get(LENS) === true;
}

/** The code lens is there only where somebody turned it on. */
function lenses(
  load: () => Promise<KnowledgeView>,
  changed: vscode.Event<Node | undefined>,
): vscode.Disposable {
  let provider: vscode.Disposable | undefined;
  const follow = () => {
    provider?.dispose();
    provider = undefined;
    if (!isLensOn() || !vscode.workspace.isTrusted) return;
    const onDidChangeCodeLenses = (listen: () => unknown) => changed(() => listen());
    provider = vscode.languages.registerCodeLensProvider(
      { scheme: 'file' },
      { onDidChangeCodeLenses, provideCodeLenses: async document => (await load()).lenses(document.uri) },
    );
  };
  follow();
  return vscode.Disposable.from(
    vscode.workspace.onDidChangeConfiguration(event => {
      if (event.affectsConfiguration(`handoverPack.${LENS}`)) follow();
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(follow),
    { dispose: () => provider?.dispose() },
  );
}
