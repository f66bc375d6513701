import { resolve } from 'node:path';
import { columns, padColumns } from '../core/columns.ts';
import { localDate } from '../core/dates.ts';
import { UserError } from '../core/errors.ts';
import { slashedPath } from '../core/paths.ts';
import { findPerson } from '../pack/people/people.ts';
import { oneLine } from '../reporters/visible.ts';
import { TERMS } from '../transition/impact.ts';
import type { DepartureStatus } from '../transition/status.ts';
import { PHASES, phaseProgress } from '../transition/status.ts';
import { sayMustHaves } from '../usecases/mustHaves.ts';
import { shownText } from '../usecases/shownText.ts';
import { statusCalendar, statusJson, statusMarkdown } from '../usecases/transition/exportStatus.ts';
import {
  chooseTransition,
  masker,
  readTransitions,
  type TransitionWorld,
} from '../usecases/transition/readTransitions.ts';
import {
  wordDeadline,
  wordMastery,
  wordNext,
  wordOpenPoint,
  wordScore,
  wordTerm,
} from '../usecases/transition/words.ts';
import type { CommonOptions } from './command.ts';
import { openCommandProject } from './commandProject.ts';
import type { StatusOptions } from './options.ts';
import { type ExitCode, paint, type Session } from './terminal.ts';

/** Opens the project of a command and reads its departures. */
export async function openTransitions(
  options: CommonOptions & { readonly today?: string },
  session: Session,
): Promise<TransitionWorld> {
  const { terminal } = session;
  const { project } = await openCommandProject(options, terminal);
  const today = options.today ?? localDate();
  return await readTransitions(project, today, terminal.assets);
}

/** Runs `handover transition status`: 1 when something is overdue, for people and for CI. */
export async function runStatus(options: StatusOptions, session: Session): Promise<ExitCode> {
  const world = await openTransitions(options, session);
  const { say, terminal } = session;
  const { format, id, output } = options;
  const all = id === undefined ? world.statuses : [chooseTransition(world, id)];
  const open = all.filter(({ departure }) => departure.outcome === 'open' || id !== undefined);
  const text =
    format === 'json'
      ? `${JSON.stringify(statusJson(world, all, session.language, say), null, 2)}\n`
      : format === 'ics'
        ? statusCalendar(world, open, say)
        : format === 'markdown'
          ? statusMarkdown(world, open, say)
          : statusText(world, open, session);
  if (output === undefined) terminal.stdout.write(text);
  else {
    const { root, files } = world.project;
    const path = slashedPath(root, resolve(terminal.cwd, output));
    if (path === '' || path === '..' || path.startsWith('../') || /^[A-Za-z]:/.test(path))
      throw new UserError('error.pathOutside', { path: output });
    await files.write(path, shownText(text));
    terminal.stderr.write(`${say('transition.exported', { path })}\n`);
  }
  if (format === 'ics' || format === 'markdown') return 0;
  const isLate = open.some(
    ({ deadlines, departure }) =>
      departure.outcome === 'open' && deadlines.some(({ state }) => state === 'overdue'),
  );
  return isLate ? 1 : 0;
}

/** Departures for people: what is done, what is due, what comes next. */
export function statusText(
  world: TransitionWorld,
  statuses: readonly DepartureStatus[],
  session: Session,
): string {
  const { say } = session;
  if (statuses.length === 0) return `${say('transition.nobody')}\n`;
  return statuses.map(status => departureText(world, status, session)).join('\n');
}

const MARKS = { done: '✓', due: '○', overdue: '✖' } as const;
const STYLES = { done: 'green', due: 'dim', overdue: 'red' } as const;
/** More of them are counted; `--format json` lists all. */
const MOST_OPEN = 12;

function departureText(world: TransitionWorld, status: DepartureStatus, session: Session): string {
  const { say, terminal } = session;
  const { departure, deadlines, impact, phase, open, holidaysUnknownIn } = status;
  const { transition, lastDay, leaver } = departure;
  const mask = masker(world.today);
  const context = { say, language: session.language, today: world.today, mask };
  const clean = (text: string) => oneLine(mask(text));
  const bold = (text: string) => paint(terminal, 'bold', text);
  const lines = [
    bold(clean(say('transition.title', { leaver }))) + paint(terminal, 'dim', `  ${status.id}`),
    say('transition.head', {
      phase: say(`phase.${phase}`),
      lastDay: lastDay ?? say('transition.unknown'),
      successor: clean(personIn(world, transition.successor) ?? say('transition.nobodyYet')),
    }),
    PHASES.map(name => {
      const { done, total } = phaseProgress(status, name);
      const words = say('phase.progress', { phase: say(`phase.${name}`), done, total });
      return name === phase ? bold(words) : paint(terminal, 'dim', words);
    }).join('  →  '),
    '',
    ...(departure.outcome === 'open' ? mustHaveRows(world, session) : []),
    ...deadlineRows(status, context, terminal),
    '',
    ...masteryRows(status, context, terminal),
    `${bold(say('impact.title'))}${wordScore(impact, context)}`,
    ...termRows(status, context),
    ...impact.critical.map(reason => `  ${paint(terminal, 'red', '!')} ${say(`impact.critical.${reason}`)}`),
    '',
  ];
  if (holidaysUnknownIn !== undefined)
    lines.push(
      `${paint(terminal, 'yellow', '!')} ${say('transition.holidaysUnknown', { year: String(holidaysUnknownIn) })}`,
    );
  lines.push(`${bold(say('transition.next'))}${clean(wordNext(status, context))}`);
  const isNearEnd = deadlines.every(({ state, what }) => state === 'done' || what === 'sign-off');
  if (isNearEnd && open.length > 0)
    lines.push(
      '',
      say('transition.openBeforeClose', { count: open.length }),
      ...openRows(
        open.map(point => clean(wordOpenPoint(point, context))),
        session,
      ),
    );
  return `${lines.join('\n')}\n`;
}

/** What must be known comes first. */
export function mustHaveRows({ mustHaves }: TransitionWorld, { language, say, terminal }: Session): string[] {
  const [first, ...rest] = sayMustHaves(mustHaves, language, say);
  if (first === undefined) return [];
  return [paint(terminal, 'bold', first), ...rest.map(line => paint(terminal, 'dim', oneLine(line))), ''];
}

/** What is open, as a list that fits on a screen. */
export function openRows(words: readonly string[], { say }: Session): string[] {
  const rest = words.length - MOST_OPEN;
  const rows = words.slice(0, MOST_OPEN).map(word => `  - ${word}`);
  return rest > 0 ? [...rows, `  ${say('transition.more', { count: rest })}`] : rows;
}

function deadlineRows(
  { deadlines, departure }: DepartureStatus,
  context: Parameters<typeof wordDeadline>[1],
  terminal: Session['terminal'],
): string[] {
  const names = deadlines.map(({ what }) => context.say(`deadline.${what}`));
  const width = Math.max(...names.map(columns));
  return deadlines.map((deadline, index) => {
    const { state } = deadline;
    const name = padColumns(names[index] ?? '', width);
    return `  ${paint(terminal, STYLES[state], MARKS[state])} ${name}  ${paint(terminal, STYLES[state], wordDeadline(deadline, context, departure))}`;
  });
}

function masteryRows(
  status: DepartureStatus,
  context: Parameters<typeof wordMastery>[1],
  terminal: Session['terminal'],
): string[] {
  const [first, ...rest] = wordMastery(status, context);
  if (first === undefined) return [];
  return [
    `${paint(terminal, 'bold', context.say('mastery.title'))}${oneLine(first)}`,
    ...rest.map(line => `  ${oneLine(line)}`),
    '',
  ];
}

function termRows({ impact }: DepartureStatus, context: Parameters<typeof wordTerm>[2]): string[] {
  const rows = TERMS.map(term => ({ term, ...wordTerm(term, impact, context) }));
  const names = Math.max(...rows.map(({ name }) => columns(name)));
  const points = Math.max(...rows.map(row => columns(row.points)));
  return rows.map(row =>
    `  ${row.term} ${padColumns(row.name, names)}  ${padColumns(row.points, points)}  ${row.advice}`.trimEnd(),
  );
}

/** What somebody is called in the team. */
export function personIn({ pack }: TransitionWorld, who: string | undefined): string | undefined {
  if (!who?.trim()) return undefined;
  return findPerson(pack.team?.value, who)?.name ?? who;
}
