import * as vscode from 'vscode';
import { localDate } from '../../core/dates.ts';
import type { Project } from '../../core/ports.ts';
import { type Issue, isOpen } from '../../history/issue.ts';
import type { Translate } from '../../l10n/index.ts';
import { age, decision } from '../../reporters/issues/listing.ts';

import { tooltip } from './tooltip.ts';

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
      /** Issues in it, also those that are not shown yet. */
      readonly count: number;
      readonly nodes: readonly IssueNode[];
    }
  | IssueLine
  | { readonly kind: 'more'; readonly group: string; readonly next: number; readonly left: number }
  | {
      readonly kind: 'note';
      readonly text: string;
      readonly isWarning: boolean;
      /** What a click opens. */
      readonly file: vscode.Uri | undefined;
    };

/** An issue of the view, and the project that it is in. */
export interface IssueLine {
  readonly kind: 'issue';
  readonly project: Project;
  readonly issue: Issue;
  /** Whether the group is already that of the person. */
  readonly isOfPerson: boolean;
  /** Those that say the same elsewhere: a decision is about all of them. */
  readonly others: readonly Issue[];
  /** Whether it is in the checklist already. */
  readonly isListed: boolean;
}

const SEVERITY_ICONS = {
  critical: new vscode.ThemeIcon('error', new vscode.ThemeColor('list.errorForeground')),
  major: new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground')),
  minor: new vscode.ThemeIcon('circle-outline'),
} as const;

/** Names of icons of what was decided. */
export const STATE_ICONS = {
  open: 'circle-outline',
  deferred: 'clock',
  resolved: 'pass',
  'not-an-issue': 'circle-slash',
} as const;

/** How a line looks. */
export function treeItem(node: IssueNode, say: Translate): vscode.TreeItem {
  const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;
  switch (node.kind) {
    case 'project': {
      const item = new vscode.TreeItem(node.label, Expanded);
      item.id = node.project.root;
      item.iconPath = vscode.ThemeIcon.Folder;
      item.tooltip = node.project.root;
      return item;
    }
    case 'group': {
      const item = new vscode.TreeItem(node.label, node.isOpen ? Expanded : Collapsed);
      item.id = node.id;
      item.description = String(node.count);
      const count = say('vscode.issues.count', { count: node.count });
      item.accessibilityInformation = { label: `${node.label}, ${count}` };
      return item;
    }
    case 'more': {
      const item = new vscode.TreeItem(say('vscode.issues.more', { count: node.next }), None);
      item.description = say('vscode.issues.left', { count: node.left });
      item.command = { command: 'handoverPack.issues.more', title: '', arguments: [node] };
      item.iconPath = new vscode.ThemeIcon('ellipsis');
      return item;
    }
    case 'note': {
      const item = new vscode.TreeItem(node.text, None);
      item.iconPath = node.isWarning
        ? new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'))
        : new vscode.ThemeIcon('info');
      item.tooltip = node.text;
      if (node.file) item.command = { command: 'vscode.open', title: '', arguments: [node.file] };
      return item;
    }
    case 'issue':
      return issueItem(node, say);
  }
}

function issueItem(node: IssueLine, say: Translate): vscode.TreeItem {
  const { issue, project, isOfPerson, others, isListed } = node;
  const item = new vscode.TreeItem(issue.title, vscode.TreeItemCollapsibleState.None);
  const place = placeOf(issue);
  const person = isOfPerson ? '' : issue.person;
  const elsewhere = others.length > 0 ? say('issues.elsewhere', { count: others.length }) : '';
  // What became of it is read before the rest, and where it is last: a narrow view cuts off the end.
  const facts = [
    decision(issue, say),
    isListed ? say('vscode.issues.listed') : '',
    person,
    age(issue, say),
    elsewhere,
    issue.title.includes(place) ? '' : place,
  ].filter(fact => fact !== '');
  item.id = `${project.root}\0${issue.fingerprint}`;
  item.description = facts.join(' · ');
  item.iconPath = iconOf(node);
  item.tooltip = tooltip(issue, say);
  item.contextValue = [
    'issue',
    ...(issue.url === null ? [] : ['ticket']),
    ...(issue.file === null ? [] : ['place']),
    isListed ? 'listed' : 'unlisted',
  ].join(' ');
  item.command = { command: 'handoverPack.issues.open', title: say('vscode.issues.open'), arguments: [node] };
  const severity = say(`issues.severity.${issue.severity}`);
  const label = [issue.title, severity, ...facts].join(', ');
  item.accessibilityInformation = { label };
  return item;
}

/** What is in the checklist has another shape, for at the end of a narrow row nobody sees a word. */
function iconOf({ issue, isListed }: IssueLine): vscode.ThemeIcon {
  if (issue.triage === null || isOpen(issue, localDate())) {
    const icon = SEVERITY_ICONS[issue.severity];
    return isListed ? new vscode.ThemeIcon('tasklist', icon.color) : icon;
  }
  return new vscode.ThemeIcon(STATE_ICONS[issue.triage.state], new vscode.ThemeColor('disabledForeground'));
}

/** All that a person may look for, in words. */
export function saidOf(issue: Issue, say: Translate): string[] {
  const { title, person, email, severity, class: kind } = issue;
  const words = [say(`issues.class.${kind}`), say(`issues.severity.${severity}`), decision(issue, say)];
  return [title, person, email, placeOf(issue), ...words];
}

/** Where it is, in one word. */
export function placeOf({ file, line, key }: Issue): string {
  return file === null ? key : line === null ? file : `${file}:${line}`;
}
