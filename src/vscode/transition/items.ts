import { join } from 'node:path';
import * as vscode from 'vscode';
import { positionsOf } from '../../core/positions.ts';
import type { YamlFile, YamlPath } from '../../pack/yaml/file.ts';
import type { Deadline } from '../../transition/deadlines.ts';
import type { TransitionEvent } from '../../transition/events.ts';
import { masker } from '../../usecases/transition/readTransitions.ts';
import { openPlace } from '../rows.ts';
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

export type State = Deadline['state'];

/** Shape and words tell the state; the colour only adds to it. */
const ICONS: Readonly<Record<State, readonly [icon: string, color: string]>> = {
  done: ['pass-filled', 'testing.iconPassed'],
  due: ['circle-large-outline', 'foreground'],
  overdue: ['error', 'errorForeground'],
};

export function iconOf(state: State): vscode.ThemeIcon {
  const [icon, color] = ICONS[state];
  return new vscode.ThemeIcon(icon, new vscode.ThemeColor(color));
}

/** Opens a place of a file with a click. */
export function open(item: vscode.TreeItem, { world }: OpenDeparture, file: YamlFile, path: YamlPath): void {
  const { line } = positionsOf(file.text)(file.at(path, 'key').start);
  item.command = openPlace(vscode.Uri.file(join(world.project.root, file.path)), line);
}

/** What people wrote, in one line and without secrets. */
export function clean({ world }: OpenDeparture): (text: string) => string {
  const mask = masker(world.today);
  return text => mask(text).replace(/\s+/g, ' ');
}
