import * as vscode from 'vscode';
import { FIX_ALL } from '../ids.ts';
import type { Checks } from './checks.ts';

/** Documents that can belong to a pack; whether they do is found out when one is opened. */
const SELECTOR: readonly vscode.DocumentFilter[] = [
  { scheme: 'file', language: 'yaml' },
  { scheme: 'file', language: 'markdown' },
];

/** Registers everything that checks in the editor, and loads it when the first document of a pack is seen. */
export function registerChecks(context: vscode.ExtensionContext): void {
  let loading: Promise<Checks> | undefined;
  const load = () => {
    loading ??= import('./checks.ts').then(({ openChecks }) => openChecks(context));
    return loading;
  };
  const on = (document: vscode.TextDocument, what: (checks: Checks) => unknown) => {
    if (!vscode.workspace.isTrusted || vscode.languages.match([...SELECTOR], document) === 0) return;
    void mayBelongToPack(document.uri).then(async may => may && what(await load()));
  };
  const command = (name: string, run: (checks: Checks, ...args: unknown[]) => Promise<unknown>) =>
    vscode.commands.registerCommand(name, async (...args: unknown[]) => run(await load(), ...args));
  context.subscriptions.push(
    vscode.workspace.onDidOpenTextDocument(document => on(document, checks => checks.opened(document))),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      void loading?.then(checks => checks.typed(document));
      on(document, checks => checks.changed(document));
    }),
    // A document is opened before its first tab and closed some time after its last; what people see are tabs.
    vscode.window.tabGroups.onDidChangeTabs(({ opened, closed }) => {
      if (closed.length > 0) void loading?.then(checks => checks.tabsClosed());
      for (const { input } of opened) {
        const uri = input instanceof vscode.TabInputText ? input.uri.toString() : undefined;
        const document = vscode.workspace.textDocuments.find(open => open.uri.toString() === uri);
        if (document) on(document, checks => checks.opened(document));
      }
    }),
    vscode.workspace.onWillSaveTextDocument(event => {
      const { document } = event;
      const isOn = vscode.workspace.getConfiguration('handoverPack', document).get('fixOnSave') === true;
      if (isOn && vscode.workspace.isTrusted && vscode.languages.match([...SELECTOR], document) > 0)
        event.waitUntil(load().then(checks => checks.fixesOf(document)));
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(() => {
      for (const document of vscode.workspace.textDocuments) on(document, checks => checks.opened(document));
    }),
    vscode.languages.registerCodeActionsProvider(
      // What stops a commit can stand in any file.
      { scheme: 'file' },
      {
        provideCodeActions: async (document, range, { diagnostics, only }) =>
          loading && (await loading).actions(document, range, diagnostics, only),
      },
      { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, FIX_ALL] },
    ),
    command('handoverPack.validate', (checks, target) => checks.validate(target)),
    command('handoverPack.whyBlocked', (checks, target) => checks.explainBlocked(target)),
    command('handoverPack.explainRule', (checks, rule) => checks.explain(rule)),
    command('handoverPack.disableRule', (checks, ...place) => checks.disable(place)),
    command('handoverPack.addToBaseline', (checks, ...finding) => checks.accept(finding)),
  );
  for (const document of vscode.workspace.textDocuments) on(document, checks => checks.opened(document));
}

/** Whether it is worth loading anything: most YAML and Markdown files are in no pack. */
async function mayBelongToPack(uri: vscode.Uri): Promise<boolean> {
  if (/\/handover\/|\/handover\.config\.yaml$/.test(uri.path)) return true;
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  if (folder === undefined) return false;
  // Only the settings can give a pack another name.
  return vscode.workspace.fs.stat(vscode.Uri.joinPath(folder.uri, 'handover.config.yaml')).then(
    () => true,
    () => false,
  );
}
