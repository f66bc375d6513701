import * as vscode from 'vscode';
import { UserError } from '../../core/errors.ts';
import type { Project } from '../../core/ports.ts';
import { openProject } from '../../io/project.ts';
import type { Translate } from '../../l10n/index.ts';
import { chooseFolder } from '../chooseFolder.ts';
import { CONFIGS_VIEW } from '../ids.ts';
import { ReadyRows } from '../readyRows.ts';
import { watchRepositories } from '../repositories.ts';
import { RowFilter } from '../rowFilter.ts';
import { shownItem } from '../shownItem.ts';
import { showInformationMessage, showManyPick, withProgress } from '../shownWindow.ts';
import { displayLanguage, displayTranslator, logChannel, requireTrust, showError } from '../window.ts';
import { addToIndex } from './addToIndex.ts';
import { followRenames } from './followRenames.ts';
import { completePaths, hoverConfig, hoverEntry } from './indexLanguage.ts';
import { ConfigProjects, pathIn } from './model.ts';
import { placeOf, treeItem, uriOf } from './nodes.ts';
import { type ConfigNode, type FileLine, headline, treeOf, urgent } from './tree.ts';

/** The view of config files, its commands, and the help for the config index. */
export interface ConfigsView {
  item(node: ConfigNode): vscode.TreeItem;
  children(node: ConfigNode | undefined): Promise<readonly ConfigNode[]>;
  /** @returns the lines of the view, for whoever calls the command from a program */
  show(): Promise<readonly ConfigNode[]>;
  refresh(): Promise<void>;
  /** Asks for words that a row must hold. */
  filter(): Promise<void>;
  clearFilter(): void;
  /** Something changed: what is shown is read again. */
  outdated(): void;
  /** @param target what VS Code hands to a command: a line of the view and the selection, files of the explorer, nothing */
  add(target: readonly unknown[]): Promise<void>;
  openEntry(node: unknown): Promise<void>;
  /** Offers to add a file of which a check says that nothing describes it. */
  actions(uri: vscode.Uri, diagnostics: readonly vscode.Diagnostic[]): vscode.CodeAction[];
  decoration(uri: vscode.Uri): Promise<vscode.FileDecoration | undefined>;
  hover(document: vscode.TextDocument, position: vscode.Position): Promise<vscode.Hover | undefined>;
  /** What a key of a config file means. */
  hoverConfig(document: vscode.TextDocument, position: vscode.Position): Promise<vscode.Hover | undefined>;
  complete(document: vscode.TextDocument, position: vscode.Position): Promise<vscode.CompletionItem[]>;
  renamed(event: vscode.FileRenameEvent): Promise<void>;
}

/** Loaded when the view is first seen, or a command or the help for the index is used. */
export async function openConfigsView(
  context: vscode.ExtensionContext,
  view: vscode.TreeView<ConfigNode>,
  redraw: () => void,
  isWatched: () => boolean,
): Promise<ConfigsView> {
  const say = await displayTranslator();
  const projects = new ConfigProjects(context);
  const isSeen = () => view.visible || isWatched();
  const repositories = watchRepositories('files', () => projects.outdated(), isSeen);
  context.subscriptions.push(
    projects,
    repositories,
    view.onDidChangeVisibility(({ visible }) => void (visible && repositories.look())),
  );
  return viewOf(context, view, projects, say, redraw);
}

function viewOf(
  context: vscode.ExtensionContext,
  view: vscode.TreeView<ConfigNode>,
  projects: ConfigProjects,
  say: Translate,
  redraw: () => void,
): ConfigsView {
  const guarded = async <T>(work: () => Promise<T>, otherwise: T): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      // Nobody has to answer before the command is done.
      showError(error, context, say);
      return otherwise;
    }
  };
  let told = '';
  /** What is shown while somebody looks at something else must not interrupt them. */
  const quietly = async <T>(work: () => Promise<T>, otherwise: T): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      const words = wordsOf(error, say);
      // Once is enough: every file of the explorer asks.
      if (words !== told) logChannel(context).warn(words);
      told = words;
      return otherwise;
    }
  };
  const rows = new ReadyRows(
    () => readRows(),
    redraw,
    () => view.visible,
  );
  const filter = new RowFilter(CONFIGS_VIEW, () => void rows.redraw());
  context.subscriptions.push(projects.onDidChange(() => void rows.redraw()));
  /** What stands before how far the files are read: of how many that is said. */
  let soFar = '';
  const tree = async (): Promise<readonly ConfigNode[]> => {
    // In a large repository it takes a while, and what was shown before stays as long.
    view.message ||= say('vscode.configs.searching');
    projects.onRead = (count, total) => {
      view.message = [soFar, say('vscode.configs.reading', { count, total })].filter(Boolean).join(' · ');
    };
    const whole = projects.get();
    void withProgress({ location: { viewId: CONFIGS_VIEW } }, () => whole).catch(() => {
      // Whoever asked for the rows is told.
    });
    const found = await projects.shown();
    const count = urgent(found);
    const words = count === 0 ? [] : [say('vscode.configs.urgent', { count })];
    soFar = projects.isPart ? headline(found, say) : '';
    const nodes = treeOf(found, displayLanguage(), say, filter);
    const narrowed = filter.told(say, nodes.length === 0);
    view.message = [headline(found, say), ...words, narrowed].filter(Boolean).join(' · ');
    await vscode.commands.executeCommand('setContext', 'handoverPack.configs.state', 'found');
    return nodes;
  };
  const readRows = async (): Promise<readonly ConfigNode[]> => {
    if (!vscode.workspace.isTrusted) return [];
    try {
      return await tree();
    } catch (error) {
      view.message = wordsOf(error, say);
      if (!(error instanceof UserError))
        logChannel(context).error(error instanceof Error ? error : String(error));
      return [];
    }
  };
  return {
    item: node => shownItem(treeItem(node, say)),
    children: async node => {
      if (node === undefined) return rows.rows();
      return 'nodes' in node ? node.nodes : [];
    },
    show: () =>
      guarded<readonly ConfigNode[]>(async () => {
        if (!(await requireTrust(say))) return [];
        await vscode.commands.executeCommand(`${CONFIGS_VIEW}.focus`);
        await projects.get();
        return tree();
      }, []),
    refresh: () =>
      guarded(async () => {
        projects.outdated();
        await projects.get();
      }, undefined),
    outdated: () => projects.outdated(),
    filter: () => filter.ask(say),
    clearFilter: () => filter.clear(),
    add: target =>
      guarded(async () => {
        if (!(await requireTrust(say))) return;
        const chosen = await chosenPaths(target, view, projects, say);
        for (const [project, paths] of chosen) await addToIndex(project, paths, context, say);
        if (chosen.size > 0) projects.outdated();
      }, undefined),
    openEntry: node =>
      guarded(async () => {
        const line = (node as ConfigNode | undefined) ?? (await pickFile(projects, hasEntry, say))[0];
        if (line?.kind !== 'file' && line?.kind !== 'missing') return;
        const { found } = line;
        const place = placeOf(
          found,
          line.kind === 'file' ? line.file : { entry: line.missing.entry, mention: undefined },
        );
        if (place === undefined) return;
        const at = new vscode.Position(place.line - 1, 0);
        await vscode.window.showTextDocument(uriOf(found, place.path), {
          selection: new vscode.Range(at, at),
        });
      }, undefined),
    actions: (uri, diagnostics) =>
      diagnostics.map(diagnostic => {
        const title = say('vscode.configs.add');
        const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
        action.diagnostics = [diagnostic];
        action.isPreferred = true;
        action.command = { title, command: 'handoverPack.addToConfigIndex', arguments: [uri] };
        return action;
      }),
    decoration: uri =>
      quietly(async () => {
        const at = await projects.at(uri);
        const file = at?.found.files.get(at.path);
        if (at === undefined || file?.state !== 'undocumented') return undefined;
        if (file.risk !== 'high' && file.risk !== 'medium') return undefined;
        const kind = at.found.report.kinds.get(file.kind)?.title[displayLanguage()] ?? file.kind;
        return new vscode.FileDecoration('?', say('vscode.configs.decoration', { kind }));
      }, undefined),
    hover: (document, position) =>
      quietly(() => hoverEntry(document, position, projects, context, say), undefined),
    hoverConfig: (document, position) =>
      quietly(() => hoverConfig(document, position, projects, say), undefined),
    complete: (document, position) => quietly(() => completePaths(document, position, projects), []),
    renamed: ({ files }) =>
      guarded(async () => {
        await followRenames(files, context, say);
        projects.outdated();
      }, undefined),
  };
}

function wordsOf(error: unknown, say: Translate): string {
  if (error instanceof UserError) return say(error.messageId, error.data);
  return error instanceof Error ? error.message : String(error);
}

/** The files that a command is for, by the project that they lie in. */
async function chosenPaths(
  target: readonly unknown[],
  view: vscode.TreeView<ConfigNode>,
  projects: ConfigProjects,
  say: Translate,
): Promise<Map<Project, string[]>> {
  const [clicked, selected] = target;
  const list: readonly unknown[] =
    Array.isArray(selected) && selected.length > 0 ? selected : clicked ? [clicked] : [];
  const chosen = new Map<Project, string[]>();
  const put = (project: Project, path: string) => chosen.set(project, [...(chosen.get(project) ?? []), path]);
  const uris: vscode.Uri[] = [];
  for (const one of list) {
    if (one instanceof vscode.Uri) uris.push(one);
    else if (isNode(one) && one.kind === 'file') put(one.found.project, one.file.path);
    else if (isNode(one) && one.kind === 'pattern') put(one.project, one.group.path);
  }
  if (list.length === 0) {
    const active = vscode.window.activeTextEditor?.document.uri;
    const picked = active?.scheme === 'file' ? active : undefined;
    if (picked) uris.push(picked);
    else {
      const { selection } = view;
      const picked = selection.length > 0 ? selection : await pickFile(projects, isUndescribed, say);
      if (picked.length > 0) return chosenPaths([picked[0], picked], view, projects, say);
    }
  }
  const opened = new Map<string, Project>();
  for (const uri of uris) {
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    const start = folder?.uri ?? vscode.Uri.joinPath(uri, '..');
    const place = await chooseFolder(start, say);
    if (place === undefined) continue;
    const project =
      opened.get(place.path) ?? (await openProject(place.path, { named: false, environment: process.env }));
    opened.set(place.path, project);
    const path = pathIn(project, uri);
    if (path === undefined) throw new UserError('error.pathOutside', { path: uri.fsPath });
    put(project, path);
  }
  return chosen;
}

const isUndescribed = ({ file }: FileLine) => file.state === 'undocumented';
const hasEntry = ({ found, file }: FileLine) => placeOf(found, file) !== undefined;

/** Without a mouse: the files of the view that fit, in its order; several can be chosen. */
async function pickFile(
  projects: ConfigProjects,
  fits: (line: FileLine) => boolean,
  say: Translate,
): Promise<FileLine[]> {
  const filesIn = (nodes: readonly ConfigNode[]): FileLine[] =>
    nodes.flatMap(node => (node.kind === 'file' ? [node] : 'nodes' in node ? filesIn(node.nodes) : []));
  const lines = filesIn(treeOf(await projects.get(), displayLanguage(), say)).filter(fits);
  if (lines.length === 0) {
    void showInformationMessage(say('vscode.configs.noneFits'));
    return [];
  }
  const choices = lines.map(line => ({ label: line.file.path, description: line.title, line }));
  const options = {
    placeHolder: say('vscode.configs.which'),
    ignoreFocusOut: true,
  } as const;
  return ((await showManyPick(choices, options)) ?? []).map(({ line }) => line);
}

function isNode(value: unknown): value is ConfigNode {
  return typeof value === 'object' && value !== null && 'kind' in value;
}
