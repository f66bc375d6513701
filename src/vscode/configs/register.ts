import * as vscode from 'vscode';
import { CONFIGS_VIEW } from '../ids.ts';
import type { ConfigsView } from './configsView.ts';
import type { ConfigNode } from './tree.ts';

const DECORATIONS = 'configs.decorations';
const INDEX: vscode.DocumentSelector = { scheme: 'file', language: 'yaml', pattern: '**/config-index.yaml' };
/** Milliseconds of quiet after a change before it counts: a checkout changes many files in a row. */
const PAUSE = 500;

/** Registers the view of config files and all that belongs to it; what they do is loaded when one is used. */
export function registerConfigs(context: vscode.ExtensionContext): void {
  const changed = new vscode.EventEmitter<ConfigNode | undefined>();
  const decorated = new vscode.EventEmitter<undefined>();
  let loading: Promise<ConfigsView> | undefined;
  const view: vscode.TreeView<ConfigNode> = vscode.window.createTreeView(CONFIGS_VIEW, {
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getTreeItem: async node => (await load()).item(node),
      getChildren: async node => [...(await (await load()).children(node))],
    },
    canSelectMany: true,
    showCollapseAll: true,
  });
  const redraw = () => {
    changed.fire(undefined);
    decorated.fire(undefined);
  };
  const load = () => {
    loading ??= import('./configsView.ts').then(({ openConfigsView }) =>
      openConfigsView(context, view, redraw, isDecorated),
    );
    return loading;
  };
  const command = (name: string, run: (configs: ConfigsView, ...args: unknown[]) => unknown) =>
    vscode.commands.registerCommand(name, async (...args: unknown[]) => run(await load(), ...args));
  context.subscriptions.push(
    changed,
    decorated,
    view,
    command('handoverPack.showConfigs', configs => configs.show()),
    command('handoverPack.addToConfigIndex', (configs, ...target) => configs.add(target)),
    command('handoverPack.configs.filter', configs => configs.filter()),
    command('handoverPack.configs.clearFilter', configs => configs.clearFilter()),
    command('handoverPack.configs.refresh', configs => configs.refresh()),
    command('handoverPack.configs.openEntry', (configs, node) => configs.openEntry(node)),
    vscode.languages.registerHoverProvider(INDEX, {
      provideHover: async (document, position) =>
        vscode.workspace.isTrusted ? (await load()).hover(document, position) : undefined,
    }),
    vscode.languages.registerHoverProvider(
      { scheme: 'file' },
      {
        // Asked for in every file: most are told by their names, and most folders have no index.
        provideHover: async (document, position) =>
          vscode.workspace.isTrusted && (await mayBeConfig(document.uri)) && (await hasIndex(document.uri))
            ? (await load()).hoverConfig(document, position)
            : undefined,
      },
    ),
    vscode.languages.registerCompletionItemProvider(
      INDEX,
      {
        provideCompletionItems: async (document, position) =>
          vscode.workspace.isTrusted ? (await load()).complete(document, position) : [],
      },
      '/',
      ' ',
    ),
    vscode.languages.registerCodeActionsProvider(
      { scheme: 'file' },
      {
        provideCodeActions: async ({ uri }, _range, { diagnostics }) => {
          const open = diagnostics.filter(isUndocumented);
          return open.length === 0 ? [] : (await load()).actions(uri, open);
        },
      },
      { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
    ),
    vscode.window.registerFileDecorationProvider({
      onDidChangeFileDecorations: decorated.event,
      // Most folders have no index, and most files are told by their names: nothing, or little, is loaded for them.
      provideFileDecoration: async uri =>
        isDecorated() && uri.scheme === 'file' && (await hasIndex(uri)) && (await mayBeConfig(uri))
          ? (await load()).decoration(uri)
          : undefined,
    }),
    ...changes(() => void loading?.then(configs => configs.outdated())),
    vscode.workspace.onDidRenameFiles(async event => {
      if (vscode.workspace.isTrusted && (await anyIndex(event.files.map(({ newUri }) => newUri))))
        await (await load()).renamed(event);
    }),
    vscode.workspace.onDidChangeConfiguration(event => {
      if (event.affectsConfiguration(`handoverPack.${DECORATIONS}`)) decorated.fire(undefined);
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(redraw),
  );
}

/** Whether the check says that nothing describes the file. */
function isUndocumented({ source, code }: vscode.Diagnostic): boolean {
  return source === 'handover' && typeof code === 'object' && code.value === 'undocumented-config';
}

function isDecorated(): boolean {
  const isOn = vscode.workspace.getConfiguration('handoverPack').get(DECORATIONS) !== false;
  return isOn && vscode.workspace.isTrusted;
}

/** What may change which config files there are, or what is said about them. */
function changes(outdated: () => void): vscode.Disposable[] {
  let timer: NodeJS.Timeout | undefined;
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(outdated, PAUSE);
  };
  return [
    vscode.workspace.onDidSaveTextDocument(({ uri }) => {
      if (/\.(?:md|markdown)$|\/handover\.config\.yaml$/i.test(uri.path)) soon();
      else void mayBeConfig(uri).then(is => is && soon());
    }),
    vscode.workspace.onDidCreateFiles(soon),
    vscode.workspace.onDidDeleteFiles(soon),
    vscode.workspace.onDidChangeWorkspaceFolders(soon),
    { dispose: () => clearTimeout(timer) },
  ];
}

/** The names of all kinds take longer to load than the rest of what starts with the extension. */
async function mayBeConfig({ path }: vscode.Uri): Promise<boolean> {
  return (await import('../../inventory/mayBeConfig.ts')).mayBeConfig(path);
}

async function anyIndex(uris: readonly vscode.Uri[]): Promise<boolean> {
  for (const uri of uris) if (await hasIndex(uri)) return true;
  return false;
}

/** Whether the folder of the workspace has a config index. Its settings can give the pack another name. */
async function hasIndex(uri: vscode.Uri): Promise<boolean> {
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  if (folder === undefined) return false;
  const isThere = (...path: string[]) =>
    vscode.workspace.fs.stat(vscode.Uri.joinPath(folder.uri, ...path)).then(
      () => true,
      () => false,
    );
  return (await isThere('handover', 'config-index.yaml')) || (await isThere('handover.config.yaml'));
}
