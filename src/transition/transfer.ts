import { withoutMark } from '../pack/guesses.ts';
import type { Pack } from '../pack/pack.ts';
import { type Held, heldBy } from '../pack/people/held.ts';
import { findPerson, isSamePerson } from '../pack/people/people.ts';
import type { YamlChange } from '../pack/yaml/edit.ts';
import { valueAt } from '../pack/yaml/editing/content.ts';
import type { YamlFile, YamlPath } from '../pack/yaml/file.ts';
import { mapOf } from '../pack/yaml/values.ts';

/** Who goes, and who takes over. Ids of `team.yaml`, or as the departure calls them. */
export interface TransferRequest {
  readonly leaving: string;
  /** yyyy-mm-dd */
  readonly lastDay: string | undefined;
  /** Undefined: nobody; then roles become free, and everything else stays where it is and is told. */
  readonly successor: string | undefined;
  /** Takes the places of a deputy that become free; undefined: they stay free. */
  readonly deputy: string | undefined;
  /** yyyy-mm-dd */
  readonly today: string;
}

/** One place of the pack at which another name stands afterwards. */
export interface TransferStep {
  readonly file: YamlFile;
  readonly path: YamlPath;
  readonly from: string | undefined;
  /** Undefined: nobody. */
  readonly to: string | undefined;
}

export interface Transfer {
  readonly steps: readonly TransferStep[];
  /** What the leaver holds all the same: devices to be handed back, what nobody is there for. */
  readonly left: readonly Held[];
  /** Whether a place of a deputy becomes free in the roles of the project. */
  readonly needsDeputy: boolean;
}

/** What changes hands when a departure is closed: everything that the leaver holds, and what `team.yaml` says of them. */
export function transferOf(pack: Pack, request: TransferRequest): Transfer {
  const { leaving, successor } = request;
  const held = heldBy(pack, leaving);
  const { team } = pack;
  const pairs = new Map(
    held.flatMap(({ kind, path, file }) =>
      kind === 'role' && path.at(-1) !== 'projectManager'
        ? [[JSON.stringify(path.slice(0, -1)), { file, path: path.slice(0, -1) }] as const]
        : [],
    ),
  );
  const roles = [...pairs.values()].flatMap(({ file, path }) => pairSteps(pack, file, path, request));
  const others = held.flatMap((place): TransferStep[] => {
    const { file, path, kind } = place;
    const step = (to: string | undefined) => [{ file, path, from: leaving, to }];
    if (kind === 'role') return path.at(-1) === 'projectManager' ? step(successor) : [];
    if (kind === 'mentor') {
      const pupil = mapOf(valueAt(file.value, path.slice(0, -1)))['id'];
      return step(isSamePerson(team?.value, String(pupil), successor) ? undefined : successor);
    }
    return kind === 'ownership' && successor !== undefined ? step(successor) : [];
  });
  const steps = [...roles, ...others, ...ofPerson(pack, request)];
  const isMoved = ({ file, path }: Held) =>
    steps.some(step => step.file === file && JSON.stringify(step.path) === JSON.stringify(path));
  return {
    steps,
    left: held.filter(place => !isMoved(place)),
    needsDeputy: roles.some(
      ({ path: [list, field], to }) => list === 'roles' && field === 'deputy' && to === undefined,
    ),
  };
}

/** Primary and deputy of the project, or of an area: never the same person, never the leaver. */
function pairSteps(
  { team }: Pack,
  file: YamlFile,
  path: YamlPath,
  { leaving, successor, deputy }: TransferRequest,
): TransferStep[] {
  const pair = mapOf(valueAt(file.value, path));
  const nameIn = (field: string) => (typeof pair[field] === 'string' ? String(pair[field]) : undefined);
  const is = (one: string | undefined, other: string | undefined) => isSamePerson(team?.value, one, other);
  const [oldPrimary, oldDeputy] = [nameIn('primary'), nameIn('deputy')];
  const primary = is(oldPrimary, leaving) ? successor : oldPrimary;
  const stays = oldDeputy !== undefined && !is(oldDeputy, leaving) && !is(oldDeputy, primary);
  const next = is(successor, primary) ? undefined : successor;
  const free = deputy !== undefined && !is(deputy, primary) ? deputy : undefined;
  // Who is named as the new deputy is meant for the project; an area keeps the one that it has.
  const newDeputy = stays && !(path[0] === 'roles' && free !== undefined) ? oldDeputy : (free ?? next);
  const step = (field: string, from: string | undefined, to: string | undefined): TransferStep[] =>
    from === to ? [] : [{ file, path: [...path, field], from, to }];
  return [...step('primary', oldPrimary, primary), ...step('deputy', oldDeputy, newDeputy)];
}

/** That they are gone, and since when. Whoever still comes to work is not inactive yet. */
function ofPerson({ team }: Pack, { leaving, lastDay, today }: TransferRequest): TransferStep[] {
  const person = findPerson(team?.value, leaving);
  if (team === undefined || person === undefined) return [];
  const path = ['people', (team.value?.people ?? []).indexOf(person)];
  const step = (field: string, from: unknown, to: string): TransferStep[] =>
    String(from) === to
      ? []
      : [{ file: team, path: [...path, field], from: from === undefined ? undefined : String(from), to }];
  return [
    ...(lastDay === undefined ? [] : step('lastWorkingDay', person.lastWorkingDay, lastDay)),
    ...(lastDay === undefined || lastDay <= today ? step('active', person.active, 'false') : []),
  ];
}

/** The changes of one file that make its steps; who is in charge is no guess of a program any more. */
export function transferChanges(steps: readonly TransferStep[], path: string): YamlChange[] {
  const own = steps.filter(({ file }) => file.path === path);
  const byEntry = Map.groupBy(own, step => JSON.stringify(step.path.slice(0, -1)));
  return [...byEntry.values()].flatMap((entry): YamlChange[] => {
    const [first] = entry;
    if (first === undefined) return [];
    const { file } = first;
    const place = first.path.slice(0, -1);
    const gone = entry.filter(({ to }) => to === undefined).map(step => String(step.path.at(-1)));
    const fields = Object.keys(mapOf(valueAt(file.content, place))).filter(isNoMark);
    // A map without fields would be no map.
    if (gone.length > 0 && gone.length === fields.length) return [{ remove: place }];
    const changes = entry.map(
      (step): YamlChange =>
        step.to === undefined
          ? { remove: step.path }
          : { set: step.path, value: valueIn(String(step.path.at(-1)), step.to) },
    );
    const isDecided = place[0] === 'roles' || place[0] === 'assignments';
    const names = entry.map(step => String(step.path.at(-1)));
    return isDecided ? [...changes, ...withoutMark(file.content, place, names)] : changes;
  });
}

function isNoMark(name: string): boolean {
  return name !== 'confirm' && name !== 'from';
}

function valueIn(field: string, to: string): string | boolean {
  return field === 'active' ? to === 'true' : to;
}
