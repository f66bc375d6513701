import { join } from 'node:path';
import { daysBetween } from '../../core/dates.ts';
import { sha256 } from '../../core/digest.ts';
import { slashedPath } from '../../core/paths.ts';
import { PRINTED_MARK } from '../../core/printedMark.ts';
import type { Language, Translate } from '../../l10n/index.ts';
import { countStates } from '../../pack/mustHaves.ts';
import { entriesOf } from '../../pack/pack.ts';
import { findPerson } from '../../pack/people/people.ts';
import { escapeText } from '../../reporters/markdownText.ts';
import { type CalendarDay, writeCalendar } from '../../transition/ics.ts';
import { TERMS } from '../../transition/impact.ts';
import { DEADLINES_OF_PHASE, type DepartureStatus, PHASES } from '../../transition/status.ts';
import { openTasks } from '../../transition/tasks.ts';
import { masker, type TransitionWorld } from './readTransitions.ts';
import { isShared, packOf, type Section } from './sections.ts';
import { wordDeadline, wordNext, wordOpenPoint, wordScore } from './words.ts';

/** The shape that `schemas/output/transition.schema.json` describes. */
export function statusJson(
  first: TransitionWorld,
  sections: readonly Section[],
  language: Language,
  say: Translate,
): object {
  const mask = masker(first.today);
  const context = { say, language, today: first.today, mask };
  return {
    version: 1,
    today: first.today,
    mustHaves: countStates(first.mustHaves),
    transitions: sections.map(({ world, status }) => {
      const { project } = world;
      const { departure, impact, deadlines, open, next, phase, id, mastery } = status;
      const { transition } = departure;
      return {
        id,
        path: slashedPath(first.project.root, join(project.root, departure.file.path)),
        ...(isShared(status) && { pack: packOf(project), packs: transition.packs?.filter(Boolean) ?? [] }),
        phase,
        outcome: departure.outcome,
        leaving: transition.leaving ?? null,
        successor: transition.successor ?? null,
        reportedOn: transition.reportedOn ?? null,
        lastDay: departure.lastDay ?? null,
        impact: {
          score: impact.score,
          atMost: impact.atMost,
          band: impact.band,
          terms: Object.fromEntries(TERMS.map(term => [term, impact.terms[term].value])),
          most: Object.fromEntries(TERMS.map(term => [term, impact.terms[term].most])),
          critical: impact.critical,
          levers: impact.levers.map(term => ({ term, points: impact.terms[term].canFall })),
        },
        deadlines: deadlines.map(({ what, due, state, doneOn }) => ({
          what,
          due,
          state,
          ...(doneOn !== undefined && { doneOn }),
        })),
        tasks: entriesOf(transition.tasks, []).map(({ entry }) => ({
          id: entry.id ?? '',
          title: mask(entry.title ?? ''),
          owner: entry.owner ?? null,
          due: entry.due ?? null,
          state: taskState(entry, world.today),
          starred: entry.starred === true,
        })),
        mastery: {
          topics: mastery.topics.map(({ topic, state, fault }) => ({
            topic: mask(topic),
            state,
            ...(fault && { proofRefused: fault }),
          })),
          areas: mastery.areas?.map(({ name, commits }) => ({ name: mask(name), commits })) ?? null,
        },
        next: next ? { what: next.what, due: next.due, message: wordNext(status, context) } : null,
        open: open.map(point => ({ kind: point.kind, message: wordOpenPoint(point, context) })),
      };
    }),
  };
}

function taskState(
  { due, doneOn }: { readonly due?: string | undefined; readonly doneOn?: string | undefined },
  today: string,
): 'done' | 'due' | 'overdue' {
  if (doneOn !== undefined && doneOn <= today) return 'done';
  return due !== undefined && due < today ? 'overdue' : 'due';
}

/** All deadlines and dated tasks of departures as a calendar, for any program that reads iCalendar. */
export function statusCalendar(today: string, sections: readonly Section[], say: Translate): string {
  const days = sections.flatMap(section => calendarDays(section, say));
  const statuses = sections.map(({ status }) => status);
  const reports = statuses.flatMap(({ departure }) => departure.transition.reportedOn ?? []).sort();
  const leavers = [...new Set(statuses.map(({ departure }) => departure.leaver))].join(say('list.comma'));
  return writeCalendar(days, {
    name: masker(today)(say('calendar.name', { leaver: leavers })),
    stamp: today,
    sequence: reports[0] === undefined ? 0 : daysBetween(reports[0], today),
  });
}

function calendarDays({ world, status }: Section, say: Translate): CalendarDay[] {
  const { today, pack } = world;
  const mask = masker(today);
  const { departure, deadlines, id } = status;
  // Two projects may lose a person of the same name in the same month.
  const project = `${pack.checklist?.value?.project?.name ?? ''} ${pack.checklist?.value?.customer?.name ?? ''}`;
  // Nor may two packs of one repository that bear the same name.
  const place = isShared(status) ? packOf(world.project) : '';
  const house = sha256(project + place).slice(0, 12);
  const of = isShared(status) ? ` · ${packName(world)}` : '';
  const uid = (what: string) => `${id}.${what}.${house}@handover-pack`;
  const day = (what: string, date: string, words: string, description: string, isDone: boolean) => ({
    uid: uid(what),
    date,
    title: mask(
      say(isDone ? 'calendar.done' : 'calendar.due', { what: words + of, leaver: departure.leaver }),
    ),
    description: mask(description),
    isDone,
  });
  return [
    ...deadlines.flatMap(({ what, due, state }) =>
      due === null
        ? []
        : [day(what, due, say(`deadline.${what}`), say(`deadline.${what}.meaning`), state === 'done')],
    ),
    ...entriesOf(departure.transition.tasks, []).flatMap(({ entry }) => {
      const { id: task = '', title = task, due, owner } = entry;
      if (due === undefined) return [];
      const name = findPerson(pack.team?.value, owner)?.name ?? owner;
      const words = name ? say('calendar.owner', { owner: name }) : say('calendar.noOwner');
      return [day(`task.${task}`, due, title, words, taskState(entry, today) === 'done')];
    }),
  ];
}

/** Departures as task lists in Markdown, to be put into an issue of any tracker. */
export function statusMarkdown(sections: readonly Section[], say: Translate): string {
  return sections.length === 0
    ? ''
    : [PRINTED_MARK, ...sections.map(({ world, status }) => markdownOf(world, status, say))].join('\n');
}

/** What people call a pack: its project, else the folder in which it lies. */
export function packName({ pack, project }: TransitionWorld): string {
  return pack.checklist?.value?.project?.name ?? packOf(project);
}

function markdownOf(world: TransitionWorld, status: DepartureStatus, say: Translate): string {
  const { today, pack } = world;
  const mask = masker(today);
  const context = { say, today, mask };
  const { departure, deadlines, phase, impact } = status;
  const { transition, lastDay, access } = departure;
  const text = (words: string) => escapeText(mask(words));
  const row = (isDone: boolean, words: string, note: string) =>
    `- [${isDone ? 'x' : ' '}] ${words}${note && ` – ${note}`}`;
  const ofPhase = PHASES.map(name => {
    const rows = deadlines
      .filter(({ what }) => DEADLINES_OF_PHASE[name].includes(what))
      .map(deadline =>
        row(
          deadline.state === 'done',
          say(`deadline.${deadline.what}`),
          wordDeadline(deadline, context, departure),
        ),
      );
    return [`### ${say(`phase.${name}`)}`, '', ...rows, ''];
  });
  const open = new Set(openTasks(transition, today).map(({ entry }) => entry));
  const tasks = entriesOf(transition.tasks, []).map(({ entry }) => {
    const { title = '', owner, due, starred } = entry;
    const name = findPerson(pack.team?.value, owner)?.name ?? owner;
    const note = [name && text(name), due].filter(Boolean).join(say('list.comma'));
    return row(!open.has(entry), `${starred ? '★ ' : ''}${text(title)}`, note);
  });
  const accounts = access.map(({ system, shared, endedOn }) =>
    row(
      endedOn !== undefined && endedOn <= today,
      say(shared ? 'taskList.rotate' : 'taskList.revoke', { system: text(system) }),
      endedOn ?? '',
    ),
  );
  const section = (title: string, rows: readonly string[]) =>
    rows.length === 0 ? [] : [`### ${title}`, '', ...rows, ''];
  return [
    `## ${text(say('transition.title', { leaver: departure.leaver }) + (isShared(status) ? ` · ${packName(world)}` : ''))}`,
    '',
    say('taskList.head', {
      phase: say(`phase.${phase}`),
      lastDay: lastDay ?? say('transition.unknown'),
      score: wordScore(impact, context),
    }),
    '',
    ...ofPhase.flat(),
    ...section(say('taskList.tasks'), tasks),
    ...section(say('taskList.accounts'), accounts),
  ].join('\n');
}
