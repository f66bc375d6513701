import { join } from 'node:path';
import * as vscode from 'vscode';
import type { Project } from '../../core/ports.ts';
import type { Translate } from '../../l10n/index.ts';
import type { OpenTransition } from '../../usecases/knowledge/readingList.ts';
import type { RecentWork } from '../../usecases/knowledge/recentWork.ts';
import type {
  AreaReport,
  FolderReport,
  KnowledgeReport,
  LeavingReport,
  Reading,
} from '../../usecases/knowledge/report.ts';
import { shownText } from '../../usecases/shownText.ts';
import type { RowFilter } from '../rowFilter.ts';
import { openPlace } from '../rows.ts';

/** A line of the tree. */
export interface Node {
  readonly item: vscode.TreeItem;
  readonly children: readonly Node[];
  /** Path from the top of the repository, of a file to read. */
  readonly reading?: string | undefined;
}

const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;

/** What the view shows of a report. */
export function nodesOf(
  report: KnowledgeReport,
  project: Project,
  transition: OpenTransition | undefined,
  say: Translate,
): Node[] {
  const { leaving, whatIf, areas, folders, notes } = report;
  const noteNodes = (isFirst: boolean) =>
    notes
      .filter(({ id }) => FIRST.test(id) === isFirst)
      .map(({ id, data }) => leaf(say(id, data), '', isFirst ? 'warning' : 'info'));
  return [
    ...noteNodes(true),
    ...(leaving === null ? [] : [leavingNode(leaving, project, transition, say)]),
    group(
      say('vscode.knowledge.people'),
      say('knowledge.whatIf'),
      'organization',
      (whatIf ?? []).map(({ name, email, orphaned, orphanedShare, hot, isActive, next }) => {
        const node = leaf(name, lossOf(orphaned, orphanedShare, say), isActive ? 'person' : 'circle-slash');
        node.item.tooltip = [
          `${name} <${email}>`,
          say('vscode.knowledge.person', { count: orphaned, hot, next: next?.name ?? '–' }),
        ].join('\n');
        node.item.contextValue = 'person';
        node.item.command = {
          command: 'handoverPack.simulateDeparture',
          title: say('vscode.knowledge.simulate'),
          arguments: [email || name],
        };
        return node;
      }),
    ),
    group(say('vscode.knowledge.folders'), '', 'folder-library', folderNodes(folders, '', 1), Collapsed),
    ...(areas.length > 0
      ? [
          group(
            say('knowledge.areas'),
            '',
            'symbol-namespace',
            areas.map(area => areaNode(area, say)),
          ),
        ]
      : []),
    ...noteNodes(false),
  ];
}

/** Whether a note says that all of it may be wrong, which must be read first; the others say how it was counted. */
const FIRST = /\.(?:missing\.\w+|realLine|empty)$/;

function lossOf(orphaned: number, share: number, say: Translate): string {
  const files = say('vscode.knowledge.orphaned', { count: orphaned });
  return orphaned === 0 ? files : `${files} · ${percent(share)}`;
}

/** What is known from the newest commits, while the others are read: who was at work, and where. */
export function nodesOfRecent({ people, folders }: RecentWork, say: Translate): Node[] {
  const named = people.map(({ name, email, commits, files }) => {
    const count = say('vscode.knowledge.commits', { count: commits });
    const node = leaf(name, count, 'person');
    node.item.tooltip = [`${name} <${email}>`, count, say('vscode.knowledge.changed', { count: files })].join(
      '\n',
    );
    return node;
  });
  return [
    group(say('vscode.knowledge.people'), '', 'organization', named),
    group(
      say('vscode.knowledge.folders'),
      say('vscode.knowledge.changedBy'),
      'folder-library',
      folderNodes(folders, '', 1),
      Collapsed,
    ),
  ];
}

/** The lines that hold what was typed, with those above them; of a line that holds it, all below. */
export function narrowed(nodes: readonly Node[], filter: Pick<RowFilter, 'holds'>): Node[] {
  return nodes.flatMap(node => {
    const { label, description, tooltip, resourceUri } = node.item;
    const said = [label, description, tooltip, resourceUri?.path].filter(one => typeof one === 'string');
    if (filter.holds(...said)) return [node];
    const children = narrowed(node.children, filter);
    return children.length > 0 ? [{ ...node, children }] : [];
  });
}

/** The view shows one folder, and how to see another. */
export function anotherFolder(say: Translate): Node {
  const { item } = leaf(say('vscode.knowledge.otherFolder'), '', 'root-folder');
  item.command = { command: 'handoverPack.showKnowledge', title: '' };
  return { item, children: [] };
}

/** Deeper folders are found by typing, and on the map. */
const DEPTH = 4;

/** The folders below one, with who knows most of each. @param above '' for the top */
function folderNodes(folders: readonly FolderReport[], above: string, depth: number): Node[] {
  const start = above === '' ? '' : `${above}/`;
  const isBelow = ({ path }: FolderReport) => path !== '.' && path.startsWith(start) && path !== above;
  const below = folders.filter(isBelow);
  return below
    .filter(({ path }) => !path.slice(start.length).includes('/'))
    .map(folder => {
      const children = depth < DEPTH ? folderNodes(below, folder.path, depth + 1) : [];
      const name = folder.path.slice(start.length);
      const node =
        children.length > 0
          ? group(name, ownersOf(folder), 'folder', children, Collapsed)
          : leaf(name, ownersOf(folder), 'folder');
      node.item.tooltip = `${folder.path}\n${ownersOf(folder)}`;
      node.item.accessibilityInformation = { label: `${folder.path}: ${ownersOf(folder)}` };
      return node;
    });
}

/** The people who know a folder, who knows most first. */
export function ownersOf({ owners }: FolderReport): string {
  return shownText(owners.map(({ name, share }) => `${name} ${percent(share)}`).join(' · ')) || '–';
}

function leavingNode(
  leaving: LeavingReport,
  project: Project,
  transition: OpenTransition | undefined,
  say: Translate,
): Node {
  const { person, orphaned, orphanedShare, folders, readingList, deputyEvidence, successorEvidence } =
    leaving;
  const cover = [deputyEvidence, successorEvidence].flatMap(who => {
    if (who === null) return [];
    const { files, current, earlier, vouched } = who.coverage;
    const known = current + earlier + vouched;
    return [
      leaf(
        say('vscode.knowledge.covers', { name: who.name, known, files }),
        '',
        who.isActive ? 'verified' : 'unverified',
      ),
    ];
  });
  const reading = readingList.map(entry => readingNode(entry, project, transition, say));
  const done = readingList.filter(({ path }) => transition?.read.has(path)).length;
  return group(
    say('knowledge.leaving', { person }),
    lossOf(orphaned.length, orphanedShare, say),
    'sign-out',
    [
      ...cover,
      group(
        say('knowledge.where'),
        '',
        'folder',
        folders.map(({ path, files, orphaned: lost }) => leaf(`${path}/`, `${lost} / ${files}`, 'folder')),
        Collapsed,
      ),
      group(say('knowledge.readingList'), `${done} / ${readingList.length}`, 'book', reading, Expanded),
    ],
    Expanded,
  );
}

function readingNode(
  { path, recent, share, next, commits }: Reading,
  { root, prefix }: Project,
  transition: OpenTransition | undefined,
  say: Translate,
): Node {
  const uri = vscode.Uri.file(join(root, path.slice(prefix.length)));
  const item = new vscode.TreeItem(uri, None);
  const readOn = transition?.read.get(path);
  item.description = readOn ?? say('vscode.knowledge.changes', { count: recent });
  const { Checked, Unchecked } = vscode.TreeItemCheckboxState;
  const box = say('vscode.knowledge.read', { path });
  item.checkboxState = {
    state: readOn === undefined ? Unchecked : Checked,
    tooltip: box,
    accessibilityInformation: { label: box },
  };
  item.accessibilityInformation = { label: `${path}, ${item.description}` };
  item.tooltip = [
    path,
    `${say('knowledge.column.share')}: ${percent(share)}`,
    `${say('knowledge.column.next')}: ${next ? `${next.name} ${percent(next.share)}` : '–'}`,
    ...commits.map(({ commit, date, subject }) => `${commit.slice(0, 8)} ${date} ${subject}`),
  ].join('\n');
  item.command = openPlace(uri, 1);
  return { item, children: [], reading: path };
}

function areaNode({ name, files, owners, deputy, primary, truckFactor }: AreaReport, say: Translate): Node {
  const people = [primary, deputy].flatMap((who, index) =>
    who === undefined
      ? []
      : [
          leaf(
            `${say(index === 0 ? 'knowledge.column.primary' : 'knowledge.column.deputy')}: ${who.name}`,
            who.overruled?.reason ?? who.activity.lastOn,
            who.isActive || who.overruled ? 'verified' : 'unverified',
          ),
        ],
  );
  const holders = owners.map(owner => leaf(owner.name, percent(owner.share), 'person'));
  const title = name || say('knowledge.wholeProject');
  const description = `${say('knowledge.column.files')} ${files} · ${say('knowledge.truckFactor', { count: truckFactor })}`;
  return group(title, description, 'symbol-namespace', [...people, ...holders], Collapsed);
}

function group(
  label: string,
  description: string,
  icon: string,
  children: readonly Node[],
  state = Expanded,
): Node {
  const item = new vscode.TreeItem(label, state);
  item.description = description;
  item.iconPath = new vscode.ThemeIcon(icon);
  return { item, children };
}

function leaf(label: string, description: string, icon: string): Node {
  const item = new vscode.TreeItem(label, None);
  item.description = description;
  item.iconPath = new vscode.ThemeIcon(icon);
  return { item, children: [] };
}

export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
