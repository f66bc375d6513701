import * as vscode from 'vscode';
import { UserError } from '../../core/errors.ts';
import type { Translate } from '../../l10n/index.ts';
import type { TransitionEvent } from '../../transition/events.ts';
import { shownText } from '../../usecases/shownText.ts';
import { packName } from '../../usecases/transition/exportStatus.ts';
import { masker } from '../../usecases/transition/readTransitions.ts';
import { keyOf } from '../../usecases/transition/sections.ts';
import { recordInDeparture, type WrittenPlan } from '../../usecases/transition/wholeDeparture.ts';
import { wordDeadline } from '../../usecases/transition/words.ts';
import { applyChanges } from '../applyChanges.ts';
import { shownItem } from '../shownItem.ts';
import { showInformationMessage, showQuickPick, showWarningMessage } from '../shownWindow.ts';
import { displayLanguage, displayTranslator, requireTrust, showError } from '../window.ts';
import { askClose, askEntry, askExport } from './ask.ts';
import { askChange } from './askChange.ts';
import { askProgress } from './askProgress.ts';
import { askRecord } from './askRecord.ts';
import type { TransitionNode } from './items.ts';
import { lensesOf } from './lenses.ts';
import { type DepartureState, type OpenDeparture, readOpenDepartures } from './model.ts';
import { askWithBack, type Questions } from './questions.ts';
import { nodesOf, ticksIn } from './tree.ts';

/** The departures of the open folders, in the view, the status bar and the lenses. */
export interface Transitions {
  readonly tree: vscode.TreeDataProvider<TransitionNode>;
  /** Reads again: something has changed. @returns the lines of the view */
  refresh(): Promise<readonly TransitionNode[]>;
  lenses(document: vscode.TextDocument): Promise<vscode.CodeLens[]>;
  /** Writes down that something of a line, or of a lens, is done. */
  tick(target: unknown): Promise<void>;
  logEntry(id: unknown): Promise<void>;
  /** Asks for what no line of the view stands for: the on-call agreement, the handover list. */
  record(id: unknown): Promise<void>;
  /** Asks what goes otherwise than was planned. */
  change(id: unknown): Promise<void>;
  close(id: unknown): Promise<void>;
  exportDeadlines(): Promise<void>;
}

/** Loaded with the first departure, or the first command. */
export async function openTransitions(context: vscode.ExtensionContext): Promise<Transitions> {
  const say = await displayTranslator();
  const changed = new vscode.EventEmitter<void>();
  const bar = vscode.window.createStatusBarItem('handoverPack.transition', vscode.StatusBarAlignment.Left);
  bar.name = say('vscode.transition.bar');
  bar.command = 'handoverPack.transition.focus';
  context.subscriptions.push(changed, bar);
  let reading: Promise<OpenDeparture[]> | undefined;
  const read = async () => {
    let state: DepartureState = 'untrusted';
    const tell = (told: DepartureState) => {
      state = told;
    };
    const all = vscode.workspace.isTrusted ? await readOpenDepartures(context, {}, tell) : [];
    await vscode.commands.executeCommand('setContext', 'handoverPack.transition.state', state);
    return all;
  };
  const departures = () => {
    reading ??= read();
    return reading;
  };
  let shown = '';
  const refresh = async () => {
    reading = undefined;
    const all = await departures();
    const now = signatureOf(all);
    // A file that was saved is seen twice; a line that is drawn anew under the pointer takes no click.
    if (now === shown) return nodesOf(all, say);
    shown = now;
    await vscode.commands.executeCommand('setContext', 'handoverPack.hasTransition', all.length > 0);
    showBar(bar, all, say);
    changed.fire();
    return nodesOf(all, say);
  };
  const safely = async (action: () => Promise<void>) => {
    try {
      if (await requireTrust(say)) await action();
    } catch (error) {
      showError(error, context, say);
    }
  };
  /**
   * The departure that is meant, or the one that the person picks; of one that concerns several packs also which.
   * @param target a line of the view, or of a lens
   */
  const choose = async (target: unknown): Promise<OpenDeparture | undefined> => {
    const all = await departures();
    const { departure: meant } = (target ?? {}) as Partial<TransitionNode>;
    const named = meant && all.find(one => keyOf(one) === keyOf(meant));
    if (named || all.length === 1) return named ?? all[0];
    if (all.length === 0) {
      await showInformationMessage(say('error.noDeparture'));
      return undefined;
    }
    const items = all.map(departure => ({
      label: shownText(departure.status.departure.leaver),
      description: departure.whole.sections.length > 1 ? shownText(packName(departure.world)) : '',
      departure,
    }));
    return (await showQuickPick(items, { placeHolder: say('vscode.transition.which') }))?.departure;
  };
  /** As one edit; words of a document that a person rewrote stay, and are told. */
  const apply = async (plan: WrittenPlan | undefined) => {
    if (plan === undefined) return;
    const { joined, rewritten, passedOver = [] } = plan;
    await applyChanges(joined.project, joined.changes, say('vscode.transition.label'));
    for (const path of rewritten) void showWarningMessage(say('transition.transfer.rewritten', { path }));
    for (const { pack, reason } of passedOver)
      void showWarningMessage(`${pack}: ${say(reason.messageId, reason.data)}`);
    await refresh();
  };
  let last: Promise<unknown> = Promise.resolve();
  /** One after the other, each with what the one before it wrote: a line may be older than the file. */
  const record = (departure: OpenDeparture, events: readonly TransitionEvent[]): Promise<void> => {
    const recording = last.then(async () => {
      const fresh = (await readOpenDepartures(context, { withoutHistory: true })).find(
        one => keyOf(one) === keyOf(departure),
      );
      if (fresh === undefined)
        throw new UserError('error.changedMeanwhile', { path: departure.status.departure.file.path });
      const { sections } = fresh.whole;
      const own = sections.find(one => keyOf(one) === keyOf(fresh)) ?? fresh;
      const options = { date: fresh.world.today, fallbackLanguage: displayLanguage() };
      await apply(await recordInDeparture(own, sections, events, options));
    });
    last = recording.catch(() => undefined);
    return recording;
  };
  /** With what was recorded since its line was drawn: who has been named a moment ago takes part in the meeting. */
  const latest = async (departure: OpenDeparture): Promise<OpenDeparture> => {
    await last;
    return (await departures()).find(one => keyOf(one) === keyOf(departure)) ?? departure;
  };
  return {
    tree: {
      onDidChangeTreeData: changed.event,
      getTreeItem: ({ item }) => shownItem(item),
      getChildren: async node => [...(node?.children ?? nodesOf(await departures(), say))],
    },
    refresh,
    // Lines move while people type, so what was read for the view will not do.
    lenses: async document =>
      lensesOf(document, await readOpenDepartures(context, { withoutHistory: true }), say),
    tick: target =>
      safely(async () => {
        const clicked = (target as Partial<TransitionNode> | undefined)?.tick ? target : undefined;
        const lines = clicked ? [] : nodesOf(await departures(), say);
        const ticked = await askWithBack(say, async ask => {
          const node = clicked ?? (await pickTick(lines, ask));
          const { departure, tick } = (node ?? {}) as Partial<TransitionNode>;
          if (tick === undefined || departure === undefined) return undefined;
          const now = await latest(departure);
          const happened = 'ask' in tick ? await askProgress(tick, now, ask) : [tick];
          return happened && { departure: now, happened };
        });
        if (ticked) await record(ticked.departure, ticked.happened);
      }),
    logEntry: id =>
      safely(async () => {
        const departure = await choose(id);
        const entry = departure && (await askWithBack(say, ask => askEntry(departure, ask)));
        if (entry === undefined) return;
        await record(departure as OpenDeparture, [entry]);
        void showInformationMessage(say('vscode.transition.logged'));
      }),
    record: id =>
      safely(async () => {
        const departure = await choose(id);
        const happened = departure && (await askWithBack(say, ask => askRecord(departure, ask)));
        if (happened) await record(departure, happened);
      }),
    change: id =>
      safely(async () => {
        const departure = await choose(id);
        await apply(departure && (await askWithBack(say, ask => askChange(departure, ask))));
      }),
    close: id =>
      safely(async () => {
        const departure = await choose(id);
        await apply(departure && (await askClose(departure, say)));
      }),
    exportDeadlines: () =>
      safely(async () => {
        await askExport(await departures(), say);
      }),
  };
}

/** Without a mouse: everything that can be ticked off, with what it belongs to. */
async function pickTick(
  nodes: readonly TransitionNode[],
  ask: Questions,
): Promise<TransitionNode | undefined> {
  const choices = ticksIn(nodes).map(({ node, way }) => ({
    label: shownText(String(node.item.label)),
    description: shownText(String(node.item.description ?? '')),
    detail: shownText(way.join(' › ')),
    value: node,
  }));
  if (choices.length > 0) return ask.pick(ask.say('vscode.transition.tick'), choices);
  void showInformationMessage(ask.say('vscode.transition.nothingToTick'));
  return undefined;
}

/** Changes with everything that the view shows. */
function signatureOf(all: readonly OpenDeparture[]): string {
  const texts = all.map(({ world, status }) => {
    const { pack, project, today } = world;
    const files = [
      status.departure.file,
      status.folder.observationLog,
      pack.team,
      pack.checklist,
      pack.configIndex,
    ];
    return [project.root, today, status.id, status.impact, ...files.map(file => file?.text)];
  });
  return JSON.stringify(texts);
}

/** The next deadline, while somebody is leaving; nothing at all otherwise. */
function showBar(bar: vscode.StatusBarItem, all: readonly OpenDeparture[], say: Translate): void {
  const pressing = all
    .filter(({ status }) => status.next !== undefined)
    .sort((one, other) =>
      (one.status.next?.due ?? '9').localeCompare(other.status.next?.due ?? '9', 'en'),
    )[0];
  const { world, status } = pressing ?? {};
  if (world === undefined || status?.next === undefined) {
    bar.hide();
    return;
  }
  const mask = masker(world.today);
  const words = wordDeadline(status.next, { say, today: world.today, mask }, status.departure);
  const isLate = status.next.state === 'overdue';
  bar.text = `${isLate ? '$(error)' : '$(calendar)'} ${say(`deadline.${status.next.what}`)} · ${status.next.due ?? words}`;
  bar.tooltip = mask(`${say('transition.title', { leaver: status.departure.leaver })}\n${words}`);
  bar.backgroundColor = isLate ? new vscode.ThemeColor('statusBarItem.errorBackground') : undefined;
  bar.accessibilityInformation = { label: `${say(`deadline.${status.next.what}`)}: ${words}` };
  bar.show();
}
