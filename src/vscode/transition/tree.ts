import { join } from 'node:path';
import * as vscode from 'vscode';
import { positionsOf } from '../../core/positions.ts';
import type { Translate } from '../../l10n/index.ts';
import { entriesOf } from '../../pack/pack.ts';
import type { SignOffParty, TeachBack, TransitionPhase } from '../../pack/types.generated.ts';
import type { Lenient } from '../../pack/yaml/conform.ts';
import type { YamlFile, YamlPath } from '../../pack/yaml/file.ts';
import type { Deadline } from '../../transition/deadlines.ts';
import { findDocument } from '../../transition/documents.ts';
import type { Letter, TransitionEvent } from '../../transition/events.ts';
import { TERMS } from '../../transition/impact.ts';
import { type TopicState, topicState } from '../../transition/mastery.ts';
import { onCallGap } from '../../transition/onCall.ts';
import { missingSignatures, unprovenSignatures } from '../../transition/signOff.ts';
import { DEADLINES_OF_PHASE, PHASES, phaseProgress } from '../../transition/status.ts';
import { openTasks } from '../../transition/tasks.ts';
import { masker } from '../../usecases/transition/readTransitions.ts';
import { wordDeadline, wordNext, wordScore, wordTerm } from '../../usecases/transition/words.ts';
import { openPlace } from '../rows.ts';
import type { Question } from './askProgress.ts';
import { itemOf, type TransitionNode } from './items.ts';
import { masteryNode, mustHaveNode } from './knownNodes.ts';
import type { OpenDeparture } from './model.ts';

type State = Deadline['state'];

/** Shape and words tell the state; the colour only adds to it. */
const ICONS: Readonly<Record<State, readonly [icon: string, color: string]>> = {
  done: ['pass-filled', 'testing.iconPassed'],
  due: ['circle-large-outline', 'foreground'],
  overdue: ['error', 'errorForeground'],
};

/** The lines of the view: a departure with its next step, its impact and its four phases. */
export function nodesOf(departures: readonly OpenDeparture[], say: Translate): TransitionNode[] {
  if (departures.length === 1 && departures[0]) return linesOf(departures[0], say);
  return departures.map(departure => {
    const { leaver } = departure.status.departure;
    const item = itemOf(clean(departure)(say('transition.title', { leaver })), 'organization', 'expanded');
    item.description = departure.status.id;
    return { item, children: linesOf(departure, say), departure };
  });
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
  leaver.description = say('transition.head', {
    phase: say(`phase.${status.phase}`),
    lastDay: status.departure.lastDay ?? say('transition.unknown'),
    successor: clean(departure)(status.departure.transition.successor ?? say('transition.nobodyYet')),
  });
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

function deadlineNode(departure: OpenDeparture, deadline: Deadline, say: Translate): TransitionNode {
  const { status, world } = departure;
  const context = { say, today: world.today, mask: masker(world.today) };
  const children = childrenOf(departure, deadline, say);
  const item = itemOf(
    say(`deadline.${deadline.what}`),
    'circle-large-outline',
    children.length > 0 ? 'collapsed' : 'none',
  );
  item.description = wordDeadline(deadline, context, status.departure);
  item.tooltip = `${say(`deadline.${deadline.what}.meaning`)}\n${item.description}`;
  item.iconPath = iconOf(deadline.state);
  item.accessibilityInformation = { label: `${item.label}: ${item.description}` };
  open(item, departure, status.departure.file, [PLACES[deadline.what]]);
  const tick = tickOf(deadline);
  if (tick) item.contextValue = 'tickable';
  return { item, children, departure, ...(tick && { tick }) };
}

/** Field of `transition.yaml` that a deadline is about. */
const PLACES: Readonly<Record<Deadline['what'], string>> = {
  'customer-notice': 'customerNotice',
  'task-force': 'taskForce',
  substitute: 'successor',
  meeting: 'meeting',
  tasks: 'tasks',
  access: 'access',
  observation: 'observation',
  'sign-off': 'signOff',
};

/** How it is ticked off: at once, or after a question; the observation begins once, then only time passes. */
function tickOf({ what, state, due }: Deadline): TransitionEvent | Question | undefined {
  if (state === 'done') return undefined;
  if (what === 'task-force') return { ask: 'duties' };
  if (what === 'substitute') return { ask: 'successor' };
  if (what === 'meeting') return { ask: 'meeting' };
  if (what === 'customer-notice') return { kind: 'notice', letter: 'notice' };
  return what === 'observation' && due === null ? { kind: 'observation' } : undefined;
}

function childrenOf(departure: OpenDeparture, { what }: Deadline, say: Translate): TransitionNode[] {
  const { status, world } = departure;
  const { transition, file, access } = status.departure;
  const line = (
    label: string,
    state: State,
    words: string,
    place: { readonly file: YamlFile; readonly path: YamlPath },
    tick: TransitionEvent | Question | undefined,
  ): TransitionNode => {
    const item = itemOf(clean(departure)(label), 'circle-large-outline', 'none');
    item.description = words;
    item.tooltip = `${item.label}${words && `\n${words}`}`;
    item.iconPath = iconOf(state);
    open(item, departure, place.file, place.path);
    // What is done can still be proven.
    const isOpen = state !== 'done' || (tick !== undefined && 'ask' in tick);
    const isTickable = isOpen && tick !== undefined;
    if (isTickable) item.contextValue = 'tickable';
    return { item, children: [], departure, ...(isTickable && { tick }) };
  };
  const stateOf = (isDone: boolean, due: string | undefined): State =>
    isDone ? 'done' : due !== undefined && due < world.today ? 'overdue' : 'due';
  switch (what) {
    case 'customer-notice': {
      const { customerNotice, substituteNotice, completionNotice } = transition;
      const letter = (name: Letter, field: string, sentOn: string | undefined) =>
        line(
          say(`letter.${name}`),
          stateOf(sentOn !== undefined, undefined),
          sentOn ?? '',
          { file, path: [field] },
          { kind: 'notice', letter: name },
        );
      const surroundings = { numbers: world.settings.numbers, today: world.today };
      const isDue = (name: string) => findDocument(name).isDue(status.departure, surroundings);
      const { calledOn } = customerNotice ?? {};
      const call = { file, path: ['customerNotice'] };
      return [
        line(say('letter.called'), stateOf(calledOn !== undefined, undefined), calledOn ?? '', call, {
          kind: 'called',
        }),
        letter('notice', 'customerNotice', customerNotice?.sentOn),
        ...(isDue('substitute-notice.md')
          ? [letter('substitute', 'substituteNotice', substituteNotice?.sentOn)]
          : []),
        ...(isDue('completion-notice.md')
          ? [letter('completion', 'completionNotice', completionNotice?.sentOn)]
          : []),
      ];
    }
    case 'tasks': {
      const openOnes = new Set(openTasks(transition, world.today).map(({ entry }) => entry));
      return entriesOf(transition.tasks, ['tasks']).map(({ entry, path }) => {
        const { id = '', title = id, due, doneOn, starred } = entry;
        const state = stateOf(!openOnes.has(entry), due);
        const words = state === 'done' ? say('deadline.doneOn', { date: doneOn ?? '' }) : (due ?? '');
        return line(`${starred ? '★ ' : ''}${title}`, state, words, { file, path }, { kind: 'task', id });
      });
    }
    case 'access':
      return access.map(({ account, system, shared, endedOn, place }) => {
        const state = stateOf(endedOn !== undefined && endedOn <= world.today, status.departure.lastDay);
        const label = say(shared ? 'taskList.rotate' : 'taskList.revoke', { system });
        return line(label, state, endedOn ?? '', place, { kind: shared ? 'rotated' : 'revoked', account });
      });
    case 'sign-off': {
      const missing = new Set(missingSignatures(transition, world.today).flat());
      const unproven = new Set(unprovenSignatures(transition, world.today));
      return PARTIES.flatMap(party => {
        const { signedOn } = transition.signOff?.find(entry => entry?.party === party) ?? {};
        // A witness is no one of three: only one who stood in is shown.
        if (party === 'witness' && signedOn === undefined) return [];
        const isOpen = missing.has(party) || unproven.has(party);
        const words = unproven.has(party)
          ? say('vscode.transition.paperUnknown', { date: signedOn ?? '' })
          : (signedOn ?? '');
        const tick: Question | undefined = isOpen ? { ask: 'signature', party } : undefined;
        const place = { file, path: ['signOff'] };
        return [line(say(`party.${party}`), stateOf(!isOpen, undefined), words, place, tick)];
      });
    }
    case 'meeting':
      return entriesOf(transition.teachBack, ['teachBack']).map(({ entry, path }) => {
        const { topic = '' } = entry;
        const state = topicState(status.departure, world.pack.team?.value, entry, world.today);
        const label = say('vscode.transition.teachBack', { topic });
        const tick: Question | undefined = state === 'proven' ? undefined : { ask: 'teach-back', topic };
        const words = wordTopic(entry, state, say);
        return line(label, stateOf(state !== 'open', undefined), words, { file, path }, tick);
      });
    case 'observation': {
      const log = status.folder.observationLog;
      const entries = entriesOf(log?.value?.entries, ['entries']).flatMap(({ entry, path }) => {
        const { id = '', kind = 'other', summary = id, date = '', resolvedOn } = entry;
        if (log === undefined) return [];
        const state = stateOf(kind !== 'incident' || resolvedOn !== undefined, undefined);
        const solved: TransitionEvent = { kind: 'amend', id, resolvedOn: world.today };
        return [line(`${say(`observation.${kind}`)} ${summary}`, state, date, { file: log, path }, solved)];
      });
      const { onCall } = transition;
      const gap = onCallGap(status.departure, world.settings.numbers);
      if (gap === undefined && onCall?.agreedOn === undefined) return entries;
      const words = [onCall?.hours, onCall?.channel, onCall?.until].filter(Boolean).join(' · ');
      const state = stateOf(gap === undefined, status.departure.lastDay);
      const tick: Question | undefined = gap && { ask: 'on-call' };
      const place = { file, path: ['onCall'] };
      return [line(say('vscode.transition.record.on-call'), state, words, place, tick), ...entries];
    }
    default:
      return [];
  }
}

/** The customer, and whoever stood in for them. */
const PARTIES: readonly SignOffParty[] = ['leaver', 'successor', 'customer', 'witness'];

/** Whether the successor said it or did it, and when. */
function wordTopic({ confirmedOn, proof }: Lenient<TeachBack>, state: TopicState, say: Translate): string {
  if (state === 'open') return '';
  const date = proof?.on ?? confirmedOn ?? '';
  const words =
    proof?.kind === undefined
      ? say('teachBack.said', { date })
      : say('teachBack.proven', { how: say(`proof.${proof.kind}`), date });
  return words.trim();
}

function iconOf(state: State): vscode.ThemeIcon {
  const [icon, color] = ICONS[state];
  return new vscode.ThemeIcon(icon, new vscode.ThemeColor(color));
}

function open(item: vscode.TreeItem, { world }: OpenDeparture, file: YamlFile, path: YamlPath): void {
  const { line } = positionsOf(file.text)(file.at(path, 'key').start);
  item.command = openPlace(vscode.Uri.file(join(world.project.root, file.path)), line);
}

function clean({ world }: OpenDeparture): (text: string) => string {
  const mask = masker(world.today);
  return text => mask(text).replace(/\s+/g, ' ');
}
