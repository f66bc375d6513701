import * as vscode from 'vscode';
import type { Translate } from '../../l10n/index.ts';
import type { TransitionPhase } from '../../pack/types.generated.ts';
import { TERMS } from '../../transition/impact.ts';
import { DEADLINES_OF_PHASE, PHASES, phaseProgress } from '../../transition/status.ts';
import { packName } from '../../usecases/transition/exportStatus.ts';
import { masker } from '../../usecases/transition/readTransitions.ts';
import { packOf } from '../../usecases/transition/sections.ts';
import { wordNext, wordScore, wordTerm } from '../../usecases/transition/words.ts';
import { folderToTell } from '../severalFolders.ts';
import { deadlineNode } from './deadlineNodes.ts';
import { clean, iconOf, itemOf, open, type State, type TransitionNode } from './items.ts';
import { masteryNode, mustHaveNode } from './knownNodes.ts';
import type { OpenDeparture } from './model.ts';

/** The lines of the view: a departure with its next step, its impact and its four phases. */
export function nodesOf(departures: readonly OpenDeparture[], say: Translate): TransitionNode[] {
  const wholes = [...Map.groupBy(departures, ({ whole }) => whole).values()];
  return wholes.flatMap(sections => {
    const [departure] = sections;
    if (departure === undefined) return [];
    const isShared = departure.whole.sections.length + departure.whole.missing.length > 1;
    if (wholes.length === 1 && !isShared) return linesOf(departure, say);
    const { leaver } = departure.status.departure;
    const item = itemOf(clean(departure)(say('transition.title', { leaver })), 'organization', 'expanded');
    item.description = [folderToTell(departure.world.project.root), departure.status.id]
      .filter(Boolean)
      .join(' · ');
    const children = isShared ? sectionNodes(departure.whole, sections, say) : linesOf(departure, say);
    return [{ item, children, departure }];
  });
}

/** The packs of one departure: those in which it goes on, those that are done, those that know nothing of it. */
function sectionNodes(
  { sections, missing }: OpenDeparture['whole'],
  open: readonly OpenDeparture[],
  say: Translate,
): TransitionNode[] {
  const [any] = open;
  if (any === undefined) return [];
  const row = (label: string, icon: string, words: string, own?: OpenDeparture): TransitionNode => {
    const item = itemOf(clean(any)(label), icon, own ? 'expanded' : 'none');
    item.description = words;
    item.tooltip = words;
    return { item, children: own ? linesOf(own, say) : [], departure: own ?? any };
  };
  return [
    ...missing.map(pack => row(pack, 'warning', say('transition.packMissing', { pack }))),
    ...sections.map(({ world }) => {
      const own = open.find(one => one.world.project.root === world.project.root);
      const pack = packOf(world.project);
      const words = own ? pack : `${pack} · ${say('phase.closed')}`;
      return row(packName(world), own ? 'package' : 'pass-filled', words, own);
    }),
  ];
}

/** What can be ticked off in lines of the view, with the lines that it stands below. */
export function ticksIn(
  nodes: readonly TransitionNode[],
  way: readonly string[] = [],
): { readonly node: TransitionNode; readonly way: readonly string[] }[] {
  return nodes.flatMap(node => [
    ...(node.tick ? [{ node, way: [...way, node.departure.status.departure.leaver] }] : []),
    ...ticksIn(node.children, [...way, String(node.item.label)]),
  ]);
}

function linesOf(departure: OpenDeparture, say: Translate): TransitionNode[] {
  const { status, world } = departure;
  const context = { say, today: world.today, mask: masker(world.today) };
  const next = itemOf(say('transition.next').replace(/[:：]\s*$/, ''), 'arrow-right', 'none');
  next.description = wordNext(status, context).replaceAll('`', '');
  next.tooltip = next.description;
  open(next, departure, status.departure.file, []);
  const { impact } = status;
  const score = itemOf(say('impact.title').replace(/[:：]\s*$/, ''), 'dashboard', 'collapsed');
  score.description = wordScore(impact, context);
  const critical = impact.critical.map(reason => {
    const item = itemOf(say(`impact.critical.${reason}`), 'warning', 'none');
    item.iconPath = new vscode.ThemeIcon('warning', new vscode.ThemeColor('errorForeground'));
    return { item, children: [], departure };
  });
  const terms = TERMS.map(term => {
    const { name, points, advice } = wordTerm(term, impact, context);
    const item = itemOf(`${term} ${name}`, 'symbol-number', 'none');
    item.description = [points, advice].filter(Boolean).join(' – ');
    item.tooltip = item.description;
    return { item, children: [], departure };
  });
  const leaver = itemOf(
    clean(departure)(say('transition.title', { leaver: status.departure.leaver })),
    'account',
    'none',
  );
  const head = say('transition.head', {
    phase: say(`phase.${status.phase}`),
    lastDay: status.departure.lastDay ?? say('transition.unknown'),
    successor: clean(departure)(status.departure.transition.successor ?? say('transition.nobodyYet')),
  });
  leaver.description = [folderToTell(world.project.root), head].filter(Boolean).join(' · ');
  leaver.tooltip = leaver.description;
  open(leaver, departure, status.departure.file, []);
  return [
    { item: leaver, children: [], departure },
    { item: next, children: [], departure },
    ...mustHaveNode(departure, say),
    ...masteryNode(departure, say),
    { item: score, children: [...critical, ...terms], departure },
    ...PHASES.map(phase => phaseNode(departure, phase, say)),
  ];
}

function phaseNode(departure: OpenDeparture, phase: TransitionPhase, say: Translate): TransitionNode {
  const { status } = departure;
  const { done, total } = phaseProgress(status, phase);
  const own = status.deadlines.filter(({ what }) => DEADLINES_OF_PHASE[phase].includes(what));
  const isLate = own.some(({ state }) => state === 'overdue');
  const state: State = done === total ? 'done' : isLate ? 'overdue' : 'due';
  const item = itemOf(say(`phase.${phase}`), 'circle-large-outline', 'collapsed');
  if (phase === status.phase || isLate) item.collapsibleState = vscode.TreeItemCollapsibleState.Expanded;
  item.description = `${done}/${total}${isLate ? ` – ${say('vscode.transition.overdue')}` : ''}`;
  item.iconPath = iconOf(state);
  return { item, children: own.map(deadline => deadlineNode(departure, deadline, say)), departure };
}
