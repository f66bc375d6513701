import { type FileChange, fileChange } from '../../core/changes.ts';
import { UserError } from '../../core/errors.ts';
import { findPerson, idInTeam, isSamePerson } from '../../pack/people/people.ts';
import type { Person, Team } from '../../pack/types.generated.ts';
import type { Lenient } from '../../pack/yaml/conform.ts';
import { changedYaml } from '../../pack/yaml/edit.ts';
import { fieldsOf } from '../../pack/yaml/file.ts';
import type { DepartureStatus } from '../../transition/status.ts';
import type { PlanNote } from '../generate.ts';
import { changesOf } from '../planChanges.ts';
import { readPackFile } from '../readPackFile.ts';
import { readSettings } from '../readSettings.ts';
import { readTransitions, type TransitionWorld } from './readTransitions.ts';
import {
  counterpart,
  findPacks,
  type JoinedChanges,
  joinChanges,
  packOf,
  projectAt,
  unlessNoPack,
} from './sections.ts';
import { freeId, planStart, type StartPlan, type StartRequest } from './startTransition.ts';
import type { SurfaceServices } from './surface.ts';

/** A new departure in all packs of the repository that it concerns. Nothing has been written yet. */
export interface DeparturePlan {
  /** One for each pack; that of the project first. */
  readonly sections: readonly { readonly world: TransitionWorld; readonly plan: StartPlan }[];
  readonly joined: JoinedChanges;
  /** What is to be known beside what the sections say. */
  readonly notes: readonly PlanNote[];
}

/** A pack, and what its team calls the leaver. */
interface Concerned {
  readonly world: TransitionWorld;
  readonly person: Lenient<Person>;
}

/**
 * Plans a departure: a section in this pack and in every other one of the repository in whose team the leaver is. One that
 * was begun there already gets this pack as well, under the id that it has.
 * @param options `onlyHere`: the other packs are left alone
 * @throws as `planStart`
 */
export async function planDeparture(
  world: TransitionWorld,
  request: StartRequest,
  { onlyHere = false, ...services }: SurfaceServices & { readonly onlyHere?: boolean | undefined } = {},
): Promise<DeparturePlan> {
  const team = world.pack.team?.value;
  const leaver = findPerson(team, request.leaving);
  const { concerned, notes } =
    onlyHere || leaver === undefined
      ? { concerned: [], notes: [] }
      : await findConcerned(world, leaver, services.signal);
  if (leaver === undefined || concerned.length === 0) {
    const plan = await planStart(world, request, services);
    return { sections: [{ world, plan }], joined: joinChanges([{ world, changes: changesOf(plan) }]), notes };
  }
  const begun = concerned.flatMap(({ world: other, person }) => {
    const status = openOf(other, person.id);
    return status ? [{ world: other, status }] : [];
  });
  const fresh = concerned.filter(({ world: other }) => !begun.some(one => one.world === other));
  const shared = sharedFacts(world, request, begun[0]?.status, [{ world, person: leaver }, ...fresh]);
  const packs = [world, ...concerned.map(other => other.world)].map(({ project }) => packOf(project)).sort();
  const both = { ...shared.request, shared: { id: shared.id, packs } };
  const successor = request.successor?.trim() ? findPerson(team, request.successor) : undefined;
  const sections = [{ world, plan: await planStart(world, both, services) }];
  for (const { world: other, person } of fresh) {
    const next = counterpart(other.pack.team?.value, successor);
    const own = {
      ...both,
      leaving: person.id ?? '',
      successor: next?.id,
      stage: undefined,
      customerType: undefined,
      interfaces: undefined,
    };
    sections.push({ world: other, plan: await planStart(other, own, services) });
  }
  const parts = [
    ...sections.map(({ world: own, plan }) => ({ world: own, changes: changesOf(plan) })),
    ...begun.map(({ world: own, status }) => ({ world: own, changes: withPacks(status, packs) })),
  ];
  const told = fresh.some(({ world: other }) => successor && !counterpart(other.pack.team?.value, successor));
  return {
    sections,
    joined: joinChanges(parts),
    notes: [
      ...notes,
      { id: 'packs', data: { count: packs.length, packs: packs.join(', ') } },
      ...(told ? [{ id: 'successorElsewhere', data: {} }] : []),
    ],
  };
}

/** The other packs in whose team somebody is, by their address or name. */
async function findConcerned(
  { project, today, assets }: TransitionWorld,
  leaver: Lenient<Person>,
  signal: AbortSignal | undefined,
): Promise<{ readonly concerned: Concerned[]; readonly notes: PlanNote[] }> {
  const concerned: Concerned[] = [];
  const notes: PlanNote[] = [];
  for (const pack of await findPacks(project, signal)) {
    const other = pack === packOf(project) ? undefined : projectAt(project, pack);
    if (other === undefined) continue;
    try {
      // Most packs know nothing of them, and need not be read as a whole.
      const { folder } = await readSettings(other.files);
      const team = await readPackFile<Team>(other, `${folder}/team.yaml`, assets);
      if (counterpart(team, leaver) === undefined) continue;
      const world = await unlessNoPack(readTransitions(other, today, assets, { signal }));
      const person = counterpart(world?.pack.team?.value, leaver);
      if (world && person?.id !== undefined) concerned.push({ world, person });
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      notes.push({ id: 'packUnread', data: { pack } });
    }
  }
  return { concerned, notes };
}

function openOf({ statuses, pack }: TransitionWorld, who: string | undefined): DepartureStatus | undefined {
  return statuses.find(
    ({ departure }) =>
      departure.outcome === 'open' && isSamePerson(pack.team?.value, departure.transition.leaving, who),
  );
}

/** What holds in all packs: what was begun already counts, then what is asked for, then what one of the teams knows. */
function sharedFacts(
  world: TransitionWorld,
  request: StartRequest,
  begun: DepartureStatus | undefined,
  all: readonly Concerned[],
): { readonly id: string; readonly request: StartRequest } {
  const { transition } = begun?.departure ?? {};
  const reportedOn = transition?.reportedOn ?? request.reportedOn;
  const lastDay =
    begun?.departure.lastDay ??
    request.lastDay ??
    all.flatMap(({ person }) => person.lastWorkingDay ?? []).find(Boolean);
  const leaving = idInTeam(world.pack.team?.value, request.leaving);
  return {
    id:
      begun?.id ??
      freeId(
        all.map(one => one.world),
        reportedOn,
        leaving,
      ),
    request: { ...request, reportedOn, lastDay, absence: transition?.absence ?? request.absence },
  };
}

/** A section that was begun before the others learns of them. */
function withPacks({ departure: { file } }: DepartureStatus, packs: readonly string[]): FileChange[] {
  return fileChange(file.path, file.text, (now = '') =>
    changedYaml(file.path, now, [{ set: ['packs'], value: packs }], { fields: fieldsOf(file) }),
  );
}
