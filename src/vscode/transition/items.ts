import * as vscode from 'vscode';
import type { TransitionEvent } from '../../transition/events.ts';
import type { Question } from './askProgress.ts';
import type { OpenDeparture } from './model.ts';

/** A line of the view. */
export interface TransitionNode {
  readonly item: vscode.TreeItem;
  readonly children: readonly TransitionNode[];
  readonly departure: OpenDeparture;
  /** What ticking it off writes down. */
  readonly tick?: TransitionEvent | Question;
}

/** A line of the view, as VS Code shows it. */
export function itemOf(
  label: string,
  icon: string,
  state: 'none' | 'collapsed' | 'expanded',
): vscode.TreeItem {
  const states = { none: 0, collapsed: 1, expanded: 2 } as const;
  const item = new vscode.TreeItem(label, states[state]);
  item.iconPath = new vscode.ThemeIcon(icon);
  return item;
}
