import * as vscode from 'vscode';
import { localDate } from '../../core/dates.ts';
import { UserError } from '../../core/errors.ts';
import { openAssets } from '../../io/assets.ts';
import { openProject } from '../../io/project.ts';
import type { Translate } from '../../l10n/index.ts';
import { type ReadinessWorld, readReadiness } from '../../usecases/readiness/readReadiness.ts';
import { withOpenDocuments } from '../checks/overlay.ts';
import { READINESS_VIEW } from '../ids.ts';
import { ReadyRows } from '../readyRows.ts';
import { isOneOfSeveral } from '../severalFolders.ts';
import { shownItem } from '../shownItem.ts';
import { withProgress } from '../shownWindow.ts';
import { displayTranslator, logChannel, requireTrust, showError } from '../window.ts';
import { headline, type ReadinessNode, readinessNodes } from './nodes.ts';
import { askMissing, askPartOwner, askPartStatus, confirmPart, tickPart } from './partActions.ts';

/** What the view and its commands do. */
export interface ReadinessView {
  /** What the packs of the open folders say. */
  roots(): Promise<readonly ReadinessNode[]>;
  /** Reads them again: something changed. */
  redraw(): Promise<void>;
  /** @returns the lines of the view, for whoever calls the command from a program */
  show(): Promise<readonly ReadinessNode[]>;
  why(world: unknown): Promise<void>;
  tick(target: unknown): Promise<void>;
  setStatus(target: unknown): Promise<void>;
  assign(target: unknown): Promise<void>;
  confirm(target: unknown): Promise<void>;
}

/** What stands in the way of showing anything; the texts for an empty view go by it. */
type State = 'shown' | 'noPack' | 'broken' | 'noFolder' | 'untrusted';

/** Loaded when the view is first seen, or a command of it is used. */
export async function openReadinessView(
  context: vscode.ExtensionContext,
  view: vscode.TreeView<ReadinessNode>,
  changed: vscode.EventEmitter<ReadinessNode | undefined>,
): Promise<ReadinessView> {
  const say = await displayTranslator();
  const assets = openAssets(context.extensionPath);
  const read = async () => {
    const { worlds, state } = await readWorlds(assets, context);
    await vscode.commands.executeCommand('setContext', 'handoverPack.readiness.state', state);
    return worlds;
  };
  const readRoots = async () => {
    const worlds = await withProgress({ location: { viewId: READINESS_VIEW } }, read);
    summarise(view, worlds, say);
    const nodes = readinessNodes(worlds, say);
    for (const node of nodes) clean(node);
    return nodes;
  };
  const rows = new ReadyRows(
    readRoots,
    () => changed.fire(undefined),
    () => view.visible,
  );
  const act = async (work: (worlds: readonly ReadinessWorld[]) => Promise<unknown>) => {
    try {
      if (!(await requireTrust(say))) return;
      const worlds = await read();
      if (worlds.length === 0) throw new UserError('error.noPack', { folder: 'handover' });
      await work(worlds);
      await rows.redraw();
    } catch (error) {
      showError(error, context, say);
    }
  };
  return {
    roots: () => rows.rows(),
    redraw: () => rows.redraw(),
    show: async () => {
      await vscode.commands.executeCommand(`${READINESS_VIEW}.focus`);
      return readRoots();
    },
    why: world => act(worlds => askMissing(worlds, world, say)),
    tick: target => act(worlds => tickPart(worlds, target, say)),
    setStatus: target => act(worlds => askPartStatus(worlds, target, say)),
    assign: target => act(worlds => askPartOwner(worlds, target, say)),
    confirm: target => act(worlds => confirmPart(worlds, target, say)),
  };
}

/** The first line sums up, and the badge counts one thing: what must be known and nobody has written down. */
function summarise(
  view: vscode.TreeView<ReadinessNode>,
  worlds: readonly ReadinessWorld[],
  say: Translate,
): void {
  const [only] = worlds;
  view.message = only !== undefined && worlds.length === 1 && !isOneOfSeveral() ? headline(only, say) : '';
  const open = worlds.flatMap(({ mustHaves }) => mustHaves.filter(({ state }) => state === 'open'));
  const tooltip = say('vscode.readiness.badge', { count: open.length });
  view.badge = open.length === 0 ? undefined : { value: open.length, tooltip };
}

function clean({ item, children }: ReadinessNode): void {
  shownItem(item);
  for (const child of children) clean(child);
}

async function readWorlds(
  assets: ReturnType<typeof openAssets>,
  context: vscode.ExtensionContext,
): Promise<{ readonly worlds: readonly ReadinessWorld[]; readonly state: State }> {
  if (!vscode.workspace.isTrusted) return { worlds: [], state: 'untrusted' };
  const folders = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
  let state: State = folders.length === 0 ? 'noFolder' : 'noPack';
  const found = new Map<string, ReadinessWorld>();
  for (const { uri } of folders) {
    try {
      const project = await openProject(uri.fsPath, { named: false, environment: process.env });
      // Two folders of a workspace can lie in one project.
      found.set(project.root, await readReadiness(withOpenDocuments(project), localDate(), assets));
      state = 'shown';
    } catch (error) {
      // Nobody asked: the view says that there is nothing to see, the log why.
      const isMissing = error instanceof UserError && error.messageId === 'error.noPack';
      if (!isMissing && state !== 'shown') state = 'broken';
      if (!(error instanceof UserError))
        logChannel(context).error(error instanceof Error ? error : String(error));
    }
  }
  return { worlds: [...found.values()], state };
}
