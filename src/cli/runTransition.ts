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
import { packName, statusCalendar, statusJson, statusMarkdown } from '../usecases/transition/exportStatus.ts';
import {
  chooseTransition,
  masker,
  readTransitions,
  type TransitionWorld,
} from '../usecases/transition/readTransitions.ts';
import {
  type ChosenDeparture,
  chooseDeparture,
  departuresIn,
  isShared,
  type JoinedChanges,
  packOf,
  projectAt,
  readWorlds,
  type Section,
  type WholeDeparture,
} from '../usecases/transition/sections.ts';
import type { WholePlan } from '../usecases/transition/wholeDeparture.ts';
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
import { writeOrShow } from './write.ts';

/** Opens the project of a command, or all packs of its repository where it has none, and reads the departures. */
export async function openTransitions(
  options: CommonOptions & { readonly today?: string },
  session: Session,
): Promise<readonly [TransitionWorld, ...TransitionWorld[]]> {
  const { terminal } = session;
  const { project } = await openCommandProject(options, terminal);
  const today = options.today ?? localDate();
  return await readWorlds(project, today, terminal.assets);
}

/** Opens the departure that a command is about, and says which of its packs know nothing of it. */
export async function openDeparture(
  options: CommonOptions & { readonly today?: string; readonly id?: string },
  session: Session,
): Promise<ChosenDeparture> {
  const chosen = await chooseDeparture(await openTransitions(options, session), options.id);
  warnOfMissing(chosen, session);
  return chosen;
}

function warnOfMissing({ missing }: WholeDeparture, { terminal, say }: Session): void {
  for (const pack of missing)
    terminal.stderr.write(`${paint(terminal, 'yellow', '!')} ${say('transition.packMissing', { pack })}\n`);
}

/** What could not be written down in another pack: it may know nobody of that name, or have no such account. */
export function warnOfPassedOver(
  { passedOver }: Pick<WholePlan, 'passedOver'>,
  { terminal, say }: Session,
): void {
  for (const { pack, reason } of passedOver)
    terminal.stdout.write(
      `${paint(terminal, 'yellow', '!')} ${pack}: ${oneLine(say(reason.messageId, reason.data))}\n`,
    );
}

/** @throws UserError where a command at the top of a repository must say which of its packs it means */
export function refuseWithoutPack(sections: readonly Section[]): never {
  const packs = sections.map(({ world }) => packOf(world.project)).join(', ');
  throw new UserError('error.whichPack', { packs });
}

/** A section as it is after something was written; another command may have written, too. */
export async function readAgain({ world, status }: Section): Promise<Section> {
  const { project, today, assets } = world;
  const fresh = projectAt(project, packOf(project)) ?? project;
  const after = await readTransitions(fresh, today, assets);
  return { world: after, status: chooseTransition(after, status.id) };
}

/**
 * Writes changes of one or several packs, or shows them, and says what became of them.
 * @returns false where nothing was to be written
 */
export async function writeJoined(
  { joined, rewritten }: { readonly joined: JoinedChanges; readonly rewritten: readonly string[] },
  options: { readonly dryRun?: boolean | undefined },
  session: Session,
): Promise<boolean> {
  const { terminal, say } = session;
  const written = await writeOrShow(joined.files, joined.changes, options, session);
  if (written === undefined) return false;
  const print = (line: string) => terminal.stdout.write(`${line}\n`);
  for (const { path } of joined.changes) print(paint(terminal, 'green', say('transition.written', { path })));
  for (const path of rewritten)
    print(`${paint(terminal, 'yellow', '!')} ${say('transition.transfer.rewritten', { path })}`);
  return true;
}

/** Runs `handover transition status`: 1 when something is overdue, for people and for CI. */
export async function runStatus(options: StatusOptions, session: Session): Promise<ExitCode> {
  const { say, terminal } = session;
  const { format, id, output } = options;
  const worlds = await openTransitions(options, session);
  const [world] = worlds;
  const departures =
    id === undefined ? await departuresIn(worlds, () => true) : [await chooseDeparture(worlds, id)];
  for (const departure of departures) warnOfMissing(departure, session);
  const all = departures.flatMap(({ sections }) => sections);
  const open = all.filter(({ status }) => status.departure.outcome === 'open' || id !== undefined);
  const text =
    format === 'json'
      ? `${JSON.stringify(statusJson(world, all, session.language, say), null, 2)}\n`
      : format === 'ics'
        ? statusCalendar(world.today, open, say)
        : format === 'markdown'
          ? statusMarkdown(open, say)
          : statusText(open, session);
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
    ({ status: { deadlines, departure } }) =>
      departure.outcome === 'open' && deadlines.some(({ state }) => state === 'overdue'),
  );
  return isLate ? 1 : 0;
}

/** Departures for people: what is done, what is due, what comes next. */
export function statusText(sections: readonly Section[], session: Session): string {
  const { say } = session;
  if (sections.length === 0) return `${say('transition.nobody')}\n`;
  return sections.map(section => departureText(section, session)).join('\n');
}

const MARKS = { done: '✓', due: '○', overdue: '✖' } as const;
const STYLES = { done: 'green', due: 'dim', overdue: 'red' } as const;
/** More of them are counted; `--format json` lists all. */
const MOST_OPEN = 12;

function departureText({ world, status }: Section, session: Session): string {
  const { say, terminal } = session;
  const { departure, deadlines, impact, phase, open, holidaysUnknownIn } = status;
  const { transition, lastDay, leaver } = departure;
  const mask = masker(world.today);
  const context = { say, language: session.language, today: world.today, mask };
  const clean = (text: string) => oneLine(mask(text));
  const bold = (text: string) => paint(terminal, 'bold', text);
  const lines = [
    bold(clean(say('transition.title', { leaver }))) + paint(terminal, 'dim', `  ${status.id}`),
    ...(isShared(status) ? [paint(terminal, 'bold', clean(sectionHead(world, status, say)))] : []),
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

/** Which of the packs a section is of. */
export function sectionHead(
  world: TransitionWorld,
  { departure }: DepartureStatus,
  say: Session['say'],
): string {
  const pack = packOf(world.project);
  const packs = departure.transition.packs ?? [];
  const data = { number: packs.indexOf(pack) + 1, total: packs.length, name: packName(world), pack };
  return say('transition.section', data);
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
