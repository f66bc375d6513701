import * as vscode from 'vscode';
import { ISSUES_VIEW } from '../ids.ts';
import type { IssuesView } from './issuesView.ts';
import type { IssueNode } from './nodes.ts';

/** Registers the view of unresolved issues and its commands; what they do is loaded when the view is first seen. */
export function registerIssues(context: vscode.ExtensionContext): void {
  const changed = new vscode.EventEmitter<IssueNode | undefined>();
  let loading: Promise<IssuesView> | undefined;
  const tree: vscode.TreeDataProvider<IssueNode> = {
    onDidChangeTreeData: changed.event,
    getTreeItem: async node => (await load()).item(node),
    getChildren: async node => [...(await (await load()).children(node))],
  };
  const view = vscode.window.createTreeView(ISSUES_VIEW, {
    treeDataProvider: tree,
    canSelectMany: true,
    showCollapseAll: true,
  });
  const load = () => {
    loading ??= import('./issuesView.ts').then(({ openIssuesView }) =>
      openIssuesView(context, view, changed),
    );
    return loading;
  };
  const on = (name: string, run: (issues: IssuesView, ...args: unknown[]) => unknown) =>
    vscode.commands.registerCommand(`handoverPack.${name}`, async (...args: unknown[]) =>
      run(await load(), ...args),
    );
  context.subscriptions.push(
    changed,
    view,
    on('showIssues', issues => issues.show()),
    on('issues.refresh', issues => issues.refresh()),
    on('issues.filter', issues => issues.filter()),
    on('issues.clearFilter', issues => issues.clearFilter()),
    on('issues.showInChecklist', (issues, ...nodes) => issues.addToChecklist(nodes)),
    on('issues.stop', issues => issues.stop()),
    on('issues.groupByClass', issues => issues.groupBy('class')),
    on('issues.groupByPerson', issues => issues.groupBy('person')),
    on('issues.groupByPath', issues => issues.groupBy('path')),
    on('issues.showSettled', issues => issues.showSettled(true)),
    on('issues.hideSettled', issues => issues.showSettled(false)),
    on('issues.more', (issues, node) => issues.more(node)),
    on('issues.open', (issues, node) => issues.open(node)),
    on('issues.triage', (issues, ...nodes) => issues.triage(nodes)),
    on('issues.addToChecklist', (issues, ...nodes) => issues.addToChecklist(nodes)),
    on('issues.copy', (issues, ...nodes) => issues.copy(nodes)),
    on('issues.openTicket', (issues, node) => issues.openTicket(node)),
    vscode.commands.registerCommand('handoverPack.openCommit', async (root: unknown, commit: unknown) => {
      const { openCommit } = await import('./openCommit.ts');
      await openCommit(String(root), String(commit), context);
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(() => void loading?.then(issues => issues.outdated())),
    vscode.workspace.onDidChangeWorkspaceFolders(() => void loading?.then(issues => issues.outdated())),
  );
}
