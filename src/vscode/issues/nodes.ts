import * as vscode from 'vscode';
import type { Project } from '../../core/ports.ts';
import type { Issue } from '../../history/issue.ts';
import type { Translate } from '../../l10n/index.ts';
import { age, decision } from '../../reporters/issues/listing.ts';

export type Grouping = 'class' | 'person' | 'path';

/** A line of the view. */
export type IssueNode =
  | {
      readonly kind: 'project';
      readonly project: Project;
      readonly label: string;
      readonly nodes: readonly IssueNode[];
    }
  | {
      readonly kind: 'group';
      readonly isOpen: boolean;
      readonly id: string;
      readonly label: string;
      readonly nodes: readonly IssueNode[];
    }
  | { readonly kind: 'issue'; readonly project: Project; readonly issue: Issue }
  | { readonly kind: 'more'; readonly group: string; readonly count: number }
  | { readonly kind: 'note'; readonly text: string };

/** Lines of a group before the rest is folded away. */
export const AT_ONCE = 100;

const ICONS = {
  critical: new vscode.ThemeIcon('error', new vscode.ThemeColor('list.errorForeground')),
  major: new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground')),
  minor: new vscode.ThemeIcon('circle-outline'),
} as const;

/**
 * Sorts issues into groups; the groups come in the order of their most important issue.
 * @param shown how many lines of a group are shown, by its id
 */
export function groupIssues(
  issues: readonly Issue[],
  grouping: Grouping,
  project: Project,
  shown: ReadonlyMap<string, number>,
  say: Translate,
): IssueNode[] {
  const groups = Map.groupBy(issues, issue => groupOf(issue, grouping, say));
  return [...groups].map(([label, members], index) => {
    const id = `${project.root}\0${grouping}\0${label}`;
    const limit = shown.get(id) ?? AT_ONCE;
    const nodes: IssueNode[] = members.slice(0, limit).map(issue => ({ kind: 'issue', project, issue }));
    const left = members.length - limit;
    if (left > 0) nodes.push({ kind: 'more', group: id, count: left });
    // The first group holds what counts most, and is seen without a click.
    return { kind: 'group', id, label: `${capital(label)} (${members.length})`, nodes, isOpen: index === 0 };
  });
}

function capital(label: string): string {
  return label.charAt(0).toLocaleUpperCase() + label.slice(1);
}

function groupOf(issue: Issue, grouping: Grouping, say: Translate): string {
  if (grouping === 'class') return say(`issues.class.${issue.class}`);
  if (grouping === 'person') return issue.person || say('vscode.issues.nobody');
  if (issue.file === null) return say('vscode.issues.noPlace');
  const steps = issue.file.split('/').slice(0, -1);
  return steps.slice(0, 2).join('/') || './';
}

/** How a line looks. */
export function treeItem(node: IssueNode, say: Translate): vscode.TreeItem {
  const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;
  switch (node.kind) {
    case 'project': {
      const item = new vscode.TreeItem(node.label, Expanded);
      item.id = node.project.root;
      item.iconPath = vscode.ThemeIcon.Folder;
      return item;
    }
    case 'group': {
      const item = new vscode.TreeItem(node.label, node.isOpen ? Expanded : Collapsed);
      item.id = node.id;
      return item;
    }
    case 'more': {
      const item = new vscode.TreeItem(say('vscode.issues.more', { count: node.count }), None);
      item.command = { command: 'handoverPack.issues.more', title: '', arguments: [node] };
      item.iconPath = new vscode.ThemeIcon('ellipsis');
      return item;
    }
    case 'note': {
      const item = new vscode.TreeItem(node.text, None);
      item.iconPath = new vscode.ThemeIcon('info');
      item.tooltip = node.text;
      return item;
    }
    case 'issue':
      return issueItem(node, say);
  }
}

function issueItem(node: Extract<IssueNode, { kind: 'issue' }>, say: Translate): vscode.TreeItem {
  const { issue, project } = node;
  const item = new vscode.TreeItem(issue.title, vscode.TreeItemCollapsibleState.None);
  const place = placeOf(issue);
  const facts = [place === issue.title ? '' : place, issue.person, age(issue, say), decision(issue, say)];
  item.id = `${project.root}\0${issue.fingerprint}`;
  item.description = facts.filter(fact => fact !== '').join(' · ');
  item.iconPath = issue.triage === null || issue.triage.state === 'open' ? ICONS[issue.severity] : SETTLED;
  item.tooltip = tooltip(issue, say);
  item.contextValue = issue.url === null ? 'issue' : 'issue ticket';
  item.command = { command: 'handoverPack.issues.open', title: say('vscode.issues.open'), arguments: [node] };
  const severity = say(`issues.severity.${issue.severity}`);
  item.accessibilityInformation = { label: [issue.title, severity, ...facts].filter(Boolean).join(', ') };
  return item;
}

const SETTLED = new vscode.ThemeIcon('pass', new vscode.ThemeColor('disabledForeground'));

/** Where it is, in one word. */
export function placeOf({ file, line, key }: Issue): string {
  return file === null ? key : line === null ? file : `${file}:${line}`;
}

/** Everything that is known, with the evidence. The words of commits are text here, never markup. */
function tooltip(issue: Issue, say: Translate): vscode.MarkdownString {
  const text = new vscode.MarkdownString();
  const line = (words: string) => text.appendText(words).appendMarkdown('\n\n');
  text.appendMarkdown('**').appendText(issue.title).appendMarkdown('**\n\n');
  const rating = [
    say(`issues.class.${issue.class}`),
    say(`issues.severity.${issue.severity}`),
    say(`issues.confidence.${issue.confidence}`),
  ];
  line(rating.join(' · '));
  const who = [issue.person, issue.email, issue.date, age(issue, say)].filter(fact => fact !== '');
  if (who.length > 0) line(who.join(' · '));
  const decided = decision(issue, say);
  if (decided !== '') line(decided);
  for (const { commit, date, file, line: at, text: words } of issue.evidence.slice(0, 6)) {
    const place = file === undefined ? commit?.slice(0, 10) : at === undefined ? file : `${file}:${at}`;
    text
      .appendMarkdown('- ')
      .appendText([place, date, words === file ? '' : words].filter(Boolean).join(' '))
      .appendMarkdown('\n');
  }
  return text;
}
