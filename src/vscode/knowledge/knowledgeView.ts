import * as vscode from 'vscode';
import { localDate } from '../../core/dates.ts';
import { UserError } from '../../core/errors.ts';
import { slashedPath } from '../../core/paths.ts';
import type { Project } from '../../core/ports.ts';
import { openAssets } from '../../io/assets.ts';
import { openProject } from '../../io/project.ts';
import { shareOf } from '../../knowledge/coverage.ts';
import { makeKnowledgeReport } from '../../usecases/knowledge/knowledgeReport.ts';
import { findTransition, tickReading } from '../../usecases/knowledge/readingList.ts';
import { type KnowledgeState, readKnowledge } from '../../usecases/knowledge/state.ts';
import { applyChanges } from '../applyChanges.ts';
import { withOpenDocuments } from '../checks/overlay.ts';
import { chooseFolder } from '../chooseFolder.ts';
import { GrowingList } from '../growingList.ts';
import { ReadyRows } from '../readyRows.ts';
import { watchRepositories } from '../repositories.ts';
import { RowFilter } from '../rowFilter.ts';
import { folderToTell, isOneOfSeveral } from '../severalFolders.ts';
import { shownItem } from '../shownItem.ts';
import { withProgress } from '../shownWindow.ts';
import { displayTranslator, requireTrust, showError } from '../window.ts';
import { askWho } from './askWho.ts';
import { type KnowledgeRows, showNewest } from './newestRows.ts';
import { anotherFolder, type Node, narrowed, nodesOf, percent } from './nodes.ts';
import { openTreemap, type TreemapPanel } from './treemapPanel.ts';
import { askWhoKnows } from './whoKnows.ts';

export type { Node } from './nodes.ts';

/** What was read of the project that is shown. */
interface Shown {
  readonly project: Project;
  readonly state: KnowledgeState;
}

/** The view "Knowledge Risk", its commands, and the lens over a file. */
export interface KnowledgeView {
  /** Looks whether something changed while nobody was looking. */
  becameVisible(): Promise<void>;
  item(node: Node): vscode.TreeItem;
  children(node: Node | undefined): Promise<readonly Node[]>;
  /** Opens the picture for a folder of the workspace. */
  show(target: unknown): Promise<void>;
  /** @param who the person, where the view knows it; else it asks */
  simulate(who: readonly unknown[]): Promise<void>;
  /** Names who knows a folder: that of the explorer, or one that the person picks. */
  whoKnows(target: unknown): Promise<void>;
  refresh(): Promise<void>;
  /** Asks for words that a row must hold. */
  filter(): Promise<void>;
  clearFilter(): Promise<void>;
  tick(items: readonly (readonly [Node, vscode.TreeItemCheckboxState])[]): Promise<void>;
  lenses(uri: vscode.Uri): Promise<vscode.CodeLens[]>;
}

/**
 * @param redraw tells VS Code to ask for everything again
 * @param summarise shows the first line of the view
 * @param isSeen whether anybody looks at what would change
 */
export async function openKnowledgeView(
  context: vscode.ExtensionContext,
  redraw: () => void,
  summarise: (words: string) => void = () => undefined,
  isSeen: () => boolean = () => true,
): Promise<KnowledgeView> {
  const say = await displayTranslator();
  const assets = openAssets(context.extensionPath);
  let reading: Promise<Shown | undefined> | undefined;
  let leaving: readonly string[] = [];
  let panel: TreemapPanel | undefined;
  const rows = new ReadyRows(() => readRows(), redraw, isSeen);
  const filter = new RowFilter('handoverPack.knowledge', () => void rows.redraw());
  const list = new GrowingList<KnowledgeRows>(redraw);
  let progress = '';
  const sumUp = (words: readonly string[]) => summarise(words.filter(Boolean).join(' · '));

  const read = async (target: unknown): Promise<Shown | undefined> => {
    const folder = await chooseFolder(target, say);
    if (folder === undefined) return undefined;
    const onDisk = await openProject(folder.path, { named: folder.named, environment: process.env });
    const project = withOpenDocuments(onDisk);
    const options = { location: vscode.ProgressLocation.Window, title: say('vscode.knowledge.reading') };
    const stop = new AbortController();
    const begun = showNewest(project, list, stop.signal, { assets, say });
    begun.all.catch((error: unknown) => showError(error, context, say));
    return withProgress(options, async report => {
      const onProgress = (count: number) => {
        progress = count === 0 ? say('vscode.knowledge.begun') : say('knowledge.progress', { count });
        report.report({ message: progress });
        sumUp([...((list.isPart && list.found?.words) || []), progress]);
      };
      onProgress(0);
      await begun.first;
      return { project, state: await readKnowledge(project, localDate(), { assets, onProgress }) };
    }).finally(() => stop.abort());
  };
  const shown = (target?: unknown) => {
    reading ??= read(target).catch((error: unknown) => {
      reading = undefined;
      throw error;
    });
    return reading;
  };
  const guarded = async (run: () => Promise<void>) => {
    try {
      await run();
    } catch (error) {
      showError(error, context, say);
    }
  };
  const draw = async ({ state }: Shown, open: boolean) => {
    if (panel === undefined && open) {
      panel = openTreemap(context, say);
      panel.onClosed(() => {
        panel = undefined;
      });
    }
    panel?.draw(state, leaving);
  };

  /** All rows and the first line; every key that narrows them asks again. */
  const drawn = async ({ project, state }: Shown): Promise<KnowledgeRows> => {
    const [who] = leaving;
    const transition = who === undefined ? undefined : await findTransition(project, state, who, assets);
    const { knowledge } = state;
    const successor = transition?.successor;
    const isKnown = knowledge.people.some(({ id }) => id !== undefined && id === successor);
    const request = { today: localDate(), leaving, whatIf: true, successor: isKnown ? successor : undefined };
    const report = await makeKnowledgeReport(project, state, request, { assets });
    const { known, value } = report.truckFactor;
    const share = Math.round((known / Math.max(1, report.files)) * 100);
    const words = [
      folderToTell(project.root),
      say('knowledge.truckFactor', { count: value }),
      say('dashboard.living', { known, files: report.files, percent: share }),
    ];
    return { words, nodes: nodesOf(report, project, transition, say) };
  };
  let kept: Promise<KnowledgeRows | undefined> | undefined;
  const whole = (target: unknown): Promise<KnowledgeRows | undefined> => {
    kept ??= (async () => {
      try {
        const found = await shown(target);
        const rows = found && (await drawn(found));
        if (list.isPart) setTimeout(redraw);
        list.end(rows);
        return rows;
      } catch (error) {
        kept = undefined;
        if (list.isPart) setTimeout(redraw);
        list.clear();
        throw error;
      }
    })();
    return kept;
  };
  const anew = () => {
    kept = undefined;
    void rows.redraw();
  };

  const readRows = async (): Promise<readonly Node[]> => {
    const folders = vscode.workspace.workspaceFolders ?? [];
    const [first, ...others] = folders.filter(({ uri }) => uri.scheme === 'file');
    if (!vscode.workspace.isTrusted || first === undefined) return [];
    try {
      // Who only opens the view is asked nothing; the command asks which folder.
      const all = whole(others.length > 0 ? first.uri : undefined);
      if (list.found === undefined) await list.something(all);
      const found = list.isPart ? list.found : await all;
      if (found === undefined) return [];
      const nodes = narrowed(found.nodes, filter);
      sumUp([...found.words, list.isPart ? progress : '', filter.told(say, nodes.length === 0)]);
      return isOneOfSeveral() ? [anotherFolder(say), ...nodes] : nodes;
    } catch (error) {
      summarise('');
      // A folder without git is no reason to interrupt anybody who only opened the view.
      if (!(error instanceof UserError)) throw error;
      return [{ item: new vscode.TreeItem(say(error.messageId, error.data)), children: [] }];
    }
  };

  const repositories = watchRepositories(
    'commits',
    () => {
      reading = undefined;
      anew();
    },
    () => isSeen() || panel !== undefined,
  );
  context.subscriptions.push(repositories);

  return {
    becameVisible: () => repositories.look(),
    item: ({ item }) => shownItem(item),
    children: async node => node?.children ?? rows.rows(),
    show: target =>
      guarded(async () => {
        if (!(await requireTrust(say))) return;
        const before = reading;
        if (target instanceof vscode.Uri || isOneOfSeveral()) reading = undefined;
        const found = await shown(target);
        // Whoever changed their mind sees what was there.
        if (found === undefined) reading = before;
        else await draw(found, true);
        anew();
        await vscode.commands.executeCommand('handoverPack.knowledge.focus');
      }),
    simulate: who =>
      guarded(async () => {
        if (!(await requireTrust(say))) return;
        const found = await shown();
        if (found === undefined) return;
        const [named] = who;
        const chosen = typeof named === 'string' ? [named] : await askWho(found.state, say);
        if (chosen === undefined) return;
        leaving = chosen;
        await draw(found, true);
        anew();
        await vscode.commands.executeCommand('handoverPack.knowledge.focus');
      }),
    whoKnows: target =>
      guarded(async () => {
        if (!(await requireTrust(say))) return;
        const place =
          target instanceof vscode.Uri ? vscode.workspace.getWorkspaceFolder(target)?.uri : undefined;
        const found = await shown(place);
        if (found === undefined) return;
        const { project, state } = found;
        const { folders } = await makeKnowledgeReport(
          project,
          state,
          { today: localDate(), leaving: [] },
          { assets },
        );
        const path = target instanceof vscode.Uri ? slashedPath(project.root, target.fsPath) : undefined;
        await askWhoKnows(project, folders, path, say);
      }),
    filter: () => filter.ask(say),
    clearFilter: async () => filter.clear(),
    refresh: () =>
      guarded(async () => {
        reading = undefined;
        const found = await shown();
        if (found) await draw(found, false);
        anew();
      }),
    tick: items =>
      guarded(async () => {
        const found = await shown();
        const [who] = leaving;
        for (const [node, box] of items) {
          if (found === undefined || who === undefined || node.reading === undefined) continue;
          const readOn = box === vscode.TreeItemCheckboxState.Checked ? localDate() : undefined;
          const { project, state } = found;
          const changes = await tickReading(project, state, who, node.reading, readOn, assets);
          await applyChanges(project, changes, say('vscode.knowledge.tickLabel'));
        }
      }).finally(anew),
    lenses: async uri => {
      const found = await shown(vscode.workspace.getWorkspaceFolder(uri)?.uri).catch(() => undefined);
      if (found === undefined) return [];
      const { project, state } = found;
      const path = project.prefix + slashedPath(project.root, uri.fsPath);
      const index = state.knowledge.files.findIndex(file => file.path === path);
      const file = state.knowledge.files[index];
      const [main] = state.holders[index] ?? [];
      if (file === undefined || main === undefined) return [];
      const name = state.knowledge.people[main]?.name ?? '';
      const data = { name, share: percent(shareOf(file, main)), count: state.holders[index]?.length ?? 0 };
      const command = {
        title: say('vscode.knowledge.lens', data),
        command: 'handoverPack.simulateDeparture',
        arguments: [state.knowledge.people[main]?.email || name],
      };
      return [new vscode.CodeLens(new vscode.Range(0, 0, 0, 0), command)];
    },
  };
}
