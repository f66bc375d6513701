import { join } from 'node:path';
import * as vscode from 'vscode';
import type { ConfigFile } from '../../inventory/detect.ts';
import type { InventoryFile } from '../../inventory/inventoryFile.ts';
import type { Translate } from '../../l10n/index.ts';
import { entryLine } from '../../usecases/configs/toJson.ts';
import type { FoundConfigs } from './model.ts';
import type { ConfigNode, FileLine, NamedLine } from './tree.ts';

const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;

/** How a line looks. */
export function treeItem(node: ConfigNode, say: Translate): vscode.TreeItem {
  switch (node.kind) {
    case 'project': {
      const item = new vscode.TreeItem(node.label, Expanded);
      item.description = node.note;
      return item;
    }
    case 'group': {
      const item = new vscode.TreeItem(node.label, node.isOpen ? Expanded : Collapsed);
      item.id = node.id;
      item.description = String(node.count);
      return item;
    }
    case 'pattern': {
      const { group, title, nodes } = node;
      const item = new vscode.TreeItem(group.path, Collapsed);
      item.description = `${title} · ${nodes.length}`;
      item.iconPath = new vscode.ThemeIcon('files');
      const open = nodes.some(({ file }) => file.state === 'undocumented');
      item.contextValue = open ? 'config undocumented' : 'config';
      item.tooltip = say('vscode.configs.files', { count: nodes.length });
      return item;
    }
    case 'missing': {
      const { entry, renamedTo } = node.missing;
      const item = new vscode.TreeItem(entry.path, None);
      item.description = renamedTo === undefined ? '' : `→ ${renamedTo}`;
      item.iconPath = new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'));
      item.contextValue = 'config entry';
      item.command = { command: 'handoverPack.configs.openEntry', title: '', arguments: [node] };
      return item;
    }
    case 'named':
      return namedItem(node);
    case 'file':
      return fileItem(node, say);
  }
}

function namedItem({ project, file, title, why }: NamedLine): vscode.TreeItem {
  const item = plainItem({ project }, file, title);
  item.tooltip = [file.path, title, why].filter(Boolean).join('\n');
  item.contextValue = 'config place';
  item.accessibilityInformation = { label: [file.path, title].filter(Boolean).join(', ') };
  return item;
}

/** What every row of a file has: its name, what it is, and a click that opens it. */
function plainItem(
  found: Pick<FoundConfigs, 'project'>,
  { path, environment }: ConfigFile,
  title: string,
): vscode.TreeItem {
  const uri = uriOf(found, path);
  const item = new vscode.TreeItem(uri, None);
  const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  item.description = [title, environment, folder].filter(Boolean).join(' · ');
  item.iconPath = vscode.ThemeIcon.File;
  item.command = { command: 'vscode.open', title: '', arguments: [uri] };
  return item;
}

function fileItem({ found, file, title, why }: FileLine, say: Translate): vscode.TreeItem {
  const item = plainItem(found, file, title);
  const place = placeOf(found, file);
  const facts = [
    file.path,
    title,
    why,
    file.keys.length === 0 ? '' : keysOf(file, say),
    place && file.state === 'documented'
      ? say('vscode.configs.by', { place: `${place.path}:${place.line}` })
      : '',
  ];
  item.tooltip = facts.filter(Boolean).join('\n');
  item.contextValue = ['config', file.state, ...(place ? ['entry'] : []), 'place'].join(' ');
  const label = [file.path, title, say(`vscode.configs.state.${file.state}`)].filter(Boolean).join(', ');
  item.accessibilityInformation = { label };
  return item;
}

/** How many keys a file has, and how many of them hold secrets. */
export function keysOf({ keys }: InventoryFile, say: Translate): string {
  const secrets = keys.filter(({ secret }) => secret).length;
  const data = { count: keys.length, secrets };
  return secrets === 0 ? say('configs.keys', data) : say('configs.keysWithSecrets', data);
}

/** Where something is said about a file: its entry, or else a document; lines from 1. */
export function placeOf(
  { report }: FoundConfigs,
  { entry, mention }: Pick<InventoryFile, 'entry' | 'mention'>,
): { readonly path: string; readonly line: number } | undefined {
  if (entry) return { path: report.index.path, line: entryLine(entry.position, report) };
  return mention && { path: mention.file, line: mention.line };
}

export function uriOf({ project }: Pick<FoundConfigs, 'project'>, path: string): vscode.Uri {
  return vscode.Uri.file(join(project.root, path));
}
