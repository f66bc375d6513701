import type { Translate } from '../../l10n/index.ts';
import { entriesOf } from '../../pack/pack.ts';
import type { SignOffParty, TeachBack } from '../../pack/types.generated.ts';
import type { Lenient } from '../../pack/yaml/conform.ts';
import type { YamlFile, YamlPath } from '../../pack/yaml/file.ts';
import type { Deadline } from '../../transition/deadlines.ts';
import { findDocument } from '../../transition/documents.ts';
import type { Letter, TransitionEvent } from '../../transition/events.ts';
import { counted, refusedIn, type TopicState, topicState } from '../../transition/mastery.ts';
import { onCallGap } from '../../transition/onCall.ts';
import { LETTER_FIELDS } from '../../transition/recordLetters.ts';
import { missingSignatures, unprovenSignatures } from '../../transition/signOff.ts';
import { openTasks } from '../../transition/tasks.ts';
import { masker } from '../../usecases/transition/readTransitions.ts';
import { wordDeadline } from '../../usecases/transition/words.ts';
import type { Question } from './askProgress.ts';
import { clean, iconOf, itemOf, open, type State, type TransitionNode } from './items.ts';
import type { OpenDeparture } from './model.ts';

/** A deadline with what it is made of: each line can be ticked off, opened, or both. */
export function deadlineNode(departure: OpenDeparture, deadline: Deadline, say: Translate): TransitionNode {
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
      const letter = (name: Letter) => {
        const { sentOn, number, answer } = transition[LETTER_FIELDS[name]] ?? {};
        const isWhole = number !== undefined && answer !== undefined;
        return line(
          say(`letter.${name}`),
          stateOf(sentOn !== undefined, undefined),
          [sentOn, number, answer].filter(Boolean).join(' · '),
          { file, path: [LETTER_FIELDS[name]] },
          sentOn !== undefined && isWhole ? undefined : { ask: 'letter', letter: name },
        );
      };
      const surroundings = { numbers: world.settings.numbers, today: world.today };
      const isDue = (name: string) => findDocument(name).isDue(status.departure, surroundings);
      const { calledOn } = transition.customerNotice ?? {};
      const call = { file, path: ['customerNotice'] };
      return [
        line(say('letter.called'), stateOf(calledOn !== undefined, undefined), calledOn ?? '', call, {
          kind: 'called',
        }),
        letter('notice'),
        ...(isDue('substitute-notice.md') ? [letter('substitute')] : []),
        ...(isDue('completion-notice.md') ? [letter('completion')] : []),
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
      return [
        ...access.map(({ account, system, shared, endedOn, place }) => {
          const state = stateOf(endedOn !== undefined && endedOn <= world.today, status.departure.lastDay);
          const label = say(shared ? 'taskList.rotate' : 'taskList.revoke', { system });
          const evidence = transition.access?.find(entry => entry?.account === account)?.evidence;
          const words = [endedOn, evidence].filter(Boolean).join(' · ');
          // A click is enough; where it can be seen is asked of what is done.
          const done: Question | undefined = evidence === undefined ? { ask: 'access', account } : undefined;
          const now: TransitionEvent = { kind: shared ? 'rotated' : 'revoked', account };
          return line(label, state, words, place, state === 'done' ? done : now);
        }),
        ...entriesOf(transition.foundAccess, ['foundAccess']).map(({ entry, path }) => {
          const { id = '', kind = 'secret', place = '', settledOn, evidence } = entry;
          const state = stateOf(
            settledOn !== undefined && settledOn <= world.today,
            status.departure.lastDay,
          );
          const label = say('open.found-access', { what: say(`foundAccess.${kind}`), place });
          const words = [settledOn, evidence].filter(Boolean).join(' · ');
          const tick: Question | undefined = state === 'done' ? undefined : { ask: 'found-access', id };
          return line(label, state, words, { file, path }, tick);
        }),
      ];
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
        const team = world.pack.team?.value;
        const refused = refusedIn(status);
        const state = topicState(status.departure, team, counted(entry, refused), world.today);
        const label = say('vscode.transition.teachBack', { topic });
        const tick: Question | undefined = state === 'proven' ? undefined : { ask: 'teach-back', topic };
        const words = wordTopic(counted(entry, refused), state, say);
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
