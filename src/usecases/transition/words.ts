import { daysBetween } from '../../core/dates.ts';
import { wordsIn } from '../../core/wording.ts';
import type { Language, Translate } from '../../l10n/index.ts';
import type { OpenPoint } from '../../transition/close.ts';
import type { AcceptedPoint } from '../../transition/contents.ts';
import type { Deadline } from '../../transition/deadlines.ts';
import type { Departure } from '../../transition/departure.ts';
import type { Impact, Term } from '../../transition/impact.ts';
import type { MeetingFault } from '../../transition/meeting.ts';
import type { DepartureStatus } from '../../transition/status.ts';
import { openTasks } from '../../transition/tasks.ts';

/** How people name the account: the id is what `transition log` wants. */
interface Context {
  readonly say: Translate;
  readonly today: string;
  readonly mask: (text: string) => string;
}

/** With the language of the reader, for words that a company writes in both. */
export interface ReaderContext extends Context {
  readonly language: Language;
}

/** A deadline in words: what it is, by when, and how urgent. */
export function wordDeadline(
  { what, due, state, doneOn, faults, count }: Deadline,
  context: Context,
  { access }: Pick<Departure, 'access'>,
): string {
  const { say, today } = context;
  if (faults !== undefined) {
    const words = faults.map(fault => wordFault(fault, context)).join(' ');
    return say('deadline.faults', { date: doneOn ?? '', faults: words });
  }
  // Nobody has listed what there is to take back.
  if (what === 'access' && state !== 'done' && access.length === 0) return say('deadline.noAccounts');
  if (state === 'done') {
    if (doneOn === undefined) return say('deadline.done');
    return due !== null && doneOn > due
      ? say('deadline.doneLate', { date: doneOn, due })
      : say('deadline.doneOn', { date: doneOn });
  }
  if (due === null) return say(state === 'overdue' ? 'deadline.late' : `deadline.unknown.${what}`);
  const days = daysBetween(today, due);
  if (count !== undefined && days >= 0) return say('deadline.tasks.next', { due, count });
  if (count !== undefined) return say('deadline.tasks.late', { due, count, days: -days });
  if (state === 'overdue')
    return days >= 0 ? say('deadline.late') : say('deadline.overdue', { due, count: -days });
  return days === 0 ? say('deadline.today', { due }) : say('deadline.due', { due, count: days });
}

/** How far the successor is: what they say, what they did; nothing where there is nothing to learn. */
export function wordMastery(status: DepartureStatus, context: Context): string[] {
  return [
    ...wordTopics(status, context),
    ...status.mastery.topics.flatMap(topic => wordFaultOf(topic, context)),
  ];
}

/** Why a commit that somebody entered as a proof does not count. */
function wordFaultOf(
  { topic, fault }: DepartureStatus['mastery']['topics'][number],
  { say, mask }: Context,
): string[] {
  return fault === undefined ? [] : [say(`mastery.fault.${fault}`, { topic: mask(topic) })];
}

function wordTopics({ mastery, departure }: DepartureStatus, { say, mask }: Context): string[] {
  const { topics, areas } = mastery;
  if (departure.outcome !== 'open' || topics.length === 0) return [];
  const count = (wanted: string) => topics.filter(({ state }) => state === wanted).length;
  const first = say('mastery.topics', {
    proven: count('proven'),
    said: count('said'),
    open: count('open'),
    total: topics.length,
  });
  if (areas === undefined || areas.length === 0) return [first];
  const done = areas.filter(({ commits }) => commits > 0);
  const names = done.map(({ name, commits }) => say('mastery.area', { name: mask(name), commits }));
  const id = done.length === 0 ? 'mastery.noAreas' : 'mastery.areas';
  const second = say(id, { done: done.length, total: areas.length });
  return [
    first,
    names.length > 0 ? `${second}${say('mastery.colon')}${names.join(say('list.comma'))}` : second,
  ];
}

/** What to do now, as an order. */
export function wordNext({ next, open, departure }: DepartureStatus, { say, today, mask }: Context): string {
  if (departure.outcome === 'cancelled') return say('transition.next.cancelled');
  if (departure.outcome !== 'open') return say('transition.next.closed');
  if (next === undefined)
    return open.length === 0
      ? say('transition.next.close')
      : say('transition.next.fix', { count: open.length });
  if (next.what === 'observation' && next.due !== null)
    return say('transition.next.observing', { date: next.due });
  if (next.faults !== undefined) return say('transition.next.meetingAgain');
  const { calledOn, sentOn } = departure.transition.customerNotice ?? {};
  if (calledOn !== undefined && sentOn === undefined && next.state !== 'overdue')
    return say('transition.next.letter');
  const tasks = openTasks(departure.transition, today);
  const late = tasks.filter(({ entry: { due } }) => due !== undefined && due < today);
  const dueOf = ({ entry }: (typeof tasks)[number]) => entry.due ?? '';
  const [longest] = late.sort((one, other) => dueOf(one).localeCompare(dueOf(other), 'en'));
  const first = longest ?? tasks.find(({ entry }) => entry.starred === true) ?? tasks[0];
  return say(`transition.next.${next.what}`, {
    count: tasks.length,
    title: mask(first?.entry.title ?? ''),
    date: next.due ?? '',
    reported: departure.transition.reportedOn ?? '',
  });
}

/** What a meeting lacks. */
function wordFault(fault: MeetingFault, { say }: Pick<Context, 'say'>): string {
  switch (fault.kind) {
    case 'too-short':
      return fault.minutes === undefined
        ? say('open.minutesUnknown', { needed: fault.needed })
        : say('open.tooShort', { minutes: fault.minutes, needed: fault.needed });
    case 'not-attending':
      return say('open.notAttending', { party: say(`party.${fault.party}`) });
    case 'not-on-site':
      return say('open.not-on-site');
  }
}

/** What stands in the way of closing, and what would take it away. */
export function wordOpenPoint(point: OpenPoint, { say, mask, language }: ReaderContext): string {
  switch (point.kind) {
    case 'deadline':
      return point.what === 'observation' && point.due !== null
        ? say('open.observationUntil', { due: point.due })
        : say(`open.deadline.${point.what}`);
    case 'task':
      return say(point.starred ? 'open.starredTask' : 'open.task', {
        id: point.id,
        title: mask(point.title),
      });
    case 'access':
      return say(point.shared ? 'open.rotate' : 'open.revoke', { system: mask(point.system) });
    case 'too-short':
    case 'not-attending':
    case 'not-on-site':
      return wordFault(point, { say });
    case 'question':
      return say('open.question', { question: mask(point.question) });
    case 'teach-back':
      return say('open.teachBack', { topic: mask(point.topic) });
    case 'no-recall':
    case 'unresolved':
      return say(`open.${point.kind}`, { id: point.id });
    case 'signature':
      return say('open.signature', {
        party: point.parties.map(party => say(`party.${party}`)).join(say('open.or')),
      });
    case 'found-access':
      return say('open.found-access', { what: say(`foundAccess.${point.of}`), place: mask(point.place) });
    case 'no-on-call':
      return say(`open.on-call.${point.lacks}`, { until: point.until });
    case 'no-evidence':
      return say('open.no-evidence', { party: say(`party.${point.party}`) });
    case 'must-have':
      return say('open.must-have', { question: wordsIn(point.question, language) });
    case 'part-not-done':
    case 'part-no-reason':
    case 'part-not-confirmed':
      return say(`open.${point.kind}`, { part: say(`part.${point.part}`) });
    case 'part-lacks':
      return say('open.part-lacks', { part: say(`part.${point.part}`), fields: point.fields });
    case 'part-guessed':
      return say('open.part-guessed', { part: say(`part.${point.part}`), count: point.count });
    case 'blank':
      return say('open.blank', { file: point.file, count: point.count, first: mask(point.first) });
    default:
      return say(`open.${point.kind}`);
  }
}

/** One term of the score: its name, its points, and what lowers it. */
export function wordTerm(
  term: Term,
  { terms }: Impact,
  { say }: Context,
): { points: string; name: string; advice: string } {
  const { value, most, canFall } = terms[term];
  return {
    name: say(`impact.term.${term}`),
    points: value === null ? say('impact.unknown', { most }) : say('impact.points', { value, most }),
    advice:
      value === null
        ? say(`impact.missing.${term}`)
        : canFall > 0
          ? say(`impact.lever.${term}`, { points: canFall })
          : '',
  };
}

/** The score and what it means: what is unknown makes it a lower bound. */
export function wordScore({ score, atMost, band }: Impact, { say }: Context): string {
  const name = say(`impact.band.${band}`);
  return atMost > score
    ? say('impact.scoreAtLeast', { score, atMost, band: name })
    : say('impact.score', { score, band: name });
}

/** What stays unfinished and was taken over as it is. */
export function wordAccepted(point: AcceptedPoint, { say, mask }: Pick<Context, 'say' | 'mask'>): string {
  return point.kind === 'item'
    ? say('accepted.item', { id: point.id, title: mask(point.title) })
    : say(`accepted.${point.kind}`, { file: point.file, count: point.count });
}
