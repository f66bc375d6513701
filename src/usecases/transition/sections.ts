import { posix } from 'node:path';
import type { FileChange } from '../../core/changes.ts';
import { comparableName } from '../../core/comparableName.ts';
import { UserError } from '../../core/errors.ts';
import { pathProblem } from '../../core/paths.ts';
import type { Assets, Files, Project } from '../../core/ports.ts';
import { CONFIG_FILE, DEFAULT_FOLDER } from '../../pack/names.ts';
import { findPerson, peopleToName } from '../../pack/people/people.ts';
import type { Person, Team } from '../../pack/types.generated.ts';
import type { Lenient } from '../../pack/yaml/conform.ts';
import type { TransitionEvent } from '../../transition/events.ts';
import type { DepartureStatus } from '../../transition/status.ts';
import {
  chooseTransition,
  type ReadTransitionsOptions,
  readTransitions,
  type TransitionWorld,
} from './readTransitions.ts';

/**
 * One person can leave several packs of a repository: that is one departure. Each pack has a section of it, a
 * `transition.yaml` of its own with the same id, because each has a customer, a successor and a team of its own; what is
 * about the person (last day, being on call, that it is cancelled) is written into all of them at once, and all of them
 * list the same `packs`.
 */
export interface Section {
  readonly world: TransitionWorld;
  readonly status: DepartureStatus;
}

/** A departure in all packs that it concerns. */
export interface WholeDeparture {
  /** In the order in which the departure lists its packs; the only one for most. */
  readonly sections: readonly Section[];
  /** Packs that it lists and that know nothing of it. From the top of the repository. */
  readonly missing: readonly string[];
}

/** Where a project lies, as `packs` of a departure calls it. */
export function packOf({ prefix }: Pick<Project, 'prefix'>): string {
  return prefix.replace(/\/$/, '') || '.';
}

/** Whether a departure concerns more packs than one. */
export function isShared({ departure }: DepartureStatus): boolean {
  return (departure.transition.packs ?? []).filter(Boolean).length > 1;
}

/**
 * The folders of all packs of a repository, by their names alone. From the top of the repository, as `packs` calls them;
 * none where there is no repository.
 */
export async function findPacks(project: Project, signal?: AbortSignal): Promise<string[]> {
  const top = project.sibling?.('');
  if (top === undefined) return [];
  const found = new Set<string>();
  for (const path of await top.files.list(signal)) {
    const [folder] = [CONFIG_FILE, `${DEFAULT_FOLDER}/checklist.yaml`, `${DEFAULT_FOLDER}/team.yaml`].flatMap(
      name => (path === name ? '.' : path.endsWith(`/${name}`) ? path.slice(0, -name.length - 1) : []),
    );
    if (folder !== undefined) found.add(folder);
  }
  return [...found];
}

/** The project in another folder of the repository; undefined for what leads out of it. */
export function projectAt({ sibling }: Project, pack: string): Project | undefined {
  if (pack !== '.' && pathProblem(pack) !== undefined) return undefined;
  return sibling?.(pack === '.' ? '' : posix.normalize(pack));
}

/**
 * All sections of a departure.
 * @throws UserError where a pack cannot be read
 */
export async function sectionsOf(
  world: TransitionWorld,
  status: DepartureStatus,
  options: ReadTransitionsOptions = {},
): Promise<WholeDeparture> {
  if (!isShared(status)) return { sections: [{ world, status }], missing: [] };
  const sections: Section[] = [];
  const missing: string[] = [];
  for (const pack of new Set(status.departure.transition.packs)) {
    if (pack === undefined) continue;
    if (pack === packOf(world.project)) {
      sections.push({ world, status });
      continue;
    }
    const other = await worldAt(world, pack, options);
    const own = other?.statuses.find(({ id }) => id === status.id);
    if (other === undefined || own === undefined) missing.push(pack);
    else sections.push({ world: other, status: own });
  }
  return { sections: sections.length === 0 ? [{ world, status }] : sections, missing };
}

async function worldAt(
  { project, today, assets }: TransitionWorld,
  pack: string,
  options: ReadTransitionsOptions,
): Promise<TransitionWorld | undefined> {
  const other = projectAt(project, pack);
  return other && unlessNoPack(readTransitions(other, today, assets, options));
}

/** Undefined where there is no pack. */
export async function unlessNoPack<T>(reading: Promise<T>): Promise<T | undefined> {
  return reading.catch((error: unknown) => {
    if (error instanceof UserError && error.messageId === 'error.noPack') return undefined;
    throw error;
  });
}

/**
 * The packs that a command is about: that of the project or, where it has none, all of its repository: whoever works at
 * the top of it means all of them.
 * @throws UserError where there is no pack at all, or one cannot be read
 */
export async function readWorlds(
  project: Project,
  today: string,
  assets: Assets,
  options: ReadTransitionsOptions = {},
): Promise<readonly [TransitionWorld, ...TransitionWorld[]]> {
  const reading = readTransitions(project, today, assets, options);
  const own = await unlessNoPack(reading);
  if (own !== undefined) return [own];
  const worlds: TransitionWorld[] = [];
  for (const pack of await findPacks(project, options.signal)) {
    const other = projectAt(project, pack);
    const world = other && (await unlessNoPack(readTransitions(other, today, assets, options)));
    if (world) worlds.push(world);
  }
  const [first, ...rest] = worlds;
  return first === undefined ? [await reading] : [first, ...rest];
}

/** All departures of some packs with all their sections, each once. */
export async function departuresIn(
  worlds: readonly TransitionWorld[],
  isMeant: (status: DepartureStatus) => boolean,
  options: ReadTransitionsOptions = {},
): Promise<WholeDeparture[]> {
  const found: WholeDeparture[] = [];
  const known = new Set<string>();
  for (const world of worlds)
    for (const status of world.statuses) {
      if (!isMeant(status) || known.has(keyOf({ world, status }))) continue;
      const whole = await sectionsOf(world, status, options);
      for (const section of whole.sections) known.add(keyOf(section));
      found.push(whole);
    }
  return found;
}

/** The departure that a command is about. */
export interface ChosenDeparture extends WholeDeparture {
  /** The section of the pack in which the command runs; the first one where it runs in none of them. */
  readonly own: Section;
  readonly isInPack: boolean;
}

/**
 * The departure that a command is about, as {@link chooseTransition}, in all its packs.
 * @throws UserError as there
 */
export async function chooseDeparture(
  worlds: readonly [TransitionWorld, ...TransitionWorld[]],
  id: string | undefined,
): Promise<ChosenDeparture> {
  const [world] = worlds;
  if (worlds.length === 1) {
    const own = { world, status: chooseTransition(world, id) };
    const whole = await sectionsOf(own.world, own.status);
    return { ...whole, own: whole.sections.find(one => one.world === world) ?? own, isInPack: true };
  }
  const found = await departuresIn(worlds, status =>
    id === undefined ? status.departure.outcome === 'open' : status.id === id,
  );
  const [only] = found;
  if (found.length > 1)
    throw new UserError('error.whichPack', {
      packs: found.flatMap(({ sections }) => sections.map(one => packOf(one.world.project))).join(', '),
    });
  const own = only?.sections[0];
  if (only === undefined || own === undefined) throw new UserError('error.noDeparture');
  return { ...only, own, isInPack: only.sections.length === 1 };
}

/** The same for the same section, however often it is read. */
export function keyOf({ world, status }: Section): string {
  return JSON.stringify([world.project.root, status.id]);
}

/** A person of one team in another: ids are of a pack alone, addresses and names are of people. */
export function counterpart(
  team: Lenient<Team> | undefined,
  person: Lenient<Person> | undefined,
): Lenient<Person> | undefined {
  if (person === undefined) return undefined;
  const words = (list: readonly (string | undefined)[]) =>
    list.flatMap(word => comparableName(word ?? '') || []);
  const emails = ({ emails = [] }: Lenient<Person>) => words(emails);
  const names = ({ name, names = [] }: Lenient<Person>) => words([name, ...names]);
  const people = peopleToName(team);
  for (const called of [emails, names]) {
    const wanted = new Set(called(person));
    const found = people.find(other => called(other).some(word => wanted.has(word)));
    if (found) return found;
  }
  return undefined;
}

/** The fields of an event that name people. */
const PEOPLE = new Set(['person', 'recorder', 'supervisor', 'handledBy', 'recall', 'watchedBy']);

/** What happened, in the words of another pack: its team may call the same people otherwise. */
export function eventFor(
  event: TransitionEvent,
  from: TransitionWorld,
  to: TransitionWorld,
): TransitionEvent {
  const translate = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(translate);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [
        name,
        PEOPLE.has(name) && typeof inner === 'string' ? idFor(inner, from, to) : translate(inner),
      ]),
    );
  };
  return translate(event) as TransitionEvent;
}

/** The id of a person in another pack; as it is where they are not in its team. */
export function idFor(who: string, from: TransitionWorld, to: TransitionWorld): string {
  if (from === to) return who;
  const person = findPerson(from.pack.team?.value, who);
  return counterpart(to.pack.team?.value, person)?.id ?? who;
}

/** Changes of several packs, as one change of the repository that is written whole or not at all. */
export interface JoinedChanges {
  readonly files: Files;
  readonly project: Project;
  readonly changes: readonly FileChange[];
  /** What a path of one pack is called among them. */
  readonly pathIn: (world: TransitionWorld, path: string) => string;
}

/** @param parts changes by pack; those of one alone stay as they are */
export function joinChanges(
  parts: readonly { readonly world: TransitionWorld; readonly changes: readonly FileChange[] }[],
): JoinedChanges {
  const [first] = parts;
  if (first === undefined) throw new Error('no pack to write in');
  const { project } = first.world;
  const top = parts.length > 1 ? project.sibling?.('') : undefined;
  if (top === undefined)
    return { files: project.files, project, changes: recordLast(first.changes), pathIn: (_, path) => path };
  const pathIn = (world: TransitionWorld, path: string) => `${world.project.prefix}${path}`;
  return {
    files: top.files,
    project: top,
    changes: recordLast(
      parts.flatMap(({ world, changes }) =>
        changes.map(change => ({ ...change, path: pathIn(world, change.path) })),
      ),
    ),
    pathIn,
  };
}

/** A departure is on record once its documents are there: one that was interrupted before can be begun again. */
function recordLast(changes: readonly FileChange[]): FileChange[] {
  const isRecord = ({ path }: FileChange) => path.endsWith('/transition.yaml');
  return [...changes.filter(change => !isRecord(change)), ...changes.filter(isRecord)];
}
