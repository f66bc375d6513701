import { type Block, type Content, type Part, plain } from '../../export/model.ts';
import { entriesOf } from '../../pack/pack.ts';
import { findPerson } from '../../pack/people/people.ts';
import type { DeadlineName } from '../../transition/deadlines.ts';
import type { DepartureStatus } from '../../transition/status.ts';
import { masker } from '../transition/readTransitions.ts';
import { wordDeadline, wordOpenPoint, wordScore } from '../transition/words.ts';
import { heading } from './checklistParts.ts';
import { formOf, textContent, textTable } from './fieldTables.ts';
import type { ExportWorld } from './readExport.ts';

/** Deadlines that are the customer's business, too. */
const OF_CUSTOMER: ReadonlySet<DeadlineName> = new Set(['meeting', 'access', 'observation', 'sign-off']);

/** The id of a departure in what is printed. */
export function departureId({ folder }: DepartureStatus): string {
  return `departure-${folder.folder.split('/').at(-1) ?? ''}`;
}

/** A departure: who, by when, what was done, what is open. */
export function departurePart(status: DepartureStatus, export_: ExportWorld): Part {
  const { say, isForCustomer } = export_;
  const id = departureId(status);
  const sections: (readonly [key: string, block: Block | undefined])[] = [
    ['facts', factsForm(status, export_)],
    ['deadlines', deadlinesTable(status, export_)],
    ['taskForce', isForCustomer ? undefined : taskForceTable(status, export_)],
    ['tasks', isForCustomer ? undefined : tasksTable(status, export_)],
    ['access', accessTable(status, export_)],
    ['meeting', meetingForm(status, export_)],
    ['questions', questionsTable(status, export_)],
    ['teachBack', teachBackTable(status, export_)],
    ['observation', observationTable(status, export_)],
    ['signOff', signOffTable(status, export_)],
    ['open', isForCustomer ? undefined : openList(status, export_)],
    ['lessons', isForCustomer ? undefined : lessonsList(status)],
  ];
  const blocks = sections.flatMap(([key, block]) =>
    block === undefined ? [] : [heading(id, key, say(`export.departure.${key}`)), block],
  );
  return { id, title: say('export.departure.title', { leaver: status.departure.leaver }), blocks };
}

function factsForm({ departure, phase, impact }: DepartureStatus, export_: ExportWorld): Block {
  const { say, isForCustomer } = export_;
  const { transition, leaver, lastDay } = departure;
  const name = nameOf(export_);
  const rows: (readonly [string, string | undefined])[] = [
    [say('export.row.leaver'), leaver],
    [say('export.row.successor'), name(transition.successor) || say('transition.nobodyYet')],
    [say('export.row.lead'), name(transition.lead)],
    [say('export.row.reportedOn'), isForCustomer ? undefined : transition.reportedOn],
    [say('export.row.lastDay'), lastDay ?? say('transition.unknown')],
    [say('export.row.phase'), say(`phase.${phase}`)],
    [say('export.row.impact'), isForCustomer ? undefined : wordScore(impact, contextOf(export_))],
    [say('export.row.closed'), transition.closed?.on],
    [say('export.row.closedReason'), isForCustomer ? undefined : transition.closed?.reason],
  ];
  return formOf(rows.flatMap(([title, value]) => (value ? [[plain(title), textContent(value)]] : [])));
}

function deadlinesTable({ deadlines, departure }: DepartureStatus, export_: ExportWorld): Block {
  const { say, isForCustomer } = export_;
  const shown = deadlines.filter(({ what }) => !isForCustomer || OF_CUSTOMER.has(what));
  return textTable(
    [say('export.column.what'), say('export.column.due'), say('export.column.state')],
    shown.map(deadline => [
      say(`deadline.${deadline.what}`),
      deadline.due ?? '–',
      isForCustomer && deadline.state !== 'done'
        ? say('export.state.open')
        : wordDeadline(deadline, contextOf(export_), departure),
    ]),
  );
}

function taskForceTable({ departure }: DepartureStatus, export_: ExportWorld): Block | undefined {
  const { say } = export_;
  const members = entriesOf(departure.transition.taskForce, []).map(({ entry }) => entry);
  if (members.length === 0) return undefined;
  return textTable(
    [say('export.column.duty'), say('export.column.person'), say('export.column.meaning')],
    members.flatMap(({ duty, person }) =>
      duty ? [[say(`duty.${duty}`), nameOf(export_)(person) || '–', say(`duty.${duty}.meaning`)]] : [],
    ),
  );
}

function tasksTable({ departure }: DepartureStatus, export_: ExportWorld): Block | undefined {
  const { say } = export_;
  const tasks = entriesOf(departure.transition.tasks, []).map(({ entry }) => entry);
  if (tasks.length === 0) return undefined;
  return textTable(
    [say('export.column.task'), say('status.owner'), say('export.column.due'), say('export.column.doneOn')],
    tasks.map(({ title = '', owner, due = '', doneOn = '', starred }) => [
      `${starred ? '★ ' : ''}${title}`,
      nameOf(export_)(owner),
      due,
      doneOn,
    ]),
  );
}

function accessTable({ departure }: DepartureStatus, { say }: ExportWorld): Block | undefined {
  if (departure.access.length === 0) return undefined;
  return textTable(
    [say('export.column.account'), say('export.column.toDo'), say('export.column.doneOn')],
    departure.access.map(({ system, shared, endedOn }) => [
      system,
      say(shared ? 'export.access.rotate' : 'export.access.revoke'),
      endedOn ?? say('export.state.open'),
    ]),
  );
}

function meetingForm({ departure }: DepartureStatus, export_: ExportWorld): Block | undefined {
  const { say, language } = export_;
  const { meeting } = departure.transition;
  if (meeting?.date === undefined) return undefined;
  const attendees = entriesOf(meeting.attendees, []).map(({ entry: { person, party } }) =>
    party ? bracketed(nameOf(export_)(person), say(`party.${party}`), language) : nameOf(export_)(person),
  );
  const rows: (readonly [string, readonly (string | undefined)[]])[] = [
    [say('export.column.date'), [meeting.date]],
    [say('export.row.place'), [meeting.place]],
    [say('export.row.minutes'), [meeting.minutes === undefined ? undefined : String(meeting.minutes)]],
    [say('export.row.attendees'), attendees],
    [say('export.row.demos'), meeting.demos ?? []],
    [say('export.row.hardLogic'), meeting.hardLogic ?? []],
  ];
  return formOf(
    rows.flatMap(([title, values]) => {
      const given = values.filter(Boolean).join('\n');
      return given === '' ? [] : [[plain(title), textContent(given)]];
    }),
  );
}

function questionsTable({ departure }: DepartureStatus, { say }: ExportWorld): Block | undefined {
  const questions = entriesOf(departure.transition.meeting?.questions, []).map(({ entry }) => entry);
  if (questions.length === 0) return undefined;
  return textTable(
    [say('export.column.question'), say('export.column.answer')],
    questions.map(({ question = '', answer }) => [question, answer || say('export.state.open')]),
  );
}

function teachBackTable({ departure }: DepartureStatus, export_: ExportWorld): Block | undefined {
  const { say, isForCustomer } = export_;
  // A topic with a path is what git says only the leaver knows.
  const topics = entriesOf(departure.transition.teachBack, []).flatMap(({ entry }) =>
    isForCustomer && entry.path !== undefined ? [] : [entry],
  );
  if (topics.length === 0) return undefined;
  return textTable(
    [say('export.column.topic'), say('export.column.confirmed'), say('export.column.date')],
    topics.map(({ topic = '', confirmedBy, confirmedOn }) => [
      topic,
      nameOf(export_)(confirmedBy) || say('export.state.open'),
      confirmedOn ?? '',
    ]),
  );
}

function observationTable({ folder }: DepartureStatus, export_: ExportWorld): Block | undefined {
  const { say } = export_;
  const entries = entriesOf(folder.observationLog?.value?.entries, []).map(({ entry }) => entry);
  if (entries.length === 0) return undefined;
  return textTable(
    [
      ...[say('export.column.date'), say('export.column.kind'), say('export.column.summary')],
      ...[say('export.column.handledBy'), say('export.column.resolvedOn')],
    ],
    entries.map(({ date = '', kind, severity, summary = '', handledBy, resolvedOn = '' }) => [
      date,
      [kind && say(`observation.${kind}`), severity && say(`severity.${severity}`)]
        .filter(Boolean)
        .join('\n'),
      summary,
      nameOf(export_)(handledBy),
      resolvedOn,
    ]),
  );
}

function signOffTable({ departure }: DepartureStatus, export_: ExportWorld): Block | undefined {
  const { say, isForCustomer } = export_;
  const signatures = entriesOf(departure.transition.signOff, []).flatMap(({ entry }) =>
    entry.signedOn ? [entry] : [],
  );
  if (signatures.length === 0) return undefined;
  return textTable(
    [
      say('export.column.party'),
      say('export.column.person'),
      say('export.column.signedOn'),
      say('export.more'),
    ],
    signatures.map(({ party, name = '', signedOn = '', note = '' }) => [
      party ? say(`party.${party}`) : '',
      nameOf(export_)(name),
      signedOn,
      isForCustomer ? '' : note,
    ]),
  );
}

function openList({ open }: DepartureStatus, export_: ExportWorld): Block | undefined {
  if (open.length === 0) return undefined;
  return bullets(open.map(point => plain(wordOpenPoint(point, contextOf(export_)))));
}

function lessonsList({ departure }: DepartureStatus): Block | undefined {
  const lessons = entriesOf(departure.transition.lessons, []).map(({ entry }) => textContent(entry));
  return lessons.length === 0 ? undefined : bullets(lessons);
}

export function bullets(lines: readonly Content[]): Block {
  return {
    kind: 'list',
    isOrdered: false,
    start: 1,
    items: lines.map(content => ({ blocks: [{ kind: 'paragraph', content }] })),
  };
}

function bracketed(name: string, more: string, language: ExportWorld['language']): string {
  return language === 'zh-CN' ? `${name}（${more}）` : `${name} (${more})`;
}

function nameOf({ world }: ExportWorld): (who: string | undefined) => string {
  return who => findPerson(world.pack.team?.value, who)?.name ?? who ?? '';
}

function contextOf({ say, language, world: { today } }: ExportWorld): Parameters<typeof wordOpenPoint>[1] {
  return { say, language, today, mask: masker(today) };
}
